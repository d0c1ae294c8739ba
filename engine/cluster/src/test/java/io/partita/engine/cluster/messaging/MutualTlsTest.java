package io.partita.engine.cluster.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutualTlsTest {
    private static final String PASSWORD = "secret-of-tests";

    @TempDir
    private static Path directory;

    private static MutualTls members;
    private static MutualTls strangers;

    @BeforeAll
    static void makeKeys() throws IOException, InterruptedException {
        Process first = makeKey("members");
        Process second = makeKey("strangers");
        members = load("members", first);
        strangers = load("strangers", second);
    }

    private static Path file(String name) {
        return directory.resolve(name + ".p12");
    }

    private static Process makeKey(String name) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        file(name).toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
    }

    private static MutualTls load(String name, Process keytool) throws IOException, InterruptedException {
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        return MutualTls.load(file(name), PASSWORD);
    }

    @Test
    void membersUnderstandEachOther() {
        try (Exchange exchange = Exchange.of(Exchange.ECHO, Exchange.OPTIONS.withTls(members))) {
            assertThat(exchange.ask("a secret")).isEqualTo("a secret");
            assertThat(Exchange.get(exchange.send(new byte[3_000_000]))).hasSize(3_000_000);
        }
    }

    @Test
    void strangersStayOut() {
        MessagingOptions impatient =
                Exchange.OPTIONS.withTimes(MessagingTimes.DEFAULT.withConnect(Duration.ofMillis(700)));
        refused(impatient.withTls(members), Exchange.OPTIONS.withTls(strangers));
        refused(impatient.withTls(members), impatient);
        refused(impatient, impatient.withTls(members));
    }

    private static void refused(MessagingOptions accepting, MessagingOptions sending) {
        try (Exchange exchange = Exchange.of(Exchange.ECHO, accepting, sending)) {
            StoreException refusal = Exchange.failure(exchange.send(new byte[1]));
            assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(exchange.listener().counters().requests()).isZero();
        }
    }

    @Test
    void aFileThatDoesNotFitIsRefusedAtOnce() {
        Path file = file("members");
        assertThatThrownBy(() -> MutualTls.load(file, "another"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("another");
        assertThatThrownBy(() -> MutualTls.load(directory.resolve("absent"), PASSWORD))
                .isInstanceOf(StoreException.class);
    }
}

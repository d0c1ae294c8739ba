package io.partita.engine.cluster.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.messaging.MutualTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCertificatesTest {
    private static final String PASSWORD = "anything";

    @TempDir
    private static Path directory;

    private static ClusterCertificates good;
    private static ClusterCertificates oneSided;
    private static TestAuthority another;

    @BeforeAll
    static void makeCertificates() throws Exception {
        TestAuthority authority = TestAuthority.create(directory, "authority");
        good = authority.sign("good", "-validity", "30");
        oneSided = authority.sign("one-sided", "-ext", "eku=serverAuth");
        another = TestAuthority.create(directory, "another");
    }

    private static String refusal(ClusterCertificates certificates, Instant now) {
        Path file = directory.resolve("refused.p12");
        StoreException refused =
                catchThrowableOfType(StoreException.class, () -> certificates.writeKeyStore(file, PASSWORD, now));
        assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION);
        assertThat(file).doesNotExist();
        return refused.getMessage();
    }

    private static String refusal(ClusterCertificates certificates) {
        return refusal(certificates, Instant.now());
    }

    @Test
    void bothTransportsTakeTheFileAndNobodyElseReadsIt() throws IOException {
        Path file = directory.resolve("transport.p12");
        Files.writeString(file, "what was there before");
        good.writeKeyStore(file, PASSWORD, Instant.now());
        assertThat(MutualTls.load(file, PASSWORD)).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void filesThatAreMissingOrSomethingElseAreNamed() throws IOException {
        Path absent = directory.resolve("absent.pem");
        assertThat(refusal(new ClusterCertificates(absent, good.key(), good.authority())))
                .endsWith("there is no file " + absent);
        assertThat(refusal(new ClusterCertificates(good.certificate(), absent, good.authority())))
                .endsWith("there is no file " + absent);
        assertThat(refusal(new ClusterCertificates(good.certificate(), good.key(), absent)))
                .endsWith("there is no file " + absent);
        Path text = Files.writeString(directory.resolve("text.pem"), "no certificate at all");
        assertThat(refusal(new ClusterCertificates(text, good.key(), good.authority())))
                .contains("no certificate in PEM in " + text);
        assertThat(refusal(new ClusterCertificates(good.certificate(), text, good.authority())))
                .contains("no private key in PEM", text.toString());
        assertThat(refusal(new ClusterCertificates(good.certificate(), oneSided.key(), good.authority())))
                .endsWith("the key " + oneSided.key() + " is not that of the certificate " + good.certificate());
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefusedWithBothNames() {
        assertThat(refusal(new ClusterCertificates(good.certificate(), good.key(), another.file())))
                .contains(good.certificate() + " of CN=good", "signed by CN=authority", "is not one of", "CN=another");
    }

    @Test
    void aCertificateIsRefusedBeforeAndAfterItsTime() {
        Instant now = Instant.now();
        assertThat(refusal(good, now.plus(Duration.ofDays(31))))
                .contains(good.certificate() + " of CN=good has expired at ")
                .endsWith("Renew it, or set the clock");
        assertThat(refusal(good, now.minus(Duration.ofDays(2)))).contains(" is valid from ", "Set the clock, or wait");
    }

    @Test
    void aCertificateForOneSideOfAConnectionIsRefused() {
        assertThat(refusal(oneSided)).contains("is not for both sides of a connection", "clientAuth");
    }
}

package io.partita.engine.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsFileTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:45:00Z");
    private static final String POLICY =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}";

    @TempDir
    private Path data;

    private final KeyMaker keys = new KeyMaker(Chance.ofSeed(1));
    private Path folder;
    private CredentialsFile file;

    @BeforeEach
    void open() {
        folder = data.resolve("credentials");
        file = CredentialsFile.in(folder, null, Chance.ofSeed(7));
    }

    private Identities write() throws IOException {
        return file.change(identities -> identities
                .createUser("anna", NOW)
                .addKey("anna", keys.permanent(NOW))
                .addKey("anna", keys.temporary(NOW, Duration.ofHours(1)))
                .putPolicy("mine", POLICY)
                .attach("anna", "mine")
                .attach("anna", "no-scans"));
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Identities written = write();
        assertThat(file.read()).isEqualTo(written);
        assertThat(CredentialsFile.in(folder, null, Chance.ofSeed(8)).read()).isEqualTo(written);
    }

    @Test
    void nothingIsReadableByWhoHasNotTheKey() throws IOException {
        KeyRecord key = write().user("anna").keys().get(0);
        String bytes = new String(Files.readAllBytes(file.path()), StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .startsWith("PARTITA CREDENTIALS\n")
                .doesNotContain(key.secret())
                .doesNotContain(key.id())
                .doesNotContain("anna");
    }

    @Test
    void everythingIsItsOwnersAlone() throws IOException {
        write();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(3)
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "credentials.partita, rw-r-----, 600",
        "credentials.partita, rw----r--, 600",
        "credentials.partita, rw--w----, 600",
        "credentials.key, rw-r--r--, 600",
        "., rwxr-x---, 700",
        "., rwx-----x, 700",
    })
    void whatOthersMayTouchIsNotUsed(String name, String permissions, String mode) throws IOException {
        Identities written = write();
        Path touched = name.equals(".") ? folder : folder.resolve(name);
        Files.setPosixFilePermissions(touched, PosixFilePermissions.fromString(permissions));
        String message = "others than its owner may use " + touched + " (" + permissions + "). Run: chmod " + mode + " "
                + touched;
        assertThatThrownBy(file::read).isInstanceOf(IdentityException.class).hasMessage(message);
        assertThatThrownBy(() -> file.change(identities -> identities.deleteUser("anna")))
                .isInstanceOf(IdentityException.class)
                .hasMessage(message);
        Files.setPosixFilePermissions(
                touched, PosixFilePermissions.fromString(mode.equals("700") ? "rwx------" : "rw-------"));
        assertThat(file.read()).isEqualTo(written);
    }

    @Test
    void withoutAFileThereIsAnInstruction() {
        assertThatThrownBy(file::read)
                .hasMessage("there are no credentials in " + folder
                        + " yet; make the first user: partita user create NAME --policy full-access");
    }

    @Test
    void withoutItsKeyAFileIsNotReadAndNotReplaced() throws IOException {
        write();
        byte[] before = Files.readAllBytes(file.path());
        Files.delete(folder.resolve("credentials.key"));
        String message =
                "the key file " + folder.resolve("credentials.key") + " is missing, without which the credentials"
                        + " cannot be read; restore it, or say where the key is: --key-file FILE, or the environment variable"
                        + " PARTITA_CREDENTIALS_KEY";
        assertThatThrownBy(file::read).hasMessage(message);
        assertThatThrownBy(this::write).hasMessage(message);
        assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
    }

    @Test
    void anotherKeyIsNoticed() throws IOException {
        write();
        String other = EncryptionKey.random(Chance.ofSeed(9), "").text();
        CredentialsFile wrong = CredentialsFile.in(folder, KeySource.text(other, "a test"), Chance.ofSeed(7));
        assertThatThrownBy(wrong::read)
                .hasMessage(
                        file.path() + " was written with another key than that of a test; give the one with which it"
                                + " was written (--key-file)");
    }

    @Test
    void aKeyThatIsNoneIsNotRepeated() {
        assertThatThrownBy(() -> KeySource.text("c2VjcmV0", "a test"))
                .hasMessage("a test has no key: it must be 32 bytes in Base64, 44 characters, as `openssl rand -base64"
                        + " 32` writes them");
        assertThatThrownBy(() -> KeySource.text("?", "a test")).hasMessageStartingWith("a test has no key");
    }

    @Test
    void theKeyMayBeElsewhere() throws IOException {
        String key = EncryptionKey.random(Chance.ofSeed(3), "").text();
        CredentialsFile elsewhere = CredentialsFile.in(folder, KeySource.text(key, "a test"), Chance.ofSeed(7));
        Identities written = elsewhere.change(identities -> identities.createUser("otto", NOW));
        assertThat(folder.resolve("credentials.key")).doesNotExist();
        assertThat(elsewhere.read()).isEqualTo(written);
    }

    @Test
    void aLaterFormatIsRefused() throws IOException {
        write();
        byte[] bytes = Files.readAllBytes(file.path());
        bytes["PARTITA CREDENTIALS\n".length()] = 2;
        Files.write(file.path(), bytes);
        assertThatThrownBy(file::read)
                .hasMessage(
                        file.path() + " has the format version 2; this program knows version 1: run the program that"
                                + " wrote it");
    }

    @Test
    void noByteChangesUnnoticed() throws IOException {
        write();
        byte[] bytes = Files.readAllBytes(file.path());
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            Files.write(file.path(), flipped);
            assertThatThrownBy(file::read).as("byte %d", i).isInstanceOf(IdentityException.class);
        }
    }

    @Test
    void noEndIsCutOffUnnoticed() throws IOException {
        write();
        byte[] bytes = Files.readAllBytes(file.path());
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file.path(), Arrays.copyOf(bytes, length));
            assertThatThrownBy(file::read).as("length %d", length).isInstanceOf(IdentityException.class);
        }
        Files.write(file.path(), Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(file::read).isInstanceOf(IdentityException.class);
    }

    /** The last digit of a key has bits that stand for nothing: then it is the same key, and the same users. */
    @Test
    void noByteOfTheKeyMakesOtherUsers() throws IOException {
        Identities written = write();
        Path key = folder.resolve("credentials.key");
        byte[] bytes = Files.readAllBytes(key);
        int same = 0;
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= (byte) (1 << bit);
                Files.write(key, flipped);
                try {
                    assertThat(file.read()).isEqualTo(written);
                    same++;
                } catch (IdentityException expected) {
                    assertThat(expected).hasMessageNotContaining(new String(bytes, StandardCharsets.US_ASCII).strip());
                }
            }
        }
        assertThat(same).isLessThan(10);
    }

    @Test
    void aFailedChangeChangesNothing() throws IOException {
        Identities written = write();
        byte[] before = Files.readAllBytes(file.path());
        assertThatThrownBy(() -> file.change(identities -> identities.createUser("anna", NOW)))
                .isInstanceOf(IdentityException.class);
        assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
        assertThat(file.read()).isEqualTo(written);
    }

    @Test
    void noChangeIsLostAmongMany() throws Exception {
        write();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> changes = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                String name = "user" + i;
                changes.add(threads.submit(() -> CredentialsFile.in(folder, null, Chance.ofSeed(name.hashCode()))
                        .change(identities -> identities.createUser(name, NOW))));
            }
            for (Future<?> change : changes) {
                change.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(file.read().users()).hasSize(81);
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        write();
        file.change(identities -> identities.deleteUser("anna"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("credentials.partita", "credentials.key", "credentials.lock");
        }
    }
}

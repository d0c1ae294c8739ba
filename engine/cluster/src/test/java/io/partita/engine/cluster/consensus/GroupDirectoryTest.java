package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.StoreBudget;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupDirectoryTest {
    private static final ReplicaIdentity IDENTITY = new ReplicaIdentity("test", "node-0", 0);

    @TempDir
    private Path directory;

    private void open(ReplicaIdentity identity) {
        GroupDirectory.open(directory.resolve("node-0"), identity, StoreBudget.DEFAULT)
                .close();
    }

    private StoreException refused(ReplicaIdentity identity) {
        return catchThrowableOfType(StoreException.class, () -> open(identity));
    }

    @Test
    void aDirectoryBelongsToOneMember() {
        open(IDENTITY);
        open(IDENTITY);
        for (ReplicaIdentity other : List.of(
                new ReplicaIdentity("other", "node-0", 0),
                new ReplicaIdentity("test", "node-1", 0),
                new ReplicaIdentity("test", "node-0", 2))) {
            StoreException refused = refused(other);
            assertThat(refused.code()).isEqualTo(ErrorCode.FOREIGN_DATA);
            assertThat(refused)
                    .hasMessageContaining("cluster test, node node-0, group set-0")
                    .hasMessageContaining("cluster " + other.cluster());
        }
    }

    @Test
    void anotherVersionIsRefused() {
        open(IDENTITY);
        DurableText.write(directory.resolve("node-0/IDENTITY"), IDENTITY.text().replace("version 1", "version 2"));
        assertThat(refused(IDENTITY).code()).isEqualTo(ErrorCode.FOREIGN_DATA);
        assertThat(refused(IDENTITY)).hasMessageContaining("version 2");
    }

    @Test
    void aLogOfAnotherMemberIsRefused() throws IOException {
        open(IDENTITY);
        Files.delete(directory.resolve("node-0/IDENTITY"));
        StoreException refused = refused(new ReplicaIdentity("test", "node-1", 0));
        assertThat(refused.code()).isEqualTo(ErrorCode.FOREIGN_DATA);
        assertThat(refused).hasMessageContaining("has the log of another member");
    }

    @Test
    void anEmptiedLogIsNoticed() {
        open(IDENTITY);
        DurableText.remove(directory.resolve("node-0/log"));
        StoreException refused = refused(IDENTITY);
        assertThat(refused.code()).isEqualTo(ErrorCode.CORRUPTION);
        assertThat(refused).hasMessageContaining("has been emptied");
    }

    @Test
    void whatIsInUseIsLocked() {
        try (GroupDirectory open = GroupDirectory.open(directory.resolve("node-0"), IDENTITY, StoreBudget.DEFAULT)) {
            assertThat(open.log()).isNotNull();
            assertThat(refused(IDENTITY).code()).isEqualTo(ErrorCode.LOCKED);
        }
    }

    @Test
    void whatIsNotOursIsLeftAlone() throws IOException {
        Path file = Files.createDirectories(directory.resolve("node-0")).resolve("letters.txt");
        Files.writeString(file, "dear");
        assertThat(refused(IDENTITY).code()).isEqualTo(ErrorCode.FOREIGN_DATA);
        assertThat(file).hasContent("dear");
    }

    /** A flipped bit anywhere in the log is refused, or the member has every acknowledged row all the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void damageOfTheLogIsNoticedOrHarmless(long seed) throws IOException {
        try (LocalCluster cluster = LocalCluster.started(directory, 1)) {
            cluster.apply(Rows.createTable());
            for (int i = 0; i < 30; i++) {
                cluster.apply(Rows.put(cluster.group(0).replica(), "key" + i, i));
            }
            Path crashed = directory.resolve("crashed");
            copy(cluster.directory(0), crashed);
            cluster.stop(0);
            DurableText.remove(cluster.directory(0));
            Files.move(crashed, cluster.directory(0));
            damage(cluster.directory(0).resolve("log/data"), new Random(seed));
            try {
                cluster.start(0);
            } catch (StoreException refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.CORRUPTION);
                return;
            }
            cluster.leader();
            cluster.catchUp(0);
            for (int i = 0; i < 30; i++) {
                assertThat(Rows.value(cluster.group(0).replica(), "key" + i)).isEqualTo(Samples.value(i));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Flips a bit in the middle of the largest file of a log. */
    private static void damage(Path data, Random random) throws IOException {
        Path log;
        try (Stream<Path> files = Files.list(data)) {
            log = files.filter(file -> file.toString().endsWith(".log"))
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            long place = file.length() / 4 + random.nextLong(file.length() / 2);
            file.seek(place);
            int was = file.read();
            file.seek(place);
            file.write(was ^ 1 << random.nextInt(8));
        }
    }
}

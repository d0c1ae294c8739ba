package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.WriteBatch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupDirectoryTest {
    private static final ReplicaIdentity IDENTITY = new ReplicaIdentity("test", "node-0", 0);
    private static final byte[] VOTE = {0, 0, 0, 0, 0, 0, 0, 7, 0x61};
    private static final byte[] ROW = {0x10, 1};

    @TempDir
    private Path directory;

    private void open(ReplicaIdentity identity) {
        open(identity, opened -> {});
    }

    private void open(ReplicaIdentity identity, Consumer<GroupDirectory> use) {
        try (GroupDirectory opened = GroupDirectory.open(path(), identity, StoreBudget.DEFAULT, damage -> {})) {
            use.accept(opened);
        }
    }

    private Path path() {
        return directory.resolve("node-0");
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
        open(IDENTITY, opened -> {
            assertThat(opened.log()).isNotNull();
            assertThat(refused(IDENTITY).code()).isEqualTo(ErrorCode.LOCKED);
        });
    }

    private static void put(OrderedStore store, byte[] key, byte[] value) {
        WriteBatch batch = new WriteBatch();
        batch.put(key, value);
        store.commit(batch);
    }

    private void promise() {
        open(IDENTITY, opened -> {
            put(opened.log(), LogRows.VOTE, VOTE);
            put(opened.log(), LogRows.entry(1), VOTE);
            put(opened.store().replica().store(), ROW, VOTE);
        });
    }

    private void assertThatOnlyPromisesAreLeft() {
        open(IDENTITY, opened -> {
            assertThat(opened.log().get(LogRows.VOTE)).isEqualTo(VOTE);
            assertThat(opened.log().get(LogRows.entry(1))).isNull();
            assertThat(opened.store().replica().store().get(ROW)).isNull();
        });
    }

    @Test
    void whatIsMadeAnewKeepsItsPromises() {
        promise();
        assertThat(GroupDirectory.isRenewed(path())).isFalse();
        GroupDirectory.renew(path(), IDENTITY, "task 1");
        assertThat(GroupDirectory.isRenewed(path())).isTrue();
        assertThatOnlyPromisesAreLeft();
        // What it has got since is removed for another reason only.
        open(IDENTITY, opened -> put(opened.log(), LogRows.entry(1), VOTE));
        GroupDirectory.renew(path(), IDENTITY, "task 1");
        open(IDENTITY, opened -> assertThat(opened.log().get(LogRows.entry(1))).isEqualTo(VOTE));
        GroupDirectory.renew(path(), IDENTITY, "task 2");
        assertThatOnlyPromisesAreLeft();
    }

    @Test
    void aRenewalThatWasBrokenOffIsFinished() {
        promise();
        GroupDirectory.renew(path(), IDENTITY, "task 1");
        open(IDENTITY, opened -> put(opened.log(), LogRows.entry(1), VOTE));
        DurableText.write(path().resolve("VOTE"), HexFormat.of().formatHex(VOTE));
        DurableText.remove(path().resolve("log"));
        DurableText.remove(path().resolve("IDENTITY"));
        GroupDirectory.renew(path(), IDENTITY, "task 2");
        assertThatOnlyPromisesAreLeft();
    }

    @Test
    void whoHasForgottenItsPromisesIsNotMadeAnew() {
        promise();
        assertThat(GroupDirectory.canBeRenewed(path(), IDENTITY)).isTrue();
        DurableText.remove(path().resolve("log"));
        assertThat(GroupDirectory.canBeRenewed(path(), IDENTITY)).isFalse();
        StoreException refused =
                catchThrowableOfType(StoreException.class, () -> GroupDirectory.renew(path(), IDENTITY, "task 1"));
        assertThat(refused.code()).isEqualTo(ErrorCode.CORRUPTION);
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

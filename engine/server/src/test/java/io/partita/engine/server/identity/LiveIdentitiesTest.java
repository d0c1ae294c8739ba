package io.partita.engine.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.server.policy.Access;
import io.partita.engine.server.policy.Action;
import io.partita.engine.server.policy.Decision;
import io.partita.engine.server.policy.Permissions;
import io.partita.engine.server.signature.AccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveIdentitiesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:45:00Z");
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/T";

    @TempDir
    private Path data;

    private final KeyMaker keys = new KeyMaker(Chance.ofSeed(1));
    private final KeyRecord annas = keys.permanent(NOW);
    private CredentialsFile file;
    private LiveIdentities live;

    @BeforeEach
    void open() throws IOException {
        file = CredentialsFile.in(data.resolve("credentials"), null, Chance.ofSeed(7));
        file.change(identities -> identities.createUser("anna", NOW).addKey("anna", annas));
        live = LiveIdentities.open(file, "000000000000");
    }

    private Decision decide(Action action) {
        Permissions permissions = live.permissions("anna");
        assertThat(permissions).isNotNull();
        return permissions.decide(Access.of(action, TABLE));
    }

    @Test
    void changesAreSeenAfterARefresh() throws IOException {
        AccessKey before = live.find(annas.id());
        assertThat(before).isNotNull();
        assertThat(live.refresh()).isFalse();
        assertThat(live.find(annas.id())).isSameAs(before);
        assertThat(decide(Action.GET_ITEM)).isEqualTo(Decision.NOT_ALLOWED);

        file.change(identities -> identities.attach("anna", "read-only"));
        assertThat(decide(Action.GET_ITEM)).isEqualTo(Decision.NOT_ALLOWED);
        assertThat(live.refresh()).isTrue();
        assertThat(decide(Action.GET_ITEM)).isEqualTo(Decision.ALLOWED);
        assertThat(decide(Action.PUT_ITEM)).isEqualTo(Decision.NOT_ALLOWED);

        file.change(identities -> identities.setActive(annas.id(), false));
        live.refresh();
        assertThat(live.find(annas.id())).isNull();

        file.change(identities -> identities.setActive(annas.id(), true));
        live.refresh();
        assertThat(live.find(annas.id())).isNotNull();

        file.change(identities -> identities.deleteUser("anna"));
        live.refresh();
        assertThat(live.find(annas.id())).isNull();
        assertThat(live.permissions("anna")).isNull();
    }

    /** The same length and the same second: the file is another one nevertheless. */
    @Test
    void aChangeOfTheSameLengthIsSeen() throws IOException {
        long bytes = Files.size(file.path());
        FileTime time = Files.getLastModifiedTime(file.path());
        KeyRecord other = keys.permanent(NOW);
        file.change(identities -> identities.deleteKey(annas.id()).addKey("anna", other));
        Files.setLastModifiedTime(file.path(), time);
        assertThat(Files.size(file.path())).isEqualTo(bytes);
        assertThat(live.refresh()).isTrue();
        assertThat(live.find(other.id())).isNotNull();
        assertThat(live.find(annas.id())).isNull();
    }

    @Test
    void aDamagedFileLeavesThingsAsTheyWere() throws IOException {
        byte[] good = Files.readAllBytes(file.path());
        byte[] bad = good.clone();
        bad[bad.length - 1] ^= 1;
        Files.write(file.path(), bad);
        Files.setLastModifiedTime(file.path(), FileTime.from(NOW));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(live::refresh)
                    .isInstanceOf(IdentityException.class)
                    .hasMessageContaining("is damaged or was tampered with");
        }
        assertThat(live.find(annas.id())).isNotNull();

        Files.delete(file.path());
        assertThatThrownBy(live::refresh).hasMessageContaining("there are no credentials");
        assertThat(live.find(annas.id())).isNotNull();

        file.change(identities -> identities.createUser("otto", NOW));
        assertThat(live.refresh()).isTrue();
        assertThat(live.find(annas.id())).isNull();
        assertThat(live.permissions("otto")).isNotNull();
    }

    /** While the file changes and is read again, no key is ever somebody else's. */
    @Test
    void readersSeeWholeStates() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<KeyRecord> made = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            made.add(keys.permanent(NOW));
        }
        try {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(threads.submit(() -> {
                    int seen = 0;
                    while (!isOver.get()) {
                        seen += look(made);
                    }
                    return seen;
                }));
            }
            for (int i = 0; i < made.size(); i++) {
                int index = i;
                file.change(identities -> next(identities, made, index));
                assertThat(live.refresh()).isTrue();
            }
            isOver.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            isOver.set(true);
            threads.shutdownNow();
        }
        assertThat(live.find(made.get(39).id()))
                .hasToString("access key " + made.get(39).id() + " of user39");
        assertThat(live.find(made.get(38).id())).isNull();
    }

    private static Identities next(Identities identities, List<KeyRecord> made, int index) {
        Identities next = identities.createUser("user" + index, NOW).addKey("user" + index, made.get(index));
        return index == 0 ? next : next.deleteUser("user" + (index - 1));
    }

    private int look(List<KeyRecord> made) {
        int found = live.find(annas.id()) == null ? 0 : 1;
        for (int i = 0; i < made.size(); i++) {
            AccessKey key = live.find(made.get(i).id());
            if (key != null) {
                assertThat(key.userName()).isEqualTo("user" + i);
                found++;
            }
        }
        return found;
    }
}

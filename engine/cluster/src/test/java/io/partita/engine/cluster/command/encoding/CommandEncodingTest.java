package io.partita.engine.cluster.command.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand.DeleteItem;
import io.partita.engine.cluster.command.ItemCommand.PutItem;
import io.partita.engine.cluster.command.ItemCommand.UpdateItem;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A failure is replayed with {@code -Dpartita.seed=} what was printed. */
final class CommandEncodingTest {
    private static final int CASES = 3_000;

    /** Rare kinds are waited for. */
    private static final int MOST_CASES = 100_000;

    private static final byte[] KEY = {1, 2, 3};

    private final Damage damage = new Damage(CommandEncodingTest::readAll);

    private static long seed() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("CommandEncodingTest: -Dpartita.seed=" + seed);
        return seed;
    }

    /** Also what is inside of items, which decode late. */
    private static void readAll(byte[] bytes) {
        assertThat(Descriptions.of(CommandEncoding.decode(bytes))).isNotEmpty();
    }

    @Test
    void commandsComeBackAsTheyWere() {
        RandomRecords random = new RandomRecords(seed());
        // So what is added to these later is tried, too, and fails as long as it has no encoding.
        List<Class<?>> kinds = Stream.of(
                        Command.class,
                        Condition.class,
                        Operand.class,
                        Path.Step.class,
                        Update.Action.class,
                        Update.Value.class,
                        Work.class)
                .<Class<?>>flatMap(type -> SealedTypes.permitted(type).stream())
                .toList();
        int cases = 0;
        while (cases < CASES || (cases < MOST_CASES && !random.made().containsAll(kinds))) {
            checkComesBack(random.next(Command.class));
            cases++;
        }
        assertThat(random.made()).containsAll(kinds);
    }

    private static void checkComesBack(Command command) {
        byte[] bytes = CommandEncoding.encode(command);
        Command decoded = CommandEncoding.decode(bytes);
        assertThat(Descriptions.of(decoded)).isEqualTo(Descriptions.of(command));
        assertThat(CommandEncoding.encode(decoded)).isEqualTo(bytes);
        assertThat(CommandEncoding.encode(command)).isEqualTo(bytes);
    }

    @Test
    void damageIsFoundOrIsAnotherCommand() {
        RandomRecords random = new RandomRecords(seed());
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = CommandEncoding.encode(random.next(Command.class));
            damage.flip(bytes, random.random(), "case " + i);
            damage.forge(bytes, random.random());
        }
    }

    @Test
    void noBeginningOfACommandIsACommand() {
        RandomRecords random = new RandomRecords(seed());
        Set<Class<?>> kinds = new HashSet<>();
        while (!kinds.containsAll(SealedTypes.permitted(Command.class))) {
            Command command = random.next(Command.class);
            byte[] bytes = CommandEncoding.encode(command);
            if (bytes.length <= 500) {
                kinds.add(command.getClass());
                damage.cut(bytes, Descriptions.of(command));
            }
        }
    }

    @Test
    void theOrderOfSetsAndMapsOfDefinitionsDoesNotMatter() {
        TableDefinition definition = new TableDefinition(
                "table",
                Samples.PK_SK,
                List.of(),
                List.of(Samples.global("index", "g", IndexProjection.include(Set.of("a", "b", "c", "d")))),
                Map.of("t1", "1", "t2", "2", "t3", "3"));
        TableDefinition same = new TableDefinition(
                "table",
                Samples.PK_SK,
                List.of(),
                List.of(Samples.global("index", "g", IndexProjection.include(Set.of("d", "c", "b", "a")))),
                Map.of("t3", "3", "t2", "2", "t1", "1"));
        assertThat(CommandEncoding.encode(new CatalogCommand.RedefineTable("table", same)))
                .isEqualTo(CommandEncoding.encode(new CatalogCommand.RedefineTable("table", definition)));
    }

    @Test
    void anItemIsNotEncodedAgain() {
        byte[] encoded = ItemEncoding.encode(Samples.item("pk", "a", "v", 1));
        PutItem put = new PutItem(KEY, ItemEncoding.decode(encoded), null, false);
        PutItem decoded = (PutItem) CommandEncoding.decode(CommandEncoding.encode(put));
        assertThat(ItemEncoding.encode(decoded.item())).isEqualTo(encoded);
    }

    @Test
    void nestingIsBoundedBothWays() {
        Condition condition = new Condition.Exists(Path.of("a"));
        Update.Value value = new Update.At(Path.of("a"));
        for (int depth = 0; depth < Nesting.MAX_DEPTH; depth++) {
            condition = new Condition.Not(condition);
            value = new Update.IfNotExists(Path.of("b"), value);
        }
        Command deepest = update(value, condition);
        byte[] bytes = CommandEncoding.encode(deepest);
        assertThat(Descriptions.of(CommandEncoding.decode(bytes))).isEqualTo(Descriptions.of(deepest));

        assertRefused(update(value, new Condition.And(List.of(condition))), "nested deeper");
        assertRefused(
                update(new Update.Plus(new Update.At(Path.of("x")), value), new Condition.Exists(Path.of("a"))),
                "nested deeper");
    }

    @Test
    void nestedDeeperThanAnyoneWritesIsCorruption() {
        // A deletion with a condition of a hundred thousand NOTs.
        byte[] bytes = HexFormat.of().parseHex("0103010e03010203" + "03".repeat(100_000) + "00000000");
        assertCorrupt(Damage.resealed(bytes), "an expression in it is nested deeper than 300 operators");
    }

    private static Command update(Update.Value value, Condition condition) {
        Update update = new Update(List.of(new Update.SetTo(Path.of("a"), value)));
        return new UpdateItem(KEY, Samples.key("k"), update, condition, false);
    }

    @Test
    void sizeIsBoundedBothWays() {
        byte[] entry = new byte[CommandEncoding.MAX_BYTES - 18];
        byte[] largest = CommandEncoding.encode(changes(entry));
        assertThat(largest).hasSize(CommandEncoding.MAX_BYTES);
        readAll(largest);
        assertRefused(changes(new byte[entry.length + 1]), "A command of the log is too large: it has 2097149 bytes");
        assertCorrupt(new byte[CommandEncoding.MAX_BYTES + 1], "it has 2097153 bytes, and the most is 2097152");
    }

    private static ApplyChanges changes(byte[] entry) {
        return new ApplyChanges(new Route(1, 2), HashRange.ALL, List.of(new Mutation(3, new byte[] {4}, entry)));
    }

    @Test
    void countsThatAskForMuchMemoryAreCorruption() {
        // Two thousand million mutations, sequence numbers, conditions, and actions.
        for (String hex : List.of(
                "0120" + "0204" + "ffffffff07",
                "0123" + "02" + "ffffffff07",
                "0103" + "010e03010203" + "01ffffffff07",
                "0102" + "000e03010203" + "01016b" + "ffffffff07")) {
            assertThat(damage.isIntact(Damage.resealed(HexFormat.of().parseHex(hex + "00000000"))))
                    .isFalse();
        }
    }

    @Test
    void halfACharacterIsRefused() {
        assertRefused(new CatalogCommand.DropTable("x\uD83D"), "not well-formed Unicode");
        Condition condition = new Condition.Exists(Path.of("\uDE00"));
        assertRefused(new DeleteItem(KEY, condition, true), "not well-formed Unicode");
        Item item = Item.of(Map.of("a", AttributeValue.of("\uD83D")));
        assertRefused(new PutItem(KEY, item, null, false), "not well-formed Unicode");
    }

    @Test
    void whatIsWrongIsSaid() {
        byte[] bytes = CommandEncoding.encode(new CatalogCommand.DropTable("table"));
        assertCorrupt(new byte[0], "A command of the log is damaged: it ends too early");
        assertCorrupt(
                changed(bytes, 0, 2), "A command of the log is damaged: its version is 2, and this program reads only");
        assertCorrupt(changed(bytes, 4, 'x'), "A command of the log is damaged: its checksum is not that of its bytes");
        assertCorrupt(Damage.resealed(changed(bytes, 1, 99)), "no command is of the kind 99");
        assertCorrupt(Damage.resealed(changed(bytes, 2, 4)), "A command of the log is damaged: 1 bytes follow its end");
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static void assertRefused(Command command, String message) {
        StoreException e = catchThrowableOfType(StoreException.class, () -> CommandEncoding.encode(command));
        assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION);
        assertThat(e).hasMessageContaining(message);
    }

    private static void assertCorrupt(byte[] bytes, String message) {
        StoreException e = catchThrowableOfType(StoreException.class, () -> CommandEncoding.decode(bytes));
        assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION);
        assertThat(e).hasMessageContaining(message);
    }
}

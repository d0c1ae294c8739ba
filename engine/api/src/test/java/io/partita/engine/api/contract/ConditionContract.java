package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.compare;
import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.path;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditional writes. */
interface ConditionContract extends StoreUnderTest {
    String FAILED = "The conditional request failed";

    private static Item sample() {
        return item(
                "pk",
                "a",
                "n",
                5,
                "s",
                "hello",
                "b",
                new byte[] {1, 2},
                "t",
                true,
                "none",
                AttributeValue.nullValue(),
                "l",
                List.of(1, "two"),
                "m",
                Map.of("x", 1),
                "ss",
                StringSetValue.of(List.of("p", "q")));
    }

    static Stream<Arguments> conditions() {
        Operand five = Operand.of(value(5));
        Operand six = Operand.of(value(6));
        return Stream.of(
                Arguments.of(equal("n", 5), true),
                Arguments.of(equal("n", "5"), false),
                Arguments.of(equal("m.x", 1), true),
                Arguments.of(equal("l[1]", "two"), true),
                Arguments.of(equal("absent", 1), false),
                Arguments.of(compare("n", Comparator.NOT_EQUAL, 6), true),
                Arguments.of(compare("n", Comparator.NOT_EQUAL, 5), false),
                Arguments.of(compare("absent", Comparator.NOT_EQUAL, 5), true),
                Arguments.of(compare("n", Comparator.LESS, 6), true),
                Arguments.of(compare("n", Comparator.LESS, "6"), false),
                Arguments.of(compare("n", Comparator.LESS_OR_EQUAL, 5), true),
                Arguments.of(compare("n", Comparator.GREATER, 5), false),
                Arguments.of(compare("n", Comparator.GREATER_OR_EQUAL, 5), true),
                Arguments.of(compare("t", Comparator.LESS, true), false),
                Arguments.of(new Condition.Between(path("n"), five, six), true),
                Arguments.of(new Condition.Between(path("n"), six, five), false),
                Arguments.of(new Condition.In(path("n"), List.of(six, five)), true),
                Arguments.of(new Condition.In(path("n"), List.of(six)), false),
                Arguments.of(new Condition.Exists(path("m.x")), true),
                Arguments.of(new Condition.Exists(path("none")), true),
                Arguments.of(new Condition.Exists(path("m.y")), false),
                Arguments.of(new Condition.NotExists(path("l[7]")), true),
                Arguments.of(new Condition.NotExists(path("n")), false),
                Arguments.of(new Condition.HasType(path("ss"), AttributeType.SS), true),
                Arguments.of(new Condition.HasType(path("ss"), AttributeType.L), false),
                Arguments.of(new Condition.BeginsWith(path("s"), Operand.of(value("he"))), true),
                Arguments.of(new Condition.BeginsWith(path("b"), Operand.of(value(new byte[] {1}))), true),
                Arguments.of(new Condition.BeginsWith(path("n"), Operand.of(value("5"))), false),
                Arguments.of(new Condition.Contains(path("s"), Operand.of(value("ell"))), true),
                Arguments.of(new Condition.Contains(path("ss"), Operand.of(value("q"))), true),
                Arguments.of(new Condition.Contains(path("l"), Operand.of(value("two"))), true),
                Arguments.of(new Condition.Contains(path("l"), Operand.of(value(2))), false),
                Arguments.of(new Condition.Comparison(Comparator.EQUAL, new Operand.Size(path("s")), five), true),
                Arguments.of(
                        new Condition.Comparison(Comparator.EQUAL, new Operand.Size(path("l")), Operand.of(value(2))),
                        true),
                Arguments.of(new Condition.Comparison(Comparator.EQUAL, path("m.x"), path("l[0]")), true),
                Arguments.of(new Condition.Not(equal("n", 6)), true),
                Arguments.of(new Condition.And(List.of(equal("n", 5), equal("s", "hello"))), true),
                Arguments.of(new Condition.And(List.of(equal("n", 5), equal("s", "no"))), false),
                Arguments.of(new Condition.Or(List.of(equal("n", 6), equal("s", "hello"))), true),
                Arguments.of(new Condition.Or(List.of(equal("n", 6), equal("s", "no"))), false));
    }

    @ParameterizedTest
    @MethodSource("io.partita.engine.api.contract.ConditionContract#conditions")
    default void aWriteHappensIfItsConditionHolds(Condition condition, boolean holds) {
        String table = table(PK);
        put(table, sample());
        WriteRequest write =
                new WriteRequest.Put(table, item("pk", "a", "written", true), WriteOptions.onlyIf(condition));
        if (holds) {
            store().write(write);
            assertThat(get(table, key("a"))).isEqualTo(item("pk", "a", "written", true));
        } else {
            refused(ErrorCode.CONDITIONAL_CHECK_FAILED, FAILED, () -> store().write(write));
            assertThat(get(table, key("a"))).isEqualTo(sample());
        }
    }

    @Test
    default void anItemIsMadeOnlyOnce() {
        String table = table(PK);
        WriteOptions ifAbsent = WriteOptions.onlyIf(new Condition.NotExists(path("pk")));
        store().write(new WriteRequest.Put(table, item("pk", "a", "v", 1), ifAbsent));
        refused(
                ErrorCode.CONDITIONAL_CHECK_FAILED,
                FAILED,
                () -> store().write(new WriteRequest.Put(table, item("pk", "a", "v", 2), ifAbsent)));
        assertThat(get(table, key("a"))).isEqualTo(item("pk", "a", "v", 1));
    }

    @Test
    default void aFailedConditionCarriesTheItemOnlyIfAsked() {
        String table = table(PK);
        Item item = item("pk", "a", "v", 1);
        put(table, item);
        Condition condition = equal("v", 2);
        StoreException without = refused(
                ErrorCode.CONDITIONAL_CHECK_FAILED,
                FAILED,
                () -> store().write(new WriteRequest.Delete(table, key("a"), WriteOptions.onlyIf(condition))));
        assertThat(without.item()).isNull();

        WriteOptions asking = new WriteOptions(condition, ReturnValues.NONE, true);
        for (WriteRequest write : List.of(
                new WriteRequest.Put(table, item, asking),
                new WriteRequest.Delete(table, key("a"), asking),
                new WriteRequest.UpdateItem(table, key("a"), new Update(List.of()), asking))) {
            StoreException with = refused(ErrorCode.CONDITIONAL_CHECK_FAILED, FAILED, () -> store().write(write));
            assertThat(with.item()).isEqualTo(item);
        }
        StoreException absent = refused(
                ErrorCode.CONDITIONAL_CHECK_FAILED,
                FAILED,
                () -> store().write(new WriteRequest.Delete(table, key("b"), asking)));
        assertThat(absent.item()).isNull();
    }

    @Test
    default void aConditionOnAnAbsentItemSeesNoAttributes() {
        String table = table(PK);
        refused(
                ErrorCode.CONDITIONAL_CHECK_FAILED,
                FAILED,
                () -> update(
                        table,
                        key("a"),
                        WriteOptions.onlyIf(new Condition.Exists(path("pk"))),
                        new Update.SetTo(path("v"), new Update.Constant(value(1)))));
        assertThat(get(table, key("a"))).isNull();
    }
}

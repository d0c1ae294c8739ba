package io.partita.engine.server.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.server.error.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Expressions in text files: what they mean, or exactly what is said of them. */
class ExpressionFilesTest {
    private static final KeySchema KEY =
            new KeySchema(new KeyAttribute("p", AttributeType.S), new KeyAttribute("s", AttributeType.N));
    private static final KeySchema KEY_WITHOUT_SORT = new KeySchema(new KeyAttribute("p", AttributeType.S), null);
    private static final Canonical CANONICAL = new Canonical(name -> name, Words::of);

    @TestFactory
    Stream<DynamicTest> conditions() {
        return tests(
                "conditions.txt",
                (expressions, text) -> CANONICAL.of(expressions.condition("ConditionExpression", text)));
    }

    @TestFactory
    Stream<DynamicTest> updates() {
        return tests("updates.txt", (expressions, text) -> CANONICAL.of(expressions.update(text)));
    }

    @TestFactory
    Stream<DynamicTest> projections() {
        return tests("projections.txt", (expressions, text) -> CANONICAL.of(expressions.projection(text)));
    }

    @TestFactory
    Stream<DynamicTest> keyConditions() {
        return tests("keys.txt", (expressions, text) -> {
            boolean noSort = text.startsWith("[p] ");
            KeyTerms terms = expressions.keyCondition(noSort ? text.substring(4) : text);
            terms.check();
            return canonical(terms.of(noSort ? KEY_WITHOUT_SORT : KEY));
        });
    }

    private static String canonical(KeyCondition key) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.equal(Path.of("p"), key.partition()));
        Path sort = Path.of("s");
        if (key.sort() instanceof KeyCondition.Compare compare) {
            conditions.add(new Condition.Comparison(compare.comparator(), sort, Operand.of(compare.value())));
        } else if (key.sort() instanceof KeyCondition.Between between) {
            conditions.add(new Condition.Between(sort, Operand.of(between.low()), Operand.of(between.high())));
        } else if (key.sort() instanceof KeyCondition.BeginsWith beginsWith) {
            conditions.add(new Condition.BeginsWith(sort, Operand.of(beginsWith.prefix())));
        }
        return CANONICAL.of(new Condition.And(conditions));
    }

    /** What makes text of an expression. */
    private interface Reading {
        String read(Expressions expressions, String text);
    }

    private static Stream<DynamicTest> tests(String file, Reading reading) {
        Cases cases = Cases.of(file);
        return cases.cases.stream()
                .map(each -> dynamicTest(
                        "\"" + each.text() + "\"",
                        () -> assertThat(result(cases, reading, each.text())).isEqualTo(each.expected())));
    }

    private static String result(Cases cases, Reading reading, String text) {
        try {
            return "-> " + reading.read(Expressions.of(cases.names, cases.values), text);
        } catch (ServiceException | StoreException refused) {
            return "! " + refused.getMessage();
        }
    }

    @Test
    void thereAreEnough() {
        assertThat(Stream.of("conditions.txt", "updates.txt", "projections.txt", "keys.txt")
                        .mapToInt(file -> Cases.of(file).cases.size())
                        .sum())
                .isGreaterThanOrEqualTo(250);
    }
}

package io.partita.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Relation;
import io.partita.parser.syntax.SortItem;
import io.partita.parser.syntax.Statement;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Any tree is printed so that it reads the same again. The seed is in the message of a failure; -Dpartita.seed=N runs
 * that one alone.
 */
class RoundTripTest {
    private static final int STATEMENTS = 3000;

    @Test
    void randomTrees() {
        Long only = Long.getLong("partita.seed");
        long first = only == null ? new Random().nextLong() : only;
        System.out.println("RoundTripTest: seeds from " + first);
        for (long seed = first; seed < first + (only == null ? STATEMENTS : 1); seed++) {
            Statement statement = new RandomStatements(seed).statement();
            String printed = StatementFormatter.format(statement);
            assertThat(shapeOf(printed, seed)).as("seed %d: %s", seed, printed).isEqualTo(Shape.of(statement));
        }
    }

    private static Object shapeOf(String text, long seed) {
        try {
            return Shape.of(StatementParser.parse(text));
        } catch (SyntaxException e) {
            throw new AssertionError("seed " + seed + ": " + text + "\n" + e.getMessage(), e);
        }
    }

    @Test
    void theRandomTreesAreMadeOfAllRecords() {
        Set<String> made = new TreeSet<>();
        for (long seed = 0; seed < 2000; seed++) {
            Shape.forEachRecord(
                    new RandomStatements(seed).statement(),
                    record -> made.add(record.getClass().getSimpleName()));
        }

        Set<String> all = Stream.of(Statement.class, Query.class, Relation.class, Expression.class, SortItem.class)
                .flatMap(type -> Arrays.stream(type.getClasses()))
                .filter(Class::isRecord)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(all).hasSizeGreaterThan(100);
        assertThat(made).containsAll(all).contains("Query", "SortItem", "Hint", "Identifier", "TypeName");
    }
}

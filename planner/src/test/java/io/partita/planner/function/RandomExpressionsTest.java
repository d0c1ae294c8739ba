package io.partita.planner.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.planner.error.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calls of all functions with values of all types; a failure names the seed and the expression. */
class RandomExpressionsTest {
    private static final int DEEPEST = 3;

    private static final List<String> VALUES = List.of(
            "text",
            "number",
            "truth",
            "bytes",
            "list",
            "map",
            "strings",
            "numbers",
            "none",
            "absent",
            "map.a",
            "list[3]",
            "NULL",
            "MISSING",
            "TRUE",
            "''",
            "'a'",
            "'ab,c'",
            "'😀'",
            "'2024-05-17'",
            "'2024-02-29T23:59:59.5Z'",
            "'09:30:00'",
            "'{\"a\": [1]}'",
            "'$.a[0]'",
            "'('",
            "'12'",
            "0",
            "1",
            "-1",
            "2.5",
            "1e20",
            "-9e125",
            "1e-130",
            "99999999999",
            "1715938215",
            "X''",
            "X'ff00'",
            "[1, 'x']",
            "{'a': 1}",
            "<<1, 2>>",
            "<<'a'>>",
            "CURRENT_DATE",
            "CURRENT_TIMESTAMP",
            "DATE '2024-05-17'");

    private static final List<String> UNITS = List.of(
            "YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND");

    private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "%", "||");

    private static Expressions expressions;

    @BeforeAll
    static void open() {
        expressions = new Expressions();
    }

    @AfterAll
    static void close() {
        expressions.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void failOnlyAsTheLanguageSaysAndAlwaysAlike(long seed) {
        Random random = new Random(seed);
        int values = 0;
        for (int i = 0; i < 1_500; i++) {
            String expression = expression(random, DEEPEST);
            String first = outcome(() -> expressions.text(expression));
            assertThat(outcome(() -> expressions.text(expression)))
                    .as("seed %d: %s", seed, expression)
                    .isEqualTo(first);
            values += first.startsWith("refused") ? 0 : 1;
        }
        assertThat(values).as("expressions that have values").isGreaterThan(100);
    }

    /** A condition that the store evaluates, and the same within a function that it does not know. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void areTheSameForTheStoreAsForTheReader(long seed) {
        Random random = new Random(seed);
        int qualifying = 0;
        for (int i = 0; i < 400; i++) {
            String attribute = VALUES.get(random.nextInt(11));
            String comparison = pick(random, List.of("=", "<>", "<", ">="));
            String condition = attribute + " " + comparison + " " + constant(random);
            String pushed = outcome(() -> String.valueOf(expressions.qualifies(condition)));
            String read = outcome(() -> String.valueOf(expressions.qualifies("IIF(" + condition + ", TRUE, FALSE)")));
            assertThat(read).as("seed %d: %s", seed, condition).isEqualTo(pushed);
            qualifying += pushed.equals("true") ? 1 : 0;
        }
        assertThat(qualifying).as("conditions that are true").isPositive();
    }

    /** The value, or the code of the refusal; anything else thrown fails the test. */
    private static String outcome(Supplier<String> expression) {
        try {
            return expression.get();
        } catch (QueryException refused) {
            return "refused " + refused.code();
        }
    }

    private static String expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return pick(random, VALUES);
        } else if (random.nextInt(6) == 0) {
            return "(" + expression(random, depth - 1) + " " + pick(random, OPERATORS) + " "
                    + expression(random, depth - 1) + ")";
        }
        return call(random, pick(random, FunctionLibrary.all()).signature(), depth);
    }

    /** Half of the arguments are of a type that fits, so that not all calls are refused. */
    private static String call(Random random, Signature signature, int depth) {
        int optional = signature.most() - signature.required();
        int count = signature.required() + (optional == 0 ? 0 : random.nextInt(Math.min(optional, 3) + 1));
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Parameter parameter = signature.parameter(i);
            arguments.add(
                    parameter.isUnit()
                            ? pick(random, UNITS)
                            : random.nextBoolean() ? fitting(random, parameter) : expression(random, depth - 1));
        }
        return signature.name() + "(" + String.join(", ", arguments) + ")";
    }

    private static String fitting(Random random, Parameter parameter) {
        return switch (parameter.type().replaceAll("\\|.*", "")) {
            case "NUMBER" -> pick(random, List.of("number", "0", "1", "3", "-2.5", "1e20", "POWER(2, 40)"));
            case "BOOLEAN" -> pick(random, List.of("truth", "number < 0", "text IS NULL"));
            case "LIST" -> pick(random, List.of("list", "[1, 2]", "SPLIT('a b', ' ')"));
            case "MAP" -> pick(random, List.of("map", "{'a': 1}"));
            case "TIMESTAMP" ->
                pick(random, List.of("'2024-05-17'", "NOW()", "1715938215", "'2024-05-17T09:30:00+02:00'"));
            case "STRING" -> pick(random, List.of("text", "'a'", "'$.a'", "'l+'", "CAST(number AS STRING)"));
            default -> pick(random, VALUES);
        };
    }

    private static String constant(Random random) {
        return pick(
                random,
                List.of(
                        "REPLACE('Hello, Wxrld', 'x', 'ö')",
                        "ABS(12.5)",
                        "-ROUND(12.49, 1)",
                        "POWER(2, 3)",
                        "UPPER('x')",
                        "CURRENT_DATE",
                        "DATE_ADD(DAY, 1, CURRENT_DATE)",
                        "COALESCE(NULL, TRUE)",
                        "NULLIF(1, 1)",
                        "JSON_ARRAY(3)",
                        "PARSE_JSON('[3]')",
                        "X'0102'",
                        "MISSING",
                        "LEFT('Hello, W', 20)",
                        "SQRT(-1)",
                        "IIF(TRUE, -12.5, 0)",
                        "CAST('-12.5' AS NUMBER)",
                        "UNIX_TIMESTAMP()"));
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

package io.partita.planner.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.planner.error.QueryException;
import io.partita.planner.type.SqlType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function by the tables in {@code src/test/resources/functions}: a line is an expression and its value, or the
 * SQLSTATE of its error and a part of the message.
 */
class FunctionsTest {
    private static final String ARROW = " => ";
    private static final List<String> TABLES = List.of("strings", "numbers", "times", "documents", "conditions");

    private static Expressions expressions;

    @BeforeAll
    static void open() {
        expressions = new Expressions();
    }

    @AfterAll
    static void close() {
        expressions.close();
    }

    static Stream<String> lines() {
        return TABLES.stream().flatMap(FunctionsTest::lines);
    }

    private static Stream<String> lines(String table) {
        try (InputStream in = FunctionsTest.class.getResourceAsStream("/functions/" + table + ".txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> line.contains(ARROW));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void evaluates(String line) {
        int arrow = line.lastIndexOf(ARROW);
        String expression = line.substring(0, arrow).strip();
        String expected = line.substring(arrow + ARROW.length()).strip();
        if (expected.startsWith("error ")) {
            assertThatThrownBy(() -> expressions.text(expression))
                    .isInstanceOfSatisfying(
                            QueryException.class,
                            error -> assertThat("error " + error.code().sqlState() + ": " + error.getMessage())
                                    .startsWith(expected.substring(0, "error 12345".length()))
                                    .contains(expected.substring("error 12345".length())
                                            .strip()));
        } else {
            assertThat(expressions.text(expression)).isEqualTo(expected);
        }
    }

    /** A function that no table calls is not tested. */
    @Test
    void callsEveryFunctionByEachOfItsNames() {
        String all = lines().collect(Collectors.joining("\n")).toUpperCase(Locale.ROOT);
        Set<String> silent = new TreeSet<>();
        for (NamedFunction function : FunctionLibrary.all()) {
            for (String name : function.names()) {
                if (!Pattern.compile("\\b" + name + "\\(").matcher(all).find()) {
                    silent.add(name);
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void givesNullForNullAndMissingForMissing() {
        for (NamedFunction function : FunctionLibrary.all()) {
            Signature signature = function.signature();
            if (function.operator() instanceof LibraryFunction library
                    && library.isStrict()
                    && signature.required() > 0) {
                for (int place = 0; place < signature.required(); place++) {
                    if (signature.parameter(place).isUnit()) {
                        continue;
                    }
                    assertThat(expressions.text(call(signature, place, "none")))
                            .as(signature.text())
                            .isEqualTo("NULL");
                    assertThat(expressions.text(call(signature, place, "absent")))
                            .as(signature.text())
                            .isEqualTo("MISSING");
                }
            }
        }
    }

    /** A call with fitting arguments but for one. */
    private static String call(Signature signature, int place, String odd) {
        StringBuilder call = new StringBuilder(signature.name()).append('(');
        for (int i = 0; i < signature.required(); i++) {
            call.append(i == 0 ? "" : ", ").append(i == place ? odd : fitting(signature.parameter(i)));
        }
        return call.append(')').toString();
    }

    private static String fitting(Parameter parameter) {
        return switch (parameter.type().replaceAll("\\|.*", "")) {
            case "NUMBER" -> "number";
            case "BOOLEAN" -> "truth";
            case "LIST" -> "list";
            case "MAP" -> "map";
            case "TIMESTAMP" -> "'2024-05-17'";
            case "UNIT" -> "DAY";
            default -> "text";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CURRENT_DATE | DATE
                    NOW() | TIMESTAMP
                    CURRENT_DATE + 1 | DATE
                    CURRENT_DATE + INTERVAL '1' HOUR | TIMESTAMP
                    DATE_TRUNC('month', text) | TIMESTAMP
                    CURRENT_DATE - CURRENT_DATE | BIGINT
                    UPPER(text) | STRING
                    GREATEST(1, 2) | NUMBER
                    COALESCE(none, 'x') | ANY
                    STARTS_WITH(text, 'x') | BOOLEAN
                    """)
    void knowsTheTypeOfItsValues(String expression, SqlType type) {
        assertThat(expressions.type(expression)).isEqualTo(type);
    }

    /** Lower case is how most people write them. */
    @Test
    void ignoresTheCaseOfNames() {
        assertThat(expressions.text("lower(Upper('a'))")).isEqualTo("'a'");
    }
}

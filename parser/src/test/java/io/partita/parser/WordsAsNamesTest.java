package io.partita.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.parser.internal.PartitaLexer;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language has many words and keeps few of them for itself. */
class WordsAsNamesTest {

    static List<String> words() {
        return IntStream.rangeClosed(PartitaLexer.ALL, PartitaLexer.ZONE)
                .mapToObj(PartitaLexer.VOCABULARY::getSymbolicName)
                .toList();
    }

    static List<String> freeWords() {
        return words().stream()
                .filter(word -> !StatementParser.reservedWords().contains(word))
                .toList();
    }

    static Set<String> reservedWords() {
        return new TreeSet<>(StatementParser.reservedWords());
    }

    @Test
    void theReservedWordsAreTheseAndNoMore() {
        assertThat(String.join(" ", reservedWords()))
                .isEqualTo(
                        "ALL AND ANY AS BETWEEN CASE CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DISTINCT ELSE"
                                + " EXCEPT EXISTS FALSE FROM GROUP HAVING IN INNER INTERSECT IS JOIN LIKE LIMIT LOCALTIME"
                                + " LOCALTIMESTAMP MISSING NATURAL NOT NULL ON OR ORDER SELECT SET SOME THEN TRUE UNION USING VALUES WHEN WHERE WITH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "day", "total", "index", "key", "value", "name", "type", "status", "format", "date", "year", "count"
            })
    void theNamesThatPeopleUseAreFree(String name) {
        assertNames(
                name,
                "SELECT X, x.X, X.X, X AS X, f(X) X FROM X AS X WHERE X = 1 AND X.X > X GROUP BY X ORDER BY X",
                16);
        assertNames(name, "SELECT a X FROM b X JOIN X ON b.X = X.a", 5);
    }

    @ParameterizedTest
    @MethodSource("freeWords")
    void aFreeWordIsAColumnATableAndAnAlias(String word) {
        assertNames(
                word,
                "SELECT X, t.X, X.a AS X FROM X AS X WHERE X = 1 AND t.X IN (X, X.b) GROUP BY X ORDER BY X DESC",
                12);
        assertNames(word, "SELECT a FROM t JOIN X ON t.X = X.X", 4);
        assertNames(word, "SELECT CASE WHEN X THEN X ELSE X END, X + X, - X, NOT X, X IS NULL FROM t", 8);
        assertNames(word, "INSERT INTO X (X, a) VALUES (X, 1)", 3);
        assertNames(word, "UPDATE X SET X = 1, X.X = X + 1 REMOVE X WHERE X = 1", 7);
        assertNames(word, "DELETE FROM X WHERE X = 1", 2);
    }

    @ParameterizedTest
    @MethodSource("freeWords")
    void aFreeWordCanBeDefined(String word) {
        assertNames(word, "CREATE TABLE X (X STRING PARTITION KEY, INDEX X (X PARTITION KEY)) WITH (X = X)", 6);
        assertNames(word, "CREATE VIEW X (X) AS SELECT X FROM X", 4);
        assertNames(word, "ALTER TABLE X ADD COLUMN X STRING, DROP COLUMN X, RENAME TO X", 4);
        assertNames(word, "CREATE INDEX X ON X (X SORT KEY)", 3);
        assertNames(word, "WITH X AS (SELECT X FROM X) SELECT X FROM X", 5);
        assertNames(word, "DESCRIBE X", 1);
    }

    @ParameterizedTest
    @MethodSource("reservedWords")
    void aReservedWordIsANameInQuotesAfterADotAndAfterAs(String word) {
        assertNames(word, "SELECT t.X, t.X.X, a AS X FROM t WHERE t.X = 1", 5);
        assertNames(word, "UPDATE t SET a.X = 1 REMOVE b.X.c", 2);
        assertThat(identifiers("SELECT \"" + word + "\" FROM \"" + word + "\"")).containsExactly(word, word);
        assertThatThrownBy(() -> StatementParser.parse("SELECT a FROM " + word + " WHERE b = 1"))
                .isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @MethodSource("words")
    void aWordIsReadInAnyCaseAndPrintedAsItWasWritten(String word) {
        String mixed = word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
        String text = "SELECT t." + mixed + " FROM t";

        assertThat(StatementFormatter.format(StatementParser.parse(text))).isEqualTo(text);
    }

    /** Puts the word in the place of each X, and finds it as a name that often. */
    private static void assertNames(String word, String text, int times) {
        String statement = text.replaceAll("\\bX\\b", word);
        assertThat(identifiers(statement))
                .as(statement)
                .filteredOn(word::equals)
                .hasSize(times);
        Statement parsed = StatementParser.parse(statement);
        String printed = StatementFormatter.format(parsed);
        assertThat(Shape.of(StatementParser.parse(printed))).as(printed).isEqualTo(Shape.of(parsed));
    }

    private static List<String> identifiers(String text) {
        List<String> names = new ArrayList<>();
        Shape.forEachRecord(StatementParser.parse(text), record -> {
            if (record instanceof Identifier name) {
                names.add(name.text());
            }
        });
        return names;
    }
}

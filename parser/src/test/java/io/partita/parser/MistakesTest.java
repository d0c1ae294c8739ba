package io.partita.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parser says about mistakes, word for word: mistakes.txt holds statements and messages. */
class MistakesTest {

    record Mistake(String statement, String message) {
        @Override
        public String toString() {
            return statement;
        }
    }

    static List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        for (String entry : Corpus.resource("mistakes.txt").split("\n---\n", -1)) {
            String[] sides = entry.split("\n=>\n", -1);
            assertThat(sides).as(entry).hasSize(2);
            mistakes.add(new Mistake(sides[0], sides[1].strip()));
        }
        return mistakes;
    }

    @Test
    void thereAreMany() {
        assertThat(mistakes()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isExplained(Mistake mistake) {
        SyntaxException refused =
                catchThrowableOfType(SyntaxException.class, () -> StatementParser.parse(mistake.statement()));

        assertThat(refused).as("parsed: " + mistake.statement()).isNotNull();
        assertThat(refused.getMessage().lines().map(String::stripTrailing))
                .containsExactlyElementsOf(
                        mistake.message().lines().map(String::stripTrailing).toList());
        assertThat(refused).hasMessageStartingWith(refused.position().toString());
    }

    @Test
    void anEmptyStatementIsOneToo() {
        assertThatThrownBy(() -> StatementParser.parse(" \n -- nothing\n ; "))
                .isInstanceOf(SyntaxException.class)
                .hasMessageStartingWith("line 3, column 2: there is no statement; expected SELECT, INSERT");
    }

    @Test
    void aLongLineIsShownInPart() {
        String text =
                "SELECT * FROM t WHERE a IN (" + "1, ".repeat(500) + "1) AND b = WHERE c = 1" + " OR d = 2".repeat(50);

        SyntaxException refused = catchThrowableOfType(SyntaxException.class, () -> StatementParser.parse(text));

        String[] lines = refused.getMessage().split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[1]).hasSizeLessThanOrEqualTo(100);
        assertThat(lines[1].substring(lines[2].length() - 1)).startsWith("WHERE c = 1");
    }
}

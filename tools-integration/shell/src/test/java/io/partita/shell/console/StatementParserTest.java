package io.partita.shell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class StatementParserTest {
    private final StatementParser parser = new StatementParser();

    @Test
    void waitsForTheSemicolon() {
        assertWaits("SELECT 1");
        assertWaits("SELECT ';");
        assertWaits("SELECT 1 -- ;");
        assertWaits("SELECT 1; SELECT");
        assertComplete("SELECT 1;");
        assertComplete("SELECT\n 1\n;");
    }

    @Test
    void acceptsCommandsAndEmptyLinesAsTheyAre() {
        assertComplete("");
        assertComplete("\\d cities");
        assertComplete("-- only a comment");
    }

    @Test
    void findsTheWordBeforeTheCursor() {
        String text = "SELECT na FROM cities";
        StatementParser.Words words = parser.parse(text, "SELECT na".length(), ParseContext.COMPLETE);

        assertThat(words.word()).isEqualTo("na");
        assertThat(words.words()).containsExactly("SELECT", "na");
        assertThat(parser.parse("SELECT a.", 9, ParseContext.COMPLETE).word()).isEmpty();
        assertThat(parser.parse("\\tim", 4, ParseContext.COMPLETE).word()).isEqualTo("\\tim");
    }

    private void assertWaits(String text) {
        assertThatThrownBy(() -> parser.parse(text, text.length(), ParseContext.ACCEPT_LINE))
                .isInstanceOf(EOFError.class);
    }

    private void assertComplete(String text) {
        assertThat(parser.parse(text, text.length(), ParseContext.ACCEPT_LINE).line())
                .isEqualTo(text);
    }
}

package io.partita.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.partita.parser.syntax.Statement;
import java.nio.charset.StandardCharsets;

/**
 * Any bytes are a statement or a SyntaxException, and a statement is printed so that it reads the same again. Runs over
 * its seeds in the build; with JAZZER_FUZZ=1 in the environment it looks for new inputs.
 */
class StatementFuzzTest {

    @FuzzTest
    void parsesAndPrints(byte[] bytes) {
        Statement statement;
        try {
            statement = StatementParser.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (SyntaxException e) {
            assertThat(e).hasMessageContaining("line ").hasMessageContaining("^");
            return;
        }
        String printed = StatementFormatter.format(statement);

        Statement again = StatementParser.parse(printed);

        assertThat(Shape.of(again)).as(printed).isEqualTo(Shape.of(statement));
        assertThat(StatementFormatter.format(again)).isEqualTo(printed);
    }
}

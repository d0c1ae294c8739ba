package io.partita.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.shell.text.ScriptStep.Command;
import io.partita.shell.text.ScriptStep.Statement;
import org.junit.jupiter.api.Test;

class StatementAssemblerTest {

    @Test
    void splitsAtSemicolonsOutsideTextsNamesAndComments() {
        String script = "SELECT ';' FROM \"a;b\" -- not; here\n/* nor; here */ WHERE x = 'it''s;';SELECT 2;;\n";

        assertThat(StatementAssembler.split(script))
                .containsExactly(
                        new Statement("SELECT ';' FROM \"a;b\" -- not; here\n/* nor; here */ WHERE x = 'it''s;'", 1),
                        new Statement("SELECT 2", 2));
    }

    @Test
    void knowsTheLineWhereAStatementBegins() {
        assertThat(StatementAssembler.split("\n\n  SELECT 1;\n\nSELECT\n 2;"))
                .containsExactly(new Statement("SELECT 1", 3), new Statement("SELECT\n 2", 5));
    }

    @Test
    void takesTheLastStatementWithoutSemicolon() {
        assertThat(StatementAssembler.split("SELECT 1")).containsExactly(new Statement("SELECT 1", 1));
    }

    @Test
    void leavesOutCommentsWithoutStatement() {
        assertThat(StatementAssembler.split("-- nothing\n/* at\n all */\n;")).isEmpty();
    }

    @Test
    void seesCommandsOnlyWhereNoStatementHasBegun() {
        assertThat(StatementAssembler.split(" \\timing on \nSELECT 'a\n\\d'\n;\\x\n"))
                .containsExactly(
                        new Command("\\timing on", 1), new Statement("SELECT 'a\n\\d'", 2), new Statement("\\x", 4));
    }

    @Test
    void saysWhatAnUnfinishedStatementWaitsFor() {
        assertThat(after("SELECT 'a").awaited()).isEqualTo("'");
        assertThat(after("SELECT \"a").awaited()).isEqualTo("\"");
        assertThat(after("SELECT /* a *").awaited()).isEqualTo("*/");
        assertThat(after("SELECT a -- b").awaited()).isEqualTo(";");
        assertThat(after("SELECT a -- b").isPending()).isTrue();
        assertThat(after("SELECT a;").isPending()).isFalse();
        assertThat(after("-- a").isPending()).isFalse();
        assertThat(after("/* a").isPending()).isTrue();
    }

    private static StatementAssembler after(String line) {
        StatementAssembler assembler = new StatementAssembler();
        assembler.add(line);
        return assembler;
    }
}

package io.partita.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.Parameter;
import io.partita.parser.syntax.Expression.RowValue;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Node;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people and tools write: all of it is read, printed, and in its place. */
class CorpusTest {

    static List<String> statements() {
        return Corpus.statements();
    }

    @Test
    void theCorpusIsThere() {
        assertThat(statements()).hasSizeGreaterThan(300).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void readsTheSameAgainWhenPrinted(String text) {
        Statement statement = StatementParser.parse(text);

        String printed = StatementFormatter.format(statement);

        assertThat(Shape.of(StatementParser.parse(printed))).as(printed).isEqualTo(Shape.of(statement));
        assertThat(StatementFormatter.format(StatementParser.parse(printed))).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void takesASemicolon(String text) {
        assertThat(StatementParser.parse(text + " ; ")).isEqualTo(StatementParser.parse(text));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void positionsAreInsideTheTextAndInsideEachOther(String text) {
        Shape.forEachRecord(StatementParser.parse(text), record -> {
            if (record instanceof Node node) {
                Position position = node.position();
                assertThat(position.length()).as("%s", node).isPositive();
                assertThat(position).as("%s", node).isEqualTo(located(text, position.offset(), position.length()));
                Shape.forEachRecord(node, inner -> assertInside(position, inner));
            }
        });
    }

    private static void assertInside(Position outer, Record inner) {
        if (inner instanceof Node node) {
            int start = node.position().offset();
            assertThat(start).as("%s", node).isGreaterThanOrEqualTo(outer.offset());
            assertThat(start + node.position().length())
                    .as("%s", node)
                    .isLessThanOrEqualTo(outer.offset() + outer.length());
        }
    }

    private static Position located(String text, int offset, int length) {
        String before = text.substring(0, offset);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Position(line, offset - before.lastIndexOf('\n'), offset, length);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void namesNumbersAndParametersStandWhereTheirPositionsSay(String text) {
        List<Integer> parameters = new ArrayList<>();
        Shape.forEachRecord(StatementParser.parse(text), record -> {
            if (record instanceof Identifier name) {
                assertThat(at(text, name)).isIn(spellings(name));
            } else if (record instanceof Parameter parameter) {
                assertThat(at(text, parameter)).isEqualTo("?");
                parameters.add(parameter.index());
            } else if (record instanceof NumberLiteral number
                    && !at(text, number).startsWith("FETCH")) {
                assertThat(StatementParser.parse("SELECT " + at(text, number)))
                        .satisfies(again -> assertThat(Shape.of(again).toString())
                                .contains(number.value().toString()));
            } else if (record instanceof RowValue row) {
                assertThat(at(text, row)).startsWith("(").endsWith(")");
            }
        });
        long marks =
                text.replaceAll("'[^']*'", "").chars().filter(c -> c == '?').count();
        assertThat(parameters).hasSize((int) marks).doesNotHaveDuplicates();
        assertThat(parameters).allMatch(index -> index >= 0 && index < marks);
    }

    private static String at(String text, Node node) {
        int start = node.position().offset();
        return text.substring(start, start + node.position().length());
    }

    private static List<String> spellings(Identifier name) {
        return name.quoted()
                ? List.of(SqlText.quote(name.text()), "'" + name.text().replace("'", "''") + "'")
                : List.of(name.text());
    }
}

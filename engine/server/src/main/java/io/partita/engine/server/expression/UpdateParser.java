package io.partita.engine.server.expression;

import io.partita.engine.server.expression.Node.Operator;
import io.partita.engine.server.expression.Node.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses updates: sections of actions.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">Update
 * expressions</a>.
 */
final class UpdateParser extends Parser {
    private static final Set<String> SECTIONS = Set.of("SET", "REMOVE", "ADD", "DELETE");

    /** The actions behind one keyword. */
    record Section(String keyword, List<Action> actions) {}

    /**
     * One action as it was written.
     *
     * @param value what is set, added or deleted; null of a removal
     */
    record Action(Reference path, @Nullable Node value) {}

    private UpdateParser(String text) {
        super(text);
    }

    /** The sections of a whole update. */
    static List<Section> sections(String text) {
        UpdateParser parser = new UpdateParser(text);
        List<Section> sections = new ArrayList<>();
        do {
            sections.add(parser.section());
        } while (parser.peek().kind() != Token.Kind.END);
        parser.requireEnd();
        return sections;
    }

    @Override
    Set<String> keywords() {
        return SECTIONS;
    }

    private Section section() {
        for (String keyword : SECTIONS) {
            if (takeWord(keyword)) {
                List<Action> actions = new ArrayList<>();
                do {
                    actions.add(action(keyword));
                } while (take(","));
                return new Section(keyword, actions);
            }
        }
        throw syntaxError();
    }

    private Action action(String keyword) {
        Reference path = reference();
        switch (keyword) {
            case "SET" -> {
                require("=");
                return new Action(path, sum());
            }
            case "REMOVE" -> {
                return new Action(path, null);
            }
            default -> {
                return new Action(path, new Node.Value(takeValue().text()));
            }
        }
    }

    private Node sum() {
        Node left = operand();
        Token operator = peek();
        if (!operator.is("+") && !operator.is("-")) {
            return left;
        }
        requireOperand(left);
        take(operator.text());
        count();
        return new Operator(operator.text(), List.of(left, plainOperand()));
    }

    @Override
    Node grouped() {
        return sum();
    }
}

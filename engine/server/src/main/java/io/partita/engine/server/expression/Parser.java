package io.partita.engine.server.expression;

import io.partita.engine.server.expression.Node.At;
import io.partita.engine.server.expression.Node.Function;
import io.partita.engine.server.expression.Node.Grouped;
import io.partita.engine.server.expression.Node.Named;
import io.partita.engine.server.expression.Node.Operator;
import io.partita.engine.server.expression.Node.Reference;
import io.partita.engine.server.expression.Node.Step;
import io.partita.engine.server.expression.Node.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the parsers of all expressions have in common: tokens, operands and paths, by recursive descent of bounded depth.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Syntax
 * for filter and condition expressions</a>.
 */
abstract class Parser {
    /** The most bytes of an expression: 4 KB. */
    private static final int MAX_BYTES = 4096;

    private static final int MAX_OPERATORS = 300;

    private static final int LONGEST_KEYWORD = "BETWEEN".length();

    /** Deeper than any correct expression of so many operators; keeps hostile ones from the end of the stack. */
    private static final int MAX_DEPTH = MAX_OPERATORS;

    private final String text;
    private final List<Token> tokens;
    private int next;
    private int depth;
    private int operators;
    /** Whether only an operand may stand here, so that there are no operators in parentheses. */
    private boolean operandOnly;

    Parser(String text) {
        if (text.isBlank()) {
            throw new ExpressionException("The expression can not be empty;");
        }
        checkSize(text);
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    private static void checkSize(String text) {
        if (text.length() <= MAX_BYTES / 3) {
            // No character takes more than three bytes.
            return;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new ExpressionException(
                    "Expression size has exceeded the maximum allowed size; expression size: " + bytes);
        }
    }

    /** Words in capitals that cannot begin a path here, because they mean something. */
    abstract Set<String> keywords();

    /** What may stand in parentheses, where more than an operand may be. */
    abstract Node grouped();

    /** An operand, or anything in parentheses. */
    Node operand() {
        Token token = peek();
        if (token.is("(")) {
            return parentheses();
        } else if (token.kind() == Token.Kind.VALUE) {
            next++;
            return new Value(token.text());
        } else if (token.kind() == Token.Kind.WORD && tokens.get(next + 1).is("(") && !isKeyword(token)) {
            return function(token);
        }
        return reference();
    }

    private Node parentheses() {
        enter("The expression has redundant parentheses;");
        next++;
        Node inner = operandOnly ? operand() : grouped();
        require(")");
        depth--;
        return new Grouped(inner);
    }

    private Node function(Token name) {
        enter(Functions.tooDeep(name.text()));
        next += 2;
        Node function = new Function(name.text(), operands());
        depth--;
        return function;
    }

    /** Operands up to the closing parenthesis. */
    List<Node> operands() {
        List<Node> operands = new ArrayList<>();
        operands.add(plainOperand());
        while (take(",")) {
            operands.add(plainOperand());
        }
        require(")");
        return operands;
    }

    /** An operand that is not made by an operator. */
    Node plainOperand() {
        boolean before = operandOnly;
        operandOnly = true;
        Node operand = operand();
        operandOnly = before;
        return operand;
    }

    /** What stands before the next token is no operand if an operator made it. */
    void requireOperand(Node node) {
        Node bare = node.bare();
        if (bare instanceof Operator || bare instanceof Node.Logical) {
            throw syntaxError();
        }
    }

    Reference reference() {
        List<Step> steps = new ArrayList<>();
        steps.add(name());
        return new Reference(steps(steps));
    }

    List<Step> steps(List<Step> steps) {
        while (true) {
            if (take(".")) {
                steps.add(name());
            } else if (take("[")) {
                steps.add(index());
                require("]");
            } else {
                return steps;
            }
        }
    }

    private Step name() {
        Token token = peek();
        if (token.kind() == Token.Kind.NAME || (token.kind() == Token.Kind.WORD && !isKeyword(token))) {
            next++;
            return new Named(token.text(), token.kind() == Token.Kind.NAME);
        }
        throw syntaxError();
    }

    private Step index() {
        Token token = peek();
        if (token.kind() != Token.Kind.NUMBER) {
            throw syntaxError();
        }
        next++;
        return new At(token.text());
    }

    private boolean isKeyword(Token token) {
        String word = token.text();
        return word.length() <= LONGEST_KEYWORD && keywords().contains(word.toUpperCase(Locale.ROOT));
    }

    /** Counts one operator; there may be too many of them, which is said of an expression without errors. */
    void count() {
        operators++;
    }

    private void enter(String tooDeep) {
        depth++;
        if (depth > MAX_DEPTH) {
            checkOperators();
            throw new ExpressionException(tooDeep);
        }
    }

    private void checkOperators() {
        if (operators > MAX_OPERATORS) {
            throw new ExpressionException(
                    "The expression contains too many operators; operator count: " + (MAX_OPERATORS + 1));
        }
    }

    Token peek() {
        return tokens.get(next);
    }

    boolean take(String symbol) {
        if (peek().is(symbol)) {
            next++;
            return true;
        }
        return false;
    }

    boolean takeWord(String keyword) {
        if (peek().isWord(keyword)) {
            next++;
            return true;
        }
        return false;
    }

    Token takeValue() {
        Token token = peek();
        if (token.kind() != Token.Kind.VALUE) {
            throw syntaxError();
        }
        next++;
        return token;
    }

    void require(String symbol) {
        if (!take(symbol)) {
            throw syntaxError();
        }
    }

    void requireWord(String keyword) {
        if (!takeWord(keyword)) {
            throw syntaxError();
        }
    }

    /** Nothing follows, and there was not too much. */
    void requireEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw syntaxError();
        }
        checkOperators();
    }

    /** The next token is not what it should be; it is shown between its neighbours. */
    ExpressionException syntaxError() {
        Token token = peek();
        int from = next == 0 ? token.start() : tokens.get(next - 1).start();
        int to = token.end();
        if (token.kind() == Token.Kind.END) {
            to = tokens.get(next - 1).end();
        } else if (tokens.get(next + 1).kind() != Token.Kind.END) {
            to = tokens.get(next + 1).end();
        }
        return new ExpressionException(
                "Syntax error; token: \"" + token.text() + "\", near: \"" + text.substring(from, to) + "\"");
    }
}

package io.partita.engine.server.expression;

import io.partita.engine.server.expression.Node.At;
import io.partita.engine.server.expression.Node.Function;
import io.partita.engine.server.expression.Node.Grouped;
import io.partita.engine.server.expression.Node.Logical;
import io.partita.engine.server.expression.Node.Named;
import io.partita.engine.server.expression.Node.Operator;
import io.partita.engine.server.expression.Node.Reference;
import io.partita.engine.server.expression.Node.Step;
import io.partita.engine.server.expression.Node.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parses conditions and projections by recursive descent, and the operands that updates have too.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Syntax
 * for filter and condition expressions</a>.
 */
class Parser {
    /** The most bytes of an expression: 4 KB. */
    private static final int MAX_LENGTH = 4096;

    /** Deeper than any expression within the limit of 300 operators; keeps hostile ones from the end of the stack. */
    private static final int MAX_DEPTH = 310;

    private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> CONDITION_KEYWORDS = Set.of("BETWEEN", "IN", "AND", "OR", "NOT");

    private final String text;
    private final List<Token> tokens;
    private int next;
    private int depth;

    Parser(String text) {
        if (text.isEmpty()) {
            throw new ExpressionException("The expression can not be empty;");
        } else if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(
                    "Expression size has exceeded the maximum allowed size; expression size: " + text.length());
        }
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    /** A whole condition. */
    static Node condition(String text) {
        Parser parser = new Parser(text);
        Node condition = parser.disjunction();
        parser.requireCondition(condition);
        parser.requireEnd();
        return condition;
    }

    /** A whole projection. */
    static List<Reference> projection(String text) {
        Parser parser = new Parser(text);
        List<Reference> paths = new ArrayList<>();
        paths.add(parser.reference());
        while (parser.take(",")) {
            paths.add(parser.reference());
        }
        parser.requireEnd();
        return paths;
    }

    /** Words that cannot begin a path here, because they mean something. */
    Set<String> keywords() {
        return CONDITION_KEYWORDS;
    }

    private Node disjunction() {
        enter();
        List<Node> conditions = new ArrayList<>();
        conditions.add(conjunction());
        while (peek().isWord("OR")) {
            requireCondition(conditions.get(conditions.size() - 1));
            next++;
            conditions.add(conjunction());
            requireCondition(conditions.get(conditions.size() - 1));
        }
        depth--;
        return conditions.size() == 1 ? conditions.get(0) : new Logical("OR", conditions);
    }

    private Node conjunction() {
        List<Node> conditions = new ArrayList<>();
        conditions.add(negation());
        while (peek().isWord("AND")) {
            requireCondition(conditions.get(conditions.size() - 1));
            next++;
            conditions.add(negation());
            requireCondition(conditions.get(conditions.size() - 1));
        }
        return conditions.size() == 1 ? conditions.get(0) : new Logical("AND", conditions);
    }

    private Node negation() {
        if (!peek().isWord("NOT")) {
            return comparison();
        }
        next++;
        enter();
        Node condition = negation();
        requireCondition(condition);
        depth--;
        return new Logical("NOT", List.of(condition));
    }

    private Node comparison() {
        Node left = operand();
        Token token = peek();
        if (token.kind() == Token.Kind.SYMBOL && COMPARATORS.contains(token.text())) {
            requireOperand(left);
            next++;
            return new Operator(token.text(), List.of(left, plainOperand()));
        } else if (token.isWord("BETWEEN")) {
            requireOperand(left);
            next++;
            Node low = plainOperand();
            takeWord("AND");
            return new Operator("BETWEEN", List.of(left, low, plainOperand()));
        } else if (token.isWord("IN")) {
            requireOperand(left);
            next++;
            require("(");
            List<Node> operands = operands();
            operands.add(0, left);
            return new Operator("IN", operands);
        }
        return left;
    }

    /** Operands up to the closing parenthesis. */
    private List<Node> operands() {
        List<Node> operands = new ArrayList<>();
        operands.add(plainOperand());
        while (take(",")) {
            operands.add(plainOperand());
        }
        require(")");
        return operands;
    }

    private Node plainOperand() {
        Node operand = operand();
        requireOperand(operand);
        return operand;
    }

    /** An operand, or anything in parentheses. */
    Node operand() {
        Token token = peek();
        if (token.is("(")) {
            enter();
            next++;
            Node inner = grouped();
            require(")");
            depth--;
            boolean goesOn = peek().is(".") || peek().is("[");
            return goesOn && inner.bare() instanceof Reference path
                    ? new Reference(steps(new ArrayList<>(path.steps())))
                    : new Grouped(inner);
        } else if (token.kind() == Token.Kind.VALUE) {
            next++;
            return new Value(token.text());
        } else if (token.kind() == Token.Kind.WORD && tokens.get(next + 1).is("(") && !isKeyword(token)) {
            return function(token);
        }
        return reference();
    }

    /** What may stand in parentheses. */
    Node grouped() {
        return disjunction();
    }

    private Node function(Token name) {
        enter();
        next += 2;
        Node function = new Function(name.text(), operands());
        depth--;
        return function;
    }

    Reference reference() {
        List<Step> steps = new ArrayList<>();
        steps.add(name());
        return new Reference(steps(steps));
    }

    private List<Step> steps(List<Step> steps) {
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
        try {
            return new At(Integer.parseInt(token.text()));
        } catch (NumberFormatException tooLarge) {
            throw new ExpressionException(
                    "List index is not within the allowable range; index: [" + token.text() + "]");
        }
    }

    private boolean isKeyword(Token token) {
        return keywords().contains(token.text().toUpperCase(Locale.ROOT));
    }

    private void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new ExpressionException("The expression contains too many operators; the maximum is 300");
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

    boolean takeWordIf(String keyword) {
        if (peek().isWord(keyword)) {
            next++;
            return true;
        }
        return false;
    }

    private void takeWord(String keyword) {
        if (!takeWordIf(keyword)) {
            throw syntaxError();
        }
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

    void requireEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw syntaxError();
        }
    }

    private void requireCondition(Node node) {
        Node bare = node.bare();
        if (bare instanceof Reference || bare instanceof Value) {
            throw syntaxError();
        }
    }

    private void requireOperand(Node node) {
        Node bare = node.bare();
        if (bare instanceof Operator || bare instanceof Logical) {
            throw syntaxError();
        }
    }

    /** The next token is not what it should be. */
    ExpressionException syntaxError() {
        Token token = peek();
        int from = next == 0 ? token.start() : tokens.get(next - 1).start();
        int to = next + 1 < tokens.size() ? tokens.get(next + 1).end() : token.end();
        return new ExpressionException(
                "Syntax error; token: \"" + token.text() + "\", near: \"" + text.substring(from, to) + "\"");
    }
}

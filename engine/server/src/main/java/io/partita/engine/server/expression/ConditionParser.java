package io.partita.engine.server.expression;

import io.partita.engine.server.expression.Node.Grouped;
import io.partita.engine.server.expression.Node.Logical;
import io.partita.engine.server.expression.Node.Operator;
import io.partita.engine.server.expression.Node.Reference;
import io.partita.engine.server.expression.Node.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Parses conditions, filters and key conditions. */
final class ConditionParser extends Parser {
    private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> KEYWORDS = Set.of("BETWEEN", "IN", "AND", "OR", "NOT");

    private ConditionParser(String text) {
        super(text);
    }

    /** A whole condition. */
    static Node condition(String text) {
        ConditionParser parser = new ConditionParser(text);
        Node condition = parser.disjunction();
        parser.requireCondition(condition);
        parser.requireEnd();
        return condition;
    }

    @Override
    Set<String> keywords() {
        return KEYWORDS;
    }

    private Node disjunction() {
        return joined("OR", this::conjunction);
    }

    private Node conjunction() {
        return joined("AND", this::negation);
    }

    private Node joined(String word, Supplier<Node> part) {
        Node first = part.get();
        if (!peek().isWord(word)) {
            return first;
        }
        requireCondition(first);
        List<Node> conditions = new ArrayList<>(List.of(first));
        while (takeWord(word)) {
            count();
            Node condition = part.get();
            requireCondition(condition);
            conditions.add(condition);
        }
        return new Logical(word, conditions);
    }

    private Node negation() {
        int negations = 0;
        while (takeWord("NOT")) {
            count();
            negations++;
        }
        Node condition = comparison();
        if (negations > 0) {
            requireCondition(condition);
        }
        for (int i = 0; i < negations; i++) {
            condition = new Logical("NOT", List.of(condition));
        }
        return condition;
    }

    private Node comparison() {
        Node left = operand();
        Token token = peek();
        if (token.kind() == Token.Kind.SYMBOL && COMPARATORS.contains(token.text())) {
            requireOperand(left);
            count();
            take(token.text());
            return new Operator(token.text(), List.of(left, plainOperand()));
        } else if (token.isWord("BETWEEN")) {
            requireOperand(left);
            count();
            takeWord("BETWEEN");
            Node low = plainOperand();
            requireWord("AND");
            return new Operator("BETWEEN", List.of(left, low, plainOperand()));
        } else if (token.isWord("IN")) {
            requireOperand(left);
            count();
            takeWord("IN");
            require("(");
            List<Node> operands = operands();
            operands.add(0, left);
            return new Operator("IN", operands);
        }
        return left;
    }

    /** A path may go on behind parentheses. */
    @Override
    Node operand() {
        Node operand = super.operand();
        boolean goesOn = operand instanceof Grouped && (peek().is(".") || peek().is("["));
        if (!goesOn || !(operand.bare() instanceof Reference path)) {
            return operand;
        }
        boolean redundant = ((Grouped) operand).node() instanceof Grouped;
        Node whole = new Reference(steps(new ArrayList<>(path.steps())));
        return redundant ? new Grouped(new Grouped(whole)) : whole;
    }

    @Override
    Node grouped() {
        return disjunction();
    }

    private void requireCondition(Node node) {
        Node bare = node.bare();
        if (bare instanceof Reference || bare instanceof Value) {
            throw syntaxError();
        }
    }
}

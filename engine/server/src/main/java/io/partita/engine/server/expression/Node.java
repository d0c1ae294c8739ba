package io.partita.engine.server.expression;

import java.util.List;

/** A part of an expression as it was written, before names and values are looked up. */
sealed interface Node {

    /** A document path. */
    record Reference(List<Step> steps) implements Node {
        public Reference {
            steps = List.copyOf(steps);
        }
    }

    /** A step of a document path. */
    sealed interface Step {}

    /**
     * A name.
     *
     * @param substitute whether it is one that stands for another
     */
    record Named(String text, boolean substitute) implements Step {}

    /**
     * An element of a list.
     *
     * @param digits its index, which may be too large to be one
     */
    record At(String digits) implements Step {}

    /** A value that is given beside the expression. */
    record Value(String name) implements Node {}

    /** A function with its operands. */
    record Function(String name, List<Node> operands) implements Node {
        public Function {
            operands = List.copyOf(operands);
        }
    }

    /** A comparison: its symbol, BETWEEN or IN; or an arithmetic operator. */
    record Operator(String symbol, List<Node> operands) implements Node {
        public Operator {
            operands = List.copyOf(operands);
        }
    }

    /** Conditions joined by AND, OR or NOT. */
    record Logical(String word, List<Node> conditions) implements Node {
        public Logical {
            conditions = List.copyOf(conditions);
        }
    }

    /** Something in parentheses. */
    record Grouped(Node node) implements Node {}

    /** What stands within the parentheses, if there are any. */
    default Node bare() {
        Node node = this;
        while (node instanceof Grouped grouped) {
            node = grouped.node();
        }
        return node;
    }
}

package io.partita.planner.algebra;

import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.RowNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/** A converted subtree: what yields its rows, and its columns in terms of them. */
sealed interface Part {

    /** The columns, as scalars over the rows that the part yields. */
    List<Scalar> fields();

    Part withFields(List<Scalar> newFields);

    /** A table whose path is not chosen yet, because that depends on what is above it; its rows are items. */
    record Leaf(ItemsRel items, List<Scalar> fields) implements Part {
        @Override
        public Leaf withFields(List<Scalar> newFields) {
            return new Leaf(items, newFields);
        }
    }

    /**
     * What a join reads on one side, which may also be read by the values of some of its columns.
     *
     * @param rows all of them
     */
    record Subtree(RelNode node, Rows rows) implements Part {
        @Override
        public List<Scalar> fields() {
            return rows.fields();
        }

        @Override
        public Rows withFields(List<Scalar> newFields) {
            return rows.withFields(newFields);
        }
    }

    /**
     * Rows.
     *
     * @param rows how many are expected
     * @param units read units that they are expected to cost
     */
    record Rows(RowNode node, List<Scalar> fields, double rows, double units) implements Part {
        @Override
        public Rows withFields(List<Scalar> newFields) {
            return new Rows(node, newFields, rows, units);
        }

        /** The same as tuples of exactly the columns. */
        Rows tuples() {
            boolean areColumns = yieldsTuples();
            for (int i = 0; i < fields.size() && areColumns; i++) {
                areColumns = fields.get(i) instanceof Scalar.Column column && column.index() == i;
            }
            return areColumns && width() == fields.size()
                    ? this
                    : new Rows(new RowNode.Compute(node, fields), columns(fields.size()), rows, units);
        }

        private boolean yieldsTuples() {
            return width() >= 0;
        }

        /** Columns of the tuples that the node yields, or -1 if it yields items. */
        private int width() {
            return width(node);
        }

        private static int width(RowNode node) {
            if (node instanceof RowNode.Compute compute) {
                return compute.outputs().size();
            } else if (node instanceof RowNode.HashJoin join) {
                return switch (join.kind()) {
                    case SEMI, ANTI -> join.leftWidth();
                    default -> join.leftWidth() + join.rightWidth();
                };
            } else if (node instanceof RowNode.LookupJoin join) {
                return switch (join.kind()) {
                    case SEMI, ANTI -> join.leftWidth();
                    default -> join.leftWidth() + join.rightWidth();
                };
            } else if (node instanceof RowNode.Aggregate aggregate) {
                return aggregate.keys().size() + aggregate.calls().size();
            } else if (node instanceof RowNode.SetOperation operation) {
                return width(operation.inputs().get(0));
            } else if (node instanceof RowNode.Merge merge) {
                return width(merge.inputs().get(0));
            } else if (node instanceof RowNode.OnlyIf onlyIf) {
                return width(onlyIf.input());
            } else if (node instanceof RowNode.Window window) {
                return window.width() + window.calls().size();
            } else if (node instanceof RowNode.Unnest unnest) {
                return unnest.width() + 2;
            } else if (node instanceof RowNode.Constants constants) {
                return constants.rows().isEmpty() ? -1 : constants.rows().get(0).size();
            } else if (node instanceof RowNode.Qualify qualify) {
                return width(qualify.input());
            } else if (node instanceof RowNode.Sort sort) {
                return width(sort.input());
            } else if (node instanceof RowNode.Limit limit) {
                return width(limit.input());
            }
            return -1;
        }
    }

    /** So many columns of a tuple. */
    static List<Scalar> columns(int width) {
        List<Scalar> columns = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            columns.add(new Scalar.Column(i));
        }
        return columns;
    }
}

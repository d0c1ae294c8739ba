package io.partita.planner.algebra;

import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.LiteralRange;
import io.partita.planner.path.RuntimeContradictions;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SetKind;
import io.partita.planner.plan.RowNode.SortTerm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Union;
import org.jspecify.annotations.Nullable;

/**
 * Turns unions, such as those of tables for periods, into our own nodes. A branch in which no row can qualify is left
 * out, or not read where only the values of the execution tell. Where an order is wanted each branch is read in it: one
 * after the other if they hold ranges that lie one behind the other, and otherwise merged, so that a limit reads no
 * branch further than it needs.
 */
final class UnionConversion {
    private final LeafAccess leaves;
    private final Function<RelNode, Part> conversion;

    /**
     * @param conversion of the inputs of a union
     */
    UnionConversion(LeafAccess leaves, Function<RelNode, Part> conversion) {
        this.leaves = leaves;
        this.conversion = conversion;
    }

    /**
     * One input.
     *
     * @param isOrdered whether its path delivers the order that is wanted
     * @param range where what it is sorted by lies, or null
     */
    private record Branch(
            Part.Rows rows, boolean isOrdered, @Nullable LiteralRange range) {
        boolean isEmpty() {
            return UnionConversion.isEmpty(rows.node());
        }
    }

    /** Rows in an order, and how many are wanted of them: scalars, or null for all. */
    record Wanted(
            List<SortTerm> terms,
            @Nullable Scalar kept,
            @Nullable Long read) {}

    /** The rows of a union without an order. */
    Part.Rows convert(Union union) {
        List<Branch> branches = new ArrayList<>();
        for (RelNode input : inputs(union)) {
            Part part = conversion.apply(input);
            branches.add(new Branch(guarded(part, leaves.rows(part)), false, null));
        }
        List<Branch> read = notEmpty(branches);
        // A single branch stays a union where equal rows have to become one.
        return united(union, read, inputs -> new RowNode.SetOperation(SetKind.UNION, union.all, inputs));
    }

    /**
     * The rows of a UNION ALL in an order.
     *
     * @param wanted terms over the columns of the union
     */
    Part.Rows ordered(Union union, Wanted wanted) {
        List<Branch> branches = new ArrayList<>();
        for (RelNode input : inputs(union)) {
            branches.add(ordered(conversion.apply(input), wanted));
        }
        List<Branch> read = notEmpty(branches);
        if (read.stream().noneMatch(Branch::isOrdered)) {
            return sorted(convert(union), wanted);
        }
        List<Branch> chain = chained(read, wanted.terms());
        return chain == null
                ? united(union, read, inputs -> new RowNode.Merge(inputs, wanted.terms()))
                : united(union, chain, inputs -> new RowNode.SetOperation(SetKind.UNION, true, inputs));
    }

    private static Part.Rows sorted(Part.Rows rows, Wanted wanted) {
        return new Part.Rows(
                new RowNode.Sort(rows.node(), wanted.terms(), wanted.kept()), rows.fields(), rows.rows(), rows.units());
    }

    private static Part.Rows united(Union union, List<Branch> branches, Function<List<RowNode>, RowNode> combination) {
        double rows = 0;
        double units = 0;
        List<RowNode> inputs = new ArrayList<>();
        for (Branch branch : branches) {
            rows += branch.rows().rows();
            units += branch.rows().units();
            inputs.add(branch.rows().tuples().node());
        }
        RowNode node = inputs.size() == 1 && union.all ? inputs.get(0) : combination.apply(inputs);
        return new Part.Rows(node, Part.columns(union.getRowType().getFieldCount()), rows, units);
    }

    /** The inputs, with those of a union within in its place. */
    private static List<RelNode> inputs(Union union) {
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : union.getInputs()) {
            if (input instanceof Union inner && (inner.all || !union.all)) {
                inputs.addAll(inputs(inner));
            } else {
                inputs.add(input);
            }
        }
        return inputs;
    }

    /** All branches that may have rows; the first one if none has, because a union has the columns of its inputs. */
    private static List<Branch> notEmpty(List<Branch> branches) {
        List<Branch> read =
                branches.stream().filter(branch -> !branch.isEmpty()).toList();
        return read.isEmpty() ? branches.subList(0, 1) : read;
    }

    private static boolean isEmpty(RowNode node) {
        if (node instanceof RowNode.Access access) {
            return access.access().path() instanceof AccessPath.Nothing;
        } else if (node instanceof RowNode.Compute compute) {
            return isEmpty(compute.input());
        } else if (node instanceof RowNode.Qualify qualify) {
            return isEmpty(qualify.input());
        } else if (node instanceof RowNode.Sort sort) {
            return isEmpty(sort.input());
        } else if (node instanceof RowNode.OnlyIf onlyIf) {
            return onlyIf.conditions().stream().anyMatch(RuntimeContradictions::isImpossible)
                    || isEmpty(onlyIf.input());
        }
        return node instanceof RowNode.Limit limit && isEmpty(limit.input());
    }

    // ---- one branch ----

    private Part.Rows guarded(Part part, Part.Rows rows) {
        if (!(part instanceof Part.Leaf leaf)) {
            return rows;
        }
        List<Scalar> conditions = RuntimeContradictions.conditions(leaves.conjuncts(leaf));
        return conditions.isEmpty()
                ? rows
                : new Part.Rows(new RowNode.OnlyIf(rows.node(), conditions), rows.fields(), rows.rows(), rows.units());
    }

    private Branch ordered(Part part, Wanted wanted) {
        List<SortTerm> terms = over(wanted.terms(), part.fields());
        Part.Rows rows;
        boolean isOrdered = false;
        LiteralRange range = null;
        if (part instanceof Part.Leaf leaf) {
            LeafAccess.Ordered ordered = leaves.ordered(leaf, terms, wanted.read());
            rows = ordered.rows();
            isOrdered = ordered.isOrdered();
            range = range(terms.get(0), leaf);
        } else {
            rows = leaves.rows(part);
        }
        RowNode node = guarded(part, rows).node();
        if (!isOrdered) {
            node = new RowNode.Sort(node, terms, wanted.kept());
        }
        if (wanted.kept() != null) {
            node = new RowNode.Limit(node, null, wanted.kept());
        }
        return new Branch(new Part.Rows(node, rows.fields(), rows.rows(), rows.units()), isOrdered, range);
    }

    private static List<SortTerm> over(List<SortTerm> terms, List<Scalar> fields) {
        return terms.stream()
                .map(term -> new SortTerm(
                        fields.get(((Scalar.Column) term.value()).index()), term.ascending(), term.nullsFirst()))
                .toList();
    }

    private @Nullable LiteralRange range(SortTerm term, Part.Leaf leaf) {
        return term.value() instanceof Scalar.Attribute attribute
                        && attribute.path().isTopLevel()
                ? LiteralRange.of(attribute.path().attribute(), leaves.conjuncts(leaf))
                : null;
    }

    // ---- branches that lie one behind the other ----

    /** The branches in their order, if each lies behind the one before; otherwise null. */
    private static @Nullable List<Branch> chained(List<Branch> branches, List<SortTerm> terms) {
        List<Branch> chain = new ArrayList<>(branches);
        for (Branch branch : branches) {
            if (branch.range() == null) {
                return null;
            }
        }
        boolean mayTouch = terms.size() == 1;
        chain.sort(Comparator.comparingInt(branch -> before(branch, branches, mayTouch)));
        if (!terms.get(0).ascending()) {
            Collections.reverse(chain);
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            Branch first = terms.get(0).ascending() ? chain.get(i) : chain.get(i + 1);
            Branch second = terms.get(0).ascending() ? chain.get(i + 1) : chain.get(i);
            if (!isBefore(first, second, mayTouch)) {
                return null;
            }
        }
        return chain;
    }

    /** How many branches lie before this one. */
    private static int before(Branch branch, List<Branch> branches, boolean mayTouch) {
        return (int) branches.stream()
                .filter(other -> !other.equals(branch) && isBefore(other, branch, mayTouch))
                .count();
    }

    private static boolean isBefore(Branch one, Branch other, boolean mayTouch) {
        return one.range() != null && other.range() != null && one.range().isBefore(other.range(), mayTouch);
    }
}

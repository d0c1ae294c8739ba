package io.partita.planner.algebra;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.AccessChoice;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.AccessRequest;
import io.partita.planner.path.AttributePaths;
import io.partita.planner.path.KnownValues;
import io.partita.planner.path.OrderTerm;
import io.partita.planner.path.PredicateSimplifier;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the paths of tables, once it is known what is above them. */
final class LeafAccess {
    /** Rows of a table that was empty when the store counted; assumed. */
    private static final double UNCOUNTED_ROWS = 1_000;

    /** A scan of such a table, assumed. */
    private static final double UNCOUNTED_UNITS = 100;

    /** More than anything that is not refused. */
    private static final double REFUSED_UNITS = 1e12;

    private final KnownValues known;
    private final SessionOptions options;

    LeafAccess(KnownValues known, SessionOptions options) {
        this.known = known;
        this.options = options;
    }

    /** Rows of a table, and whether they come in the order that was wanted. */
    record Ordered(Part.Rows rows, boolean isOrdered) {}

    /** The rows of a part; of a table, by the best path to the items that qualify. */
    Part.Rows rows(Part part) {
        if (part instanceof Part.Leaf leaf) {
            return rows(leaf, choose(leaf, List.of()));
        }
        return part instanceof Part.Subtree subtree ? subtree.rows() : (Part.Rows) part;
    }

    Part.Rows rows(Part.Leaf leaf, AccessChoice choice) {
        RowNode node = new RowNode.Access(
                RelationConversion.access(choice, leaf.items().source().hints()));
        boolean counted = leaf.items().source().table().description().size().items() > 0
                || !(choice.path() instanceof AccessPath.SegmentedScan);
        double rows = counted ? Math.max(1, choice.estimate().rows()) : UNCOUNTED_ROWS;
        return new Part.Rows(node, leaf.fields(), rows, units(leaf.items().source(), choice, counted));
    }

    private double units(ItemSource source, AccessChoice choice, boolean counted) {
        double units = choice.estimate().readUnits();
        if (!(choice.path() instanceof AccessPath.SegmentedScan)) {
            return units;
        }
        ScanPolicy own = source.hints().access().scanPolicy();
        ScanPolicy policy = own == null ? options.scanPolicy() : own;
        return (counted ? units : UNCOUNTED_UNITS) + (policy == ScanPolicy.REJECT ? REFUSED_UNITS : 0);
    }

    /** The conditions on the items of a table, as paths are chosen by. */
    List<Scalar> conjuncts(Part.Leaf leaf) {
        return wishes(leaf, List.of(), List.of()).conjuncts();
    }

    /** The path to the items that satisfy these conjuncts too. */
    AccessChoice choose(Part.Leaf leaf, List<Scalar> further) {
        return ChoosePathRule.choose(leaf.items().source(), wishes(leaf, further, List.of()), known);
    }

    /** The path to items in an order, if one delivers it. */
    Ordered ordered(Part.Leaf leaf, List<SortTerm> terms, @Nullable Long limit) {
        List<Scalar> sorted = terms.stream().map(SortTerm::value).toList();
        Wishes wishes = wishes(leaf, List.of(), sorted);
        if (!terms.isEmpty()) {
            wishes = wishes.withOrder(order(terms, leaf, wishes.conjuncts()));
        }
        AccessChoice choice =
                ChoosePathRule.choose(leaf.items().source(), limit == null ? wishes : wishes.withRows(limit), known);
        return new Ordered(rows(leaf, choice), !terms.isEmpty() && choice.ordered());
    }

    /**
     * The first item of an order, where that has what the calls ask for: the least or greatest value of a sort key. Null
     * if they ask for something else, or no path delivers the order.
     */
    Part.@Nullable Rows first(Part.Leaf leaf, List<AggregateCall> calls) {
        if (calls.size() != 1 || !isExtreme(calls.get(0))) {
            return null;
        }
        boolean ascending = calls.get(0).function() == AggregateFunction.MIN;
        SortTerm term = new SortTerm(calls.get(0).operands().get(0), ascending, false);
        Ordered ordered = ordered(leaf, List.of(term), 1L);
        if (!ordered.isOrdered()) {
            return null;
        }
        RowNode one = new RowNode.Limit(ordered.rows().node(), null, new Scalar.Constant(AttributeValue.of(1)));
        return new Part.Rows(one, leaf.fields(), 1, ordered.rows().units());
    }

    private static boolean isExtreme(AggregateCall call) {
        return (call.function() == AggregateFunction.MIN || call.function() == AggregateFunction.MAX)
                && call.filter() == null;
    }

    /** The terms, if all of them are in the order of top-level attributes. */
    private List<OrderTerm> order(List<SortTerm> terms, Part.Leaf leaf, List<Scalar> conjuncts) {
        List<OrderTerm> order = new ArrayList<>();
        for (SortTerm term : terms) {
            String attribute =
                    AccessRequest.orderedBy(term.value(), leaf.items().source().table(), conjuncts, known);
            if (attribute == null) {
                return List.of();
            }
            order.add(new OrderTerm(attribute, term.ascending()));
        }
        return order;
    }

    private static Wishes wishes(Part.Leaf leaf, List<Scalar> further, List<Scalar> alsoRead) {
        List<Scalar> conjuncts = new ArrayList<>(leaf.items().wishes().conjuncts());
        conjuncts.addAll(further);
        List<Scalar> read = new ArrayList<>(leaf.fields());
        read.addAll(alsoRead);
        return Wishes.NONE
                .withConjuncts(simplified(leaf.items().source(), conjuncts))
                .withOutput(AttributePaths.of(read));
    }

    private static List<Scalar> simplified(ItemSource source, List<Scalar> conjuncts) {
        return switch (conjuncts.size()) {
            case 0 -> List.of();
            case 1 -> new PredicateSimplifier(keys(source)).conjuncts(conjuncts.get(0));
            default -> new PredicateSimplifier(keys(source)).conjuncts(new Scalar.Call(ScalarFunctions.AND, conjuncts));
        };
    }

    /** The attributes that every item has, with a value that is not NULL. */
    static Set<String> keys(ItemSource source) {
        Set<String> keys =
                new HashSet<>(names(source.table().description().definition().key()));
        if (source.index() != null) {
            source.table()
                    .description()
                    .definition()
                    .index(source.index())
                    .map(IndexDefinition::key)
                    .ifPresent(key -> keys.addAll(names(key)));
        }
        return keys;
    }

    private static List<String> names(KeySchema key) {
        return key.attributes().stream().map(KeySchema.KeyAttribute::name).toList();
    }
}

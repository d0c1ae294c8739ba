package io.partita.planner.algebra;

import io.partita.planner.algebra.JoinCondition.Equality;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The order in which inner joins are made, one table after another: the cheapest of all orders for few tables (Selinger
 * et al., Access Path Selection in a Relational Database Management System, 1979), step by step the cheapest for many.
 */
final class JoinOrder {
    /** So many tables have 2^n subsets, each with the cheapest order of its own. */
    private static final int MAX_EXHAUSTIVE = 8;

    /** What a row on its way costs, in read units: much less than reading it, but cross products add up. */
    private static final double ROW_UNITS = 0.01;

    private final List<Part> parts;
    private final List<Integer> offsets;
    private final int width;
    private final List<RexNode> conjuncts;
    private final JoinConversion joins;
    private final LeafAccess leaves;

    /**
     * Some of the parts, joined.
     *
     * @param members a bit for each part
     * @param columns the number of each of its columns in the whole
     */
    private record State(int members, Part rows, List<Integer> columns, double cost) {}

    JoinOrder(List<Part> parts, List<RexNode> conjuncts, JoinConversion joins, LeafAccess leaves) {
        this.parts = parts;
        this.conjuncts = conjuncts;
        this.joins = joins;
        this.leaves = leaves;
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        for (Part part : parts) {
            starts.add(start);
            start += part.fields().size();
        }
        this.offsets = starts;
        this.width = start;
    }

    /** All parts joined, with the columns in the order of the parts. */
    Part.Rows best() {
        State state = parts.size() <= MAX_EXHAUSTIVE ? exhaustive() : greedy();
        Part.Rows rows = leaves.rows(state.rows());
        List<Scalar> fields = new ArrayList<>(Collections.nCopies(width, new Scalar.Missing()));
        for (int i = 0; i < state.columns().size(); i++) {
            fields.set(state.columns().get(i), rows.fields().get(i));
        }
        Part.Rows whole = rows.withFields(fields);
        List<RexNode> rest = conjuncts.stream().filter(this::readsOnePart).toList();
        return rest.isEmpty() ? whole : qualified(whole, rest);
    }

    /** Whether no join is the first place where a conjunct has its columns; it is applied to the whole then. */
    private boolean readsOnePart(RexNode conjunct) {
        ImmutableBitSet read = RelOptUtil.InputFinder.bits(conjunct);
        for (int i = 0; i < parts.size(); i++) {
            int start = offsets.get(i);
            if (ImmutableBitSet.range(start, start + parts.get(i).fields().size())
                    .contains(read)) {
                return true;
            }
        }
        return false;
    }

    private static Part.Rows qualified(Part.Rows rows, List<RexNode> conjuncts) {
        List<Scalar> predicates = RelationConversion.scalars(conjuncts, rows.fields());
        RowNode node = new RowNode.Qualify(rows.node(), and(predicates));
        return new Part.Rows(node, rows.fields(), rows.rows(), rows.units());
    }

    private static Scalar and(List<Scalar> predicates) {
        return predicates.size() == 1 ? predicates.get(0) : new Scalar.Call(ScalarFunctions.AND, predicates);
    }

    private State single(int part) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < parts.get(part).fields().size(); i++) {
            columns.add(offsets.get(part) + i);
        }
        return new State(1 << part, parts.get(part), columns, 0);
    }

    private State exhaustive() {
        int all = 1 << parts.size();
        @Nullable State[] best = new State[all];
        for (int i = 0; i < parts.size(); i++) {
            best[1 << i] = single(i);
        }
        for (int members = 1; members < all; members++) {
            State state = best[members];
            for (int i : state == null ? List.<Integer>of() : candidates(state)) {
                State joined = join(state, i);
                State known = best[joined.members()];
                if (known == null || joined.cost() < known.cost()) {
                    best[joined.members()] = joined;
                }
            }
        }
        return Objects.requireNonNull(best[all - 1]);
    }

    private State greedy() {
        State best = null;
        for (int i = 0; i < parts.size(); i++) {
            State state = single(i);
            while (Integer.bitCount(state.members()) < parts.size()) {
                state = cheapestStep(state);
            }
            best = best == null || state.cost() < best.cost() ? state : best;
        }
        return Objects.requireNonNull(best);
    }

    private State cheapestStep(State state) {
        State best = null;
        for (int part : candidates(state)) {
            State joined = join(state, part);
            best = best == null || joined.cost() < best.cost() ? joined : best;
        }
        return Objects.requireNonNull(best);
    }

    /** The parts that may come next: those with a condition that connects them, or all if there is none. */
    private List<Integer> candidates(State state) {
        List<Integer> all = new ArrayList<>();
        List<Integer> connected = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if ((state.members() & 1 << i) == 0) {
                all.add(i);
                if (isConnected(state, i)) {
                    connected.add(i);
                }
            }
        }
        return connected.isEmpty() ? all : connected;
    }

    private boolean isConnected(State state, int part) {
        List<Integer> columns = new ArrayList<>(state.columns());
        columns.addAll(single(part).columns());
        int before = state.columns().size();
        return conjuncts.stream()
                .anyMatch(conjunct ->
                        appliesFirst(conjunct, columns, before) && equality(conjunct, columns, before) != null);
    }

    // ---- one join ----

    private State join(State state, int part) {
        int before = state.columns().size();
        List<Integer> columns = new ArrayList<>(state.columns());
        columns.addAll(single(part).columns());
        List<Equality> equalities = new ArrayList<>();
        List<RexNode> further = new ArrayList<>();
        for (RexNode conjunct : conjuncts) {
            if (appliesFirst(conjunct, columns, before)) {
                Equality equality = equality(conjunct, columns, before);
                if (equality == null) {
                    further.add(conjunct);
                } else {
                    equalities.add(equality);
                }
            }
        }
        JoinCondition condition =
                new JoinCondition(equalities, further.isEmpty() ? null : fields -> predicate(further, columns, fields));
        Part.Rows joined = joins.convert(JoinKind.INNER, state.rows(), parts.get(part), condition);
        double rows = state.cost() - unitsOf(state.rows()) + joined.rows() * ROW_UNITS;
        return new State(state.members() | 1 << part, joined, columns, joined.units() + Math.max(0, rows));
    }

    private static double unitsOf(Part part) {
        if (part instanceof Part.Subtree subtree) {
            return subtree.rows().units();
        }
        return part instanceof Part.Rows rows ? rows.units() : 0;
    }

    /** Whether all columns are there, but were not before this part came. */
    private static boolean appliesFirst(RexNode conjunct, List<Integer> columns, int before) {
        ImmutableBitSet read = RelOptUtil.InputFinder.bits(conjunct);
        return columns.containsAll(read.asList())
                && !columns.subList(0, before).containsAll(read.asList())
                && !columns.subList(before, columns.size()).containsAll(read.asList());
    }

    private static @Nullable Equality equality(RexNode conjunct, List<Integer> columns, int before) {
        boolean nullsMatch = conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
        if ((nullsMatch || conjunct.getKind() == SqlKind.EQUALS)
                && ((RexCall) conjunct).getOperands().get(0) instanceof RexInputRef one
                && ((RexCall) conjunct).getOperands().get(1) instanceof RexInputRef other) {
            int first = columns.indexOf(one.getIndex());
            int second = columns.indexOf(other.getIndex());
            if (first < before != second < before) {
                return new Equality(Math.min(first, second), Math.max(first, second) - before, nullsMatch);
            }
        }
        return null;
    }

    private Scalar predicate(List<RexNode> conditions, List<Integer> columns, List<Scalar> fields) {
        List<Scalar> all = new ArrayList<>(Collections.nCopies(width, new Scalar.Missing()));
        for (int i = 0; i < columns.size(); i++) {
            all.set(columns.get(i), fields.get(i));
        }
        return and(RelationConversion.scalars(conditions, all));
    }
}

package io.partita.planner.algebra;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.binder.BoundHints;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AccessChoice;
import io.partita.planner.path.KnownValues;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SetKind;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.plan.WindowCall;
import io.partita.planner.session.SessionOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** Turns the tree of a query over any number of tables into our own nodes. */
final class RelationConversion {
    /** A condition that is left above a join or a group keeps one row in so many; assumed. */
    private static final double QUALIFYING = 4;

    /** So many rows make a group; assumed. */
    private static final double GROUP = 10;

    private final LeafAccess leaves;
    private final JoinConversion joins;
    private final UnionConversion unions;

    RelationConversion(KnownValues known, SessionOptions options) {
        this(known, options, LookedUpSubtrees.outermost(known, options));
    }

    /** A conversion of what is inside the right side of lookup joins. */
    RelationConversion(KnownValues known, SessionOptions options, LookedUpSubtrees subtrees) {
        this.leaves = new LeafAccess(known, options);
        this.joins = new JoinConversion(leaves, subtrees);
        this.unions = new UnionConversion(leaves, this::visit);
    }

    RowNode convert(RelNode root) {
        Part.Rows rows = rows(root);
        return new RowNode.Project(rows.node(), rows.fields());
    }

    Part.Rows rows(RelNode root) {
        return leaves.rows(visit(root));
    }

    private Part visit(RelNode node) {
        if (node instanceof ItemsRel items) {
            return new Part.Leaf(items, List.of(new Scalar.WholeItem()));
        } else if (node instanceof Project project) {
            Part input = visit(project.getInput());
            return input.withFields(scalars(project.getProjects(), input.fields()));
        } else if (node instanceof Filter filter) {
            return filter(filter);
        } else if (node instanceof Join join) {
            return join(join);
        } else if (node instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        } else if (node instanceof Sort sort) {
            return sort(sort);
        } else if (node instanceof SetOp operation) {
            return combined(operation);
        }
        return special(node);
    }

    private Part special(RelNode node) {
        if (node instanceof WindowRel window) {
            return window(window);
        } else if (node instanceof UnnestRel unnest) {
            Part.Rows input = leaves.rows(visit(unnest.getInput())).tuples();
            Scalar collection = RexTranslation.toScalar(unnest.collection(), input.fields());
            int width = input.fields().size();
            RowNode unnested = new RowNode.Unnest(input.node(), width, collection, unnest.isOuter());
            return new Part.Rows(unnested, Part.columns(width + 2), input.rows() * GROUP, input.units());
        } else if (node instanceof ConstantsRel constants) {
            int width = constants.getRowType().getFieldCount();
            return new Part.Rows(
                    new RowNode.Constants(constants.rows()),
                    Part.columns(width),
                    constants.rows().size(),
                    0);
        } else if (node instanceof Values values) {
            return values(values);
        }
        throw new QueryException(
                QueryErrorCode.NOT_SUPPORTED_YET,
                "window functions and unnesting in a subquery that reads the query around it are not supported;"
                        + " write it as a join");
    }

    private static Part.Rows values(Values values) {
        List<List<Scalar>> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : values.getTuples()) {
            rows.add(tuple.stream().map(StandardOperators::toScalar).toList());
        }
        int width = values.getRowType().getFieldCount();
        return new Part.Rows(new RowNode.Constants(rows), Part.columns(width), rows.size(), 0);
    }

    static List<Scalar> scalars(List<RexNode> nodes, List<Scalar> fields) {
        List<Scalar> scalars = new ArrayList<>(nodes.size());
        nodes.forEach(node -> scalars.add(RexTranslation.toScalar(node, fields)));
        return scalars;
    }

    private Part.Rows filter(Filter filter) {
        Part.Rows input = leaves.rows(visit(filter.getInput()));
        Scalar predicate = RexTranslation.toScalar(filter.getCondition(), input.fields());
        return new Part.Rows(
                new RowNode.Qualify(input.node(), predicate),
                input.fields(),
                Math.max(1, input.rows() / QUALIFYING),
                input.units());
    }

    // ---- joins ----

    private Part.Rows join(Join join) {
        if (join.getJoinType() == JoinRelType.INNER) {
            List<RelNode> inputs = new ArrayList<>();
            List<RexNode> conjuncts = new ArrayList<>();
            gather(join, inputs, conjuncts, 0);
            List<Part> parts = new ArrayList<>();
            inputs.forEach(input -> parts.add(side(input)));
            return new JoinOrder(parts, conjuncts, joins, leaves).best();
        }
        JoinKind kind = JoinKind.valueOf(join.getJoinType().name());
        return joins.convert(kind, side(join.getLeft()), side(join.getRight()), JoinCondition.of(join));
    }

    private Part side(RelNode node) {
        Part part = visit(node);
        return part instanceof Part.Rows rows ? new Part.Subtree(node, rows) : part;
    }

    /** What inner joins on top of each other join, and by which conditions, whose columns count over all inputs. */
    private static void gather(RelNode node, List<RelNode> inputs, List<RexNode> conjuncts, int first) {
        if (node instanceof Join join && join.getJoinType() == JoinRelType.INNER) {
            gather(join.getLeft(), inputs, conjuncts, first);
            int leftWidth = join.getLeft().getRowType().getFieldCount();
            gather(join.getRight(), inputs, conjuncts, first + leftWidth);
            for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
                conjuncts.add(RexUtil.shift(conjunct, first));
            }
        } else {
            inputs.add(node);
        }
    }

    // ---- groups ----

    private Part.Rows aggregate(Aggregate aggregate) {
        Part part = visit(aggregate.getInput());
        List<Scalar> keys = new ArrayList<>();
        aggregate.getGroupSet().forEach(key -> keys.add(part.fields().get(key)));
        List<AggregateCall> calls = new ArrayList<>();
        aggregate.getAggCallList().forEach(call -> calls.add(call(call, aggregate, part.fields())));
        Part read = part.withFields(read(keys, calls));
        Part.Rows first = keys.isEmpty() && read instanceof Part.Leaf leaf ? leaves.first(leaf, calls) : null;
        Part.Rows input = first == null ? leaves.rows(read) : first;
        double groups = keys.isEmpty() ? 1 : Math.max(1, input.rows() / GROUP);
        return new Part.Rows(
                new RowNode.Aggregate(input.node(), keys, sets(aggregate), calls),
                Part.columns(keys.size() + calls.size()),
                groups,
                input.units());
    }

    /** The places of the keys of each set; none for one set of all keys. */
    private static List<List<Integer>> sets(Aggregate aggregate) {
        return aggregate.getGroupType() == Aggregate.Group.SIMPLE
                ? List.of()
                : aggregate.getGroupSets().stream()
                        .map(set -> places(set.asList(), aggregate))
                        .toList();
    }

    private static List<Integer> places(List<Integer> columns, Aggregate aggregate) {
        return columns.stream().map(aggregate.getGroupSet()::indexOf).toList();
    }

    /** Everything that is read of a row, so that nothing else is fetched. */
    private static List<Scalar> read(List<Scalar> keys, List<AggregateCall> calls) {
        List<Scalar> read = new ArrayList<>(keys);
        for (AggregateCall call : calls) {
            read.addAll(call.operands());
            if (call.filter() != null) {
                read.add(call.filter());
            }
            call.order().forEach(term -> read.add(term.value()));
        }
        return read;
    }

    private static AggregateCall call(
            org.apache.calcite.rel.core.AggregateCall call, Aggregate aggregate, List<Scalar> fields) {
        AggregateFunction function = AggregateOperator.meaning(call.getAggregation());
        List<Scalar> operands = new ArrayList<>();
        if (function == AggregateFunction.GROUPING) {
            places(call.getArgList(), aggregate)
                    .forEach(place -> operands.add(new Scalar.Constant(AttributeValue.of(place))));
            return new AggregateCall(function, operands, false, null, List.of());
        }
        call.rexList.forEach(operand -> operands.add(RexTranslation.toScalar(operand, fields)));
        call.getArgList().forEach(field -> operands.add(fields.get(field)));
        List<AggregateOperator.Direction> order = AggregateOperator.order(call.getAggregation());
        int own = operands.size() - order.size();
        List<SortTerm> terms = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            terms.add(new SortTerm(
                    operands.get(own + i),
                    order.get(i).ascending(),
                    order.get(i).nullsFirst()));
        }
        return new AggregateCall(
                function,
                operands.subList(0, own),
                call.isDistinct(),
                call.filterArg < 0 ? null : fields.get(call.filterArg),
                terms);
    }

    private static List<SortTerm> terms(List<RelFieldCollation> collations, List<Scalar> fields) {
        List<SortTerm> terms = new ArrayList<>();
        for (RelFieldCollation collation : collations) {
            terms.add(new SortTerm(
                    fields.get(collation.getFieldIndex()),
                    !collation.direction.isDescending(),
                    collation.nullDirection == RelFieldCollation.NullDirection.FIRST));
        }
        return terms;
    }

    // ---- order ----

    private Part.Rows sort(Sort sort) {
        Part.Rows united = united(sort);
        if (united != null) {
            return united;
        }
        Part part = visit(sort.getInput());
        List<SortTerm> terms = terms(sort.getCollation().getFieldCollations(), part.fields());
        Part.Rows input;
        if (part instanceof Part.Leaf leaf) {
            LeafAccess.Ordered ordered = leaves.ordered(leaf, terms, RowCounts.read(sort));
            input = ordered.rows();
            terms = ordered.isOrdered() ? List.of() : terms;
        } else {
            input = leaves.rows(part);
        }
        Scalar offset = RowCounts.toScalar(sort.offset);
        Scalar limit = RowCounts.toScalar(sort.fetch);
        RowNode node = input.node();
        if (!terms.isEmpty()) {
            node = new RowNode.Sort(node, terms, RowCounts.kept(offset, limit));
        }
        if (offset != null || limit != null) {
            node = new RowNode.Limit(node, offset, limit);
        }
        Long read = RowCounts.read(sort);
        double rows = read == null ? input.rows() : Math.min(input.rows(), read);
        return new Part.Rows(node, input.fields(), rows, input.units());
    }

    /** A UNION ALL in the order of some of its columns; null if it is something else. */
    private Part.@Nullable Rows united(Sort sort) {
        List<RelFieldCollation> collations = sort.getCollation().getFieldCollations();
        List<Project> projects = new ArrayList<>();
        RelNode below = sort.getInput();
        while (below instanceof Project project) {
            projects.add(0, project);
            below = project.getInput();
        }
        if (collations.isEmpty() || !(below instanceof Union union) || !union.all) {
            return null;
        }
        List<Scalar> fields = Part.columns(union.getRowType().getFieldCount());
        for (Project project : projects) {
            fields = scalars(project.getProjects(), fields);
        }
        List<SortTerm> terms = terms(collations, fields);
        if (!terms.stream().allMatch(term -> term.value() instanceof Scalar.Column)) {
            return null;
        }
        Scalar offset = RowCounts.toScalar(sort.offset);
        Scalar limit = RowCounts.toScalar(sort.fetch);
        Long read = RowCounts.read(sort);
        Part.Rows rows = unions.ordered(union, new UnionConversion.Wanted(terms, RowCounts.kept(offset, limit), read));
        RowNode node = offset == null && limit == null ? rows.node() : new RowNode.Limit(rows.node(), offset, limit);
        return new Part.Rows(node, fields, read == null ? rows.rows() : Math.min(rows.rows(), read), rows.units());
    }

    // ---- set operations, windows ----

    private Part.Rows combined(SetOp operation) {
        if (operation instanceof Union union) {
            return unions.convert(union);
        }
        List<RowNode> inputs = new ArrayList<>();
        double rows = 0;
        double units = 0;
        for (RelNode each : operation.getInputs()) {
            Part.Rows input = leaves.rows(visit(each)).tuples();
            inputs.add(input.node());
            rows += input.rows();
            units += input.units();
        }
        SetKind kind = operation instanceof Intersect ? SetKind.INTERSECT : SetKind.EXCEPT;
        int width = operation.getRowType().getFieldCount();
        return new Part.Rows(new RowNode.SetOperation(kind, operation.all, inputs), Part.columns(width), rows, units);
    }

    private Part.Rows window(WindowRel window) {
        Part.Rows input = leaves.rows(visit(window.getInput())).tuples();
        List<SortTerm> order = window.order().stream()
                .map(term -> new SortTerm(
                        RexTranslation.toScalar(term.value(), input.fields()), term.ascending(), term.nullsFirst()))
                .toList();
        List<WindowCall> calls = new ArrayList<>();
        for (WindowRel.Call call : window.calls()) {
            calls.add(new WindowCall(
                    call.function(),
                    scalars(call.operands(), input.fields()),
                    call.distinct(),
                    filter(call.filter(), input.fields()),
                    call.ignoreNulls(),
                    call.frame()));
        }
        int width = input.fields().size();
        return new Part.Rows(
                new RowNode.Window(input.node(), width, scalars(window.partition(), input.fields()), order, calls),
                Part.columns(width + calls.size()),
                input.rows(),
                input.units());
    }

    private static @Nullable Scalar filter(@Nullable RexNode filter, List<Scalar> fields) {
        return filter == null ? null : RexTranslation.toScalar(filter, fields);
    }

    // ---- tables ----

    /** One table access by a path that was chosen. */
    static TableAccess access(AccessChoice choice, BoundHints hints) {
        return new TableAccess(
                choice.path(),
                choice.filter(),
                choice.remainder(),
                choice.projection(),
                hints.consistent(),
                choice.estimate(),
                choice.considered(),
                choice.advice(),
                hints.access());
    }
}

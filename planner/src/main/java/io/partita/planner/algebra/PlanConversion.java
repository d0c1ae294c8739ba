package io.partita.planner.algebra;

import io.partita.planner.binder.BoundHints;
import io.partita.planner.binder.BoundQuery;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AccessChoice;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.plan.TableAccess;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;

/** Turns the tree, once every path is chosen, into our own nodes. */
final class PlanConversion {
    /**
     * A converted subtree.
     *
     * @param fields what its columns are in terms of the item; empty once the rows are columns
     */
    private record Converted(RowNode node, List<Scalar> fields) {
        boolean yieldsItems() {
            return !fields.isEmpty();
        }
    }

    private final BoundQuery query;

    PlanConversion(BoundQuery query) {
        this.query = query;
    }

    RowNode convert(RelNode root) {
        Converted converted = visit(root);
        if (!converted.yieldsItems()) {
            return converted.node();
        }
        return query.output() instanceof BoundQuery.AllAttributes
                ? new RowNode.AllAttributes(converted.node(), query.table())
                : new RowNode.Project(converted.node(), converted.fields());
    }

    private Converted visit(RelNode node) {
        if (node instanceof AccessRel access) {
            return new Converted(new RowNode.Access(access(access.choice())), List.of(new Scalar.WholeItem()));
        } else if (node instanceof Project project) {
            return project(project);
        } else if (node instanceof Sort sort) {
            return sort(sort);
        } else if (node instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        }
        throw new IllegalStateException("no node of a plan: " + node);
    }

    private TableAccess access(AccessChoice choice) {
        BoundHints hints = query.hints();
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

    private Converted project(Project project) {
        Converted input = visit(project.getInput());
        List<Scalar> fields = new ArrayList<>(project.getProjects().size());
        for (RexNode node : project.getProjects()) {
            fields.add(RexTranslation.toScalar(node, input.fields()));
        }
        return new Converted(input.node(), fields);
    }

    private Converted sort(Sort sort) {
        Converted input = visit(sort.getInput());
        Scalar offset = RowCounts.toScalar(sort.offset);
        Scalar limit = RowCounts.toScalar(sort.fetch);
        RowNode node = input.node();
        List<SortTerm> terms = terms(sort, input.fields());
        if (!terms.isEmpty()) {
            node = new RowNode.Sort(node, terms, RowCounts.kept(offset, limit));
        }
        if (offset != null || limit != null) {
            node = new RowNode.Limit(node, offset, limit);
        }
        return new Converted(node, input.fields());
    }

    private static List<SortTerm> terms(Sort sort, List<Scalar> fields) {
        List<SortTerm> terms = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            terms.add(new SortTerm(
                    fields.get(collation.getFieldIndex()),
                    !collation.direction.isDescending(),
                    collation.nullDirection == RelFieldCollation.NullDirection.FIRST));
        }
        return terms;
    }

    private Converted aggregate(Aggregate aggregate) {
        if (aggregate.getGroupSet().isEmpty() && aggregate.getInput() instanceof AccessRel access) {
            return new Converted(new RowNode.Count(access(access.choice())), List.of());
        }
        Converted input = visit(aggregate.getInput());
        return new Converted(new RowNode.Distinct(new RowNode.Project(input.node(), input.fields())), List.of());
    }
}

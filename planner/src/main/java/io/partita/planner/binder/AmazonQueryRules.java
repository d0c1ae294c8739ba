package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.SortItem;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.KeyCoverage;
import io.partita.planner.plan.RowNode.SortTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What Amazon's dialect refuses in a SELECT, with the text of its refusals, and the order that it has of its own. */
final class AmazonQueryRules {
    private static final int MOST_READS = 50;

    private final Binding binding;
    private final KeySchema key;

    AmazonQueryRules(Binding binding, KeySchema key) {
        this.binding = binding;
        this.key = key;
    }

    /** Refuses the clauses that Amazon's dialect does not have. */
    static void checkClauses(Binding binding, Query query, Query.Select select) {
        query.limit().ifPresent(limit -> refuse(binding, "LIMIT", limit.position()));
        query.offset().ifPresent(offset -> refuse(binding, "OFFSET", offset.position()));
        if (select.distinct()) {
            refuse(binding, "DISTINCT", after(select.position()));
        }
        if (!select.groupBy().isEmpty()) {
            refuse(binding, "GROUP BY", select.groupBy().get(0).position());
        }
        select.having().ifPresent(having -> refuse(binding, "HAVING", having.position()));
        select.value().ifPresent(value -> refuse(binding, "VALUE", value.position()));
        if (select.from().isEmpty()) {
            throw Refusals.amazon("Statement wasn't well formed, can't be processed: Expected FROM");
        }
    }

    private static Position after(Position position) {
        return new Position(position.line(), position.column(), position.offset() + position.length(), 0);
    }

    /** The keyword is the last one of its name before the operand. */
    private static void refuse(Binding binding, String clause, Position operand) {
        int end = Math.min(operand.offset(), binding.text().length());
        String before = binding.text().substring(0, end).toUpperCase(Locale.ROOT);
        int offset = Math.max(0, before.lastIndexOf(clause));
        int lineStart = before.lastIndexOf('\n', offset) + 1;
        long line = before.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
        throw Refusals.amazon("Unsupported clause: " + clause + " at " + line + ":" + (offset - lineStart + 1) + ":"
                + clause.length());
    }

    /** Refuses a predicate that falls apart into too many reads. */
    void checkReads(List<Scalar> conjuncts) {
        if (KeyCoverage.of(key, conjuncts, binding.literals()).reads() > MOST_READS) {
            throw Refusals.amazon("Too many decomposed read operations for a given query.");
        }
    }

    /**
     * The order, with the terms that Amazon DynamoDB adds for the key attributes that were left out: the partition key
     * ascending, the sort key descending.
     */
    List<SortTerm> order(List<SortItem> items, Optional<Expression> where, List<Scalar> conjuncts, TableScope scope) {
        if (items.isEmpty()) {
            return List.of();
        }
        if (where.isEmpty()) {
            throw Refusals.amazon("Must have WHERE clause in the statement when using ORDER BY clause.");
        }
        List<SortTerm> terms = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        for (SortItem item : items) {
            String attribute = keyAttribute(item, scope);
            named.add(attribute);
            terms.add(term(attribute, item.direction() != SortItem.Direction.DESCENDING));
        }
        int partitions = KeyCoverage.of(key, conjuncts, binding.literals()).partitions();
        if (partitions == 0) {
            throw Refusals.amazon(
                    "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.");
        }
        if (partitions > 1 && !named.contains(key.partition().name())) {
            throw Refusals.amazon(
                    "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.");
        }
        if (key.sort() != null && !named.contains(key.sort().name())) {
            terms.add(term(key.sort().name(), false));
        }
        return terms;
    }

    private String keyAttribute(SortItem item, TableScope scope) {
        String name = "";
        if (item.expression() instanceof Expression.PathExpression path
                && scope.resolve(path) instanceof Scalar.Attribute attribute) {
            name = attribute.path().toString();
            if (attribute.path().isTopLevel() && key.contains(attribute.path().attribute())) {
                return name;
            }
        }
        throw Refusals.amazon("Attribute " + name + " in ORDER BY clause must be part of the primary key");
    }

    private static SortTerm term(String attribute, boolean ascending) {
        return new SortTerm(new Scalar.Attribute(Path.of(attribute)), ascending, !ascending);
    }

    /** Refuses what a global index does not hold; a keyed read of it may not even filter by that. */
    void checkProjected(@Nullable IndexDefinition index, ProjectedNames names, List<Scalar> conjuncts) {
        if (index == null || !index.isGlobal()) {
            return;
        }
        List<String> missing = names.missing();
        if (!missing.isEmpty()) {
            throw Refusals.amazon("One or more parameter values were invalid: Global secondary index " + index.name()
                    + " does not project " + missing);
        }
        List<String> unfiltered = names.missingOf(conjuncts);
        if (!unfiltered.isEmpty()
                && KeyCoverage.of(key, conjuncts, binding.literals()).partitions() > 0) {
            throw Refusals.amazon("One or more parameter values were invalid: Secondary index " + index.name()
                    + " does not project one or more filter attributes: " + unfiltered);
        }
    }
}

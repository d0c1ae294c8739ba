package io.partita.planner.strict.read;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.table.KeySchema;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.SortItem;
import io.partita.planner.strict.text.Refusals;
import io.partita.planner.strict.text.StatementText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ORDER BY. A key without a term of its own has an order nevertheless: the partition key an ascending, the sort key a
 * descending one.
 */
final class ReadOrder {
    private final StatementText text;
    private final KeySchema key;
    private @Nullable Boolean partitionAscending;
    private @Nullable Boolean sortAscending;
    private boolean sortFirst;

    ReadOrder(StatementText text, KeySchema key) {
        this.text = text;
        this.key = key;
    }

    /** @throws StoreException VALIDATION if a term is no key attribute */
    void add(List<SortItem> items) {
        for (SortItem item : items) {
            if (item.nulls().isPresent()) {
                throw Refusals.clause("NULLS", text.wordFrom(item.position().offset(), "NULLS"));
            }
            boolean ascending = item.direction() != SortItem.Direction.DESCENDING;
            String name = name(item);
            if (name.equals(key.partition().name())) {
                partitionAscending = partitionAscending == null ? Boolean.valueOf(ascending) : partitionAscending;
            } else if (key.sort() != null && name.equals(key.sort().name())) {
                sortFirst |= partitionAscending == null;
                sortAscending = sortAscending == null ? Boolean.valueOf(ascending) : sortAscending;
            } else {
                throw StoreException.validation(
                        "Attribute " + name + " in ORDER BY clause must be part of the primary key");
            }
        }
    }

    private String name(SortItem item) {
        if (item.expression() instanceof Expression.PathExpression path
                && path.steps().isEmpty()) {
            return path.root().text();
        }
        return text.at(item.expression().position());
    }

    /** Whether each item collection is read from its lowest sort key on. */
    boolean isAscending() {
        return Boolean.TRUE.equals(sortAscending);
    }

    /** @throws StoreException VALIDATION if this is no order of these reads */
    List<KeyedRead> ordered(List<KeyedRead> reads) {
        if (reads.isEmpty()) {
            throw StoreException.validation(
                    "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.");
        }
        boolean several = reads.stream().map(KeyedRead::partition).distinct().count() > 1;
        if (several && partitionAscending == null) {
            throw StoreException.validation(
                    "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.");
        } else if (several && sortFirst) {
            throw StoreException.validation("ORDER BY a sort key before the hash key is not supported"
                    + " when more than one hash key condition specified in WHERE clause.");
        }
        Comparator<KeyedRead> byPartition = (left, right) -> Values.compare(left.partition(), right.partition());
        Comparator<KeyedRead> bySort = (left, right) -> {
            SortRange l = SortRange.of(left.sort());
            SortRange r = SortRange.of(right.sort());
            return l.isBelow(r) ? -1 : r.isBelow(l) ? 1 : 0;
        };
        List<KeyedRead> ordered = new ArrayList<>(reads);
        ordered.sort((Boolean.FALSE.equals(partitionAscending) ? byPartition.reversed() : byPartition)
                .thenComparing(isAscending() ? bySort : bySort.reversed()));
        return ordered;
    }
}

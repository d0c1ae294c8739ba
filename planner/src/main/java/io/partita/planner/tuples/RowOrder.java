package io.partita.planner.tuples;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.ValueOrder;
import io.partita.planner.plan.RowNode.SortTerm;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of ORDER BY, over the values that rows are sorted by; NULL and MISSING are both null among them. */
public final class RowOrder implements Comparator<@Nullable AttributeValue[]> {
    private final SortTerm[] terms;

    public RowOrder(List<SortTerm> terms) {
        this.terms = terms.toArray(SortTerm[]::new);
    }

    /** What a row is sorted by. */
    public @Nullable AttributeValue[] keys(Item row, Arguments arguments) {
        @Nullable AttributeValue[] keys = new AttributeValue[terms.length];
        for (int i = 0; i < keys.length; i++) {
            AttributeValue key = terms[i].value().evaluate(row, arguments);
            keys[i] = key == NullValue.NULL ? null : key;
        }
        return keys;
    }

    @Override
    public int compare(@Nullable AttributeValue[] left, @Nullable AttributeValue[] right) {
        for (int i = 0; i < terms.length; i++) {
            int order = compare(terms[i], left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(SortTerm term, @Nullable AttributeValue left, @Nullable AttributeValue right) {
        if (left == null || right == null) {
            int order = Boolean.compare(left != null, right != null);
            return term.nullsFirst() ? order : -order;
        }
        int order = ValueOrder.ASCENDING.compare(left, right);
        return term.ascending() ? order : -order;
    }
}

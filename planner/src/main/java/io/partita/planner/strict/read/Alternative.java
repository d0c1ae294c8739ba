package io.partita.planner.strict.read;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.KeyCondition.SortCondition;
import io.partita.engine.api.item.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an item can satisfy WHERE, while it is taken apart.
 *
 * @param partition the value of the partition key, or null while none is known
 * @param sortTerm the condition that {@code sort} was made of
 */
record Alternative(
        @Nullable AttributeValue partition,
        @Nullable SortCondition sort,
        @Nullable Condition sortTerm,
        List<Condition> rest) {

    static final Alternative ANY = new Alternative(null, null, null, List.of());

    Alternative {
        rest = List.copyOf(rest);
    }

    /** With a condition that no key can take. */
    Alternative with(Condition condition) {
        List<Condition> more = new ArrayList<>(rest);
        more.add(condition);
        return new Alternative(partition, sort, sortTerm, more);
    }

    /** A second value of the partition key is a condition that some may find false. */
    Alternative withPartition(AttributeValue value, Condition term) {
        if (partition == null) {
            return new Alternative(value, sort, sortTerm, rest);
        }
        return partition.equals(value) ? this : with(term);
    }

    /** Of two conditions on the sort key that a store cannot take together, the one that says more is the key's. */
    Alternative withSort(SortCondition condition, Condition term) {
        if (sort == null || sortTerm == null) {
            return new Alternative(partition, condition, term, rest);
        }
        SortCondition both = both(sort, condition);
        if (both != null) {
            return new Alternative(partition, both, new Condition.And(List.of(sortTerm, term)), rest);
        } else if (isEquality(condition) && !isEquality(sort)) {
            return new Alternative(partition, condition, term, rest).with(sortTerm);
        }
        return with(term);
    }

    private static @Nullable SortCondition both(SortCondition left, SortCondition right) {
        if (left instanceof KeyCondition.Compare l && right instanceof KeyCondition.Compare r) {
            if (l.comparator() == Comparator.GREATER_OR_EQUAL && r.comparator() == Comparator.LESS_OR_EQUAL) {
                return new KeyCondition.Between(l.value(), r.value());
            } else if (l.comparator() == Comparator.LESS_OR_EQUAL && r.comparator() == Comparator.GREATER_OR_EQUAL) {
                return new KeyCondition.Between(r.value(), l.value());
            }
        }
        return left.equals(right) ? left : null;
    }

    private static boolean isEquality(SortCondition condition) {
        return condition instanceof KeyCondition.Compare compare && compare.comparator() == Comparator.EQUAL;
    }
}

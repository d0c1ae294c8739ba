package io.partita.planner.strict.read;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.KeyCondition.SortCondition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes WHERE apart into reads of item collections, none of which overlap: every combination of the key values that it
 * names is one.
 */
final class KeyDecomposition {
    /** The most reads of one statement. */
    static final int MAX_READS = 50;

    private final KeySchema key;
    private final KeyTerms terms;

    KeyDecomposition(KeySchema key) {
        this.key = key;
        this.terms = new KeyTerms(key);
    }

    /**
     * The reads in the order of the text; none if the condition does not pin the partition key, so that everything has
     * to be read.
     *
     * @throws StoreException VALIDATION if there are too many, or two can find the same item
     */
    List<KeyedRead> reads(Condition where) {
        if (!terms.pinsPartition(where)) {
            return List.of();
        }
        Set<KeyedRead> reads = new LinkedHashSet<>();
        for (Alternative alternative : expanded(where, List.of(Alternative.ANY))) {
            AttributeValue partition = alternative.partition();
            if (partition == null) {
                throw new IllegalStateException("an alternative that does not pin the partition key");
            }
            reads.add(new KeyedRead(partition, alternative.sort(), alternative.rest()));
        }
        return distinct(new ArrayList<>(reads));
    }

    private List<Alternative> expanded(Condition condition, List<Alternative> bases) {
        List<Alternative> expanded = new ArrayList<>();
        if (condition instanceof Condition.And and) {
            expanded.addAll(bases);
            for (Condition each : and.conditions()) {
                expanded = expanded(each, expanded);
            }
        } else if (condition instanceof Condition.Or or && terms.concerns(or)) {
            for (Condition each : or.conditions()) {
                expanded.addAll(expanded(each, bases));
                checkCount(expanded);
            }
        } else {
            for (Alternative base : bases) {
                addRefined(base, condition, expanded);
            }
        }
        checkCount(expanded);
        return expanded;
    }

    private static void checkCount(List<Alternative> alternatives) {
        if (alternatives.size() > MAX_READS) {
            throw StoreException.validation("Too many decomposed read operations for a given query.");
        }
    }

    private void addRefined(Alternative base, Condition condition, List<Alternative> refined) {
        List<AttributeValue> partitions = KeyTerms.equalities(key.partition(), condition);
        for (AttributeValue partition : partitions) {
            KeyTerms.checked(key.partition(), partition);
            refined.add(base.withPartition(partition, equal(key.partition(), partition)));
        }
        KeyAttribute sortKey = key.sort();
        List<AttributeValue> sorts = sortKey == null ? List.of() : KeyTerms.equalities(sortKey, condition);
        for (AttributeValue value : sorts) {
            SortCondition sort = new KeyCondition.Compare(Comparator.EQUAL, KeyTerms.checked(sortKey, value));
            refined.add(base.withSort(sort, equal(sortKey, value)));
        }
        if (partitions.isEmpty() && sorts.isEmpty()) {
            SortCondition sort = terms.sort(condition);
            refined.add(sort == null ? base.with(condition) : base.withSort(sort, condition));
        }
    }

    private static Condition equal(KeyAttribute attribute, AttributeValue value) {
        return Condition.equal(Path.of(attribute.name()), value);
    }

    /** Without a sort key, what is asked of the one item of a key can be asked at once. */
    private List<KeyedRead> distinct(List<KeyedRead> reads) {
        for (int i = 0; i < reads.size(); i++) {
            for (int j = reads.size() - 1; j > i; j--) {
                KeyedRead left = reads.get(i);
                KeyedRead right = reads.get(j);
                if (!left.partition().equals(right.partition()) || !SortRange.overlap(left.sort(), right.sort())) {
                    continue;
                } else if (key.hasSort()) {
                    throw StoreException.validation(
                            "Overlapping conditions with range keys are not supported in where clause");
                }
                Condition either =
                        new Condition.Or(List.of(new Condition.And(left.rest()), new Condition.And(right.rest())));
                reads.set(i, new KeyedRead(left.partition(), null, List.of(either)));
                reads.remove(j);
            }
        }
        return reads;
    }
}

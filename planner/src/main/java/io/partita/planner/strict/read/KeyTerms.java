package io.partita.planner.strict.read;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.KeyCondition.SortCondition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.strict.text.Refusals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which conditions a key can take, and what they say of it. */
record KeyTerms(KeySchema key) {

    /** Whether every item that satisfies the condition has one of the partition keys that it names. */
    boolean pinsPartition(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.conditions().stream().anyMatch(this::pinsPartition);
        } else if (condition instanceof Condition.Or or) {
            return or.conditions().stream().allMatch(this::pinsPartition);
        }
        return !equalities(key.partition(), condition).isEmpty();
    }

    /** Whether a part of the condition is one that a key can take. */
    boolean concerns(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.conditions().stream().anyMatch(this::concerns);
        } else if (condition instanceof Condition.Or or) {
            return or.conditions().stream().anyMatch(this::concerns);
        }
        return !equalities(key.partition(), condition).isEmpty()
                || (key.sort() != null && !equalities(key.sort(), condition).isEmpty())
                || isSort(condition);
    }

    /**
     * The values that an attribute is asked to equal one of.
     *
     * @return none if the condition is about something else
     */
    static List<AttributeValue> equalities(KeyAttribute attribute, Condition condition) {
        if (condition instanceof Condition.Comparison comparison
                && comparison.comparator() == Comparator.EQUAL
                && comparison.right() instanceof Operand.Constant constant) {
            return isOf(attribute, comparison.left()) ? List.of(constant.value()) : List.of();
        } else if (condition instanceof Condition.In in
                && isOf(attribute, in.operand())
                && in.candidates().stream().allMatch(Operand.Constant.class::isInstance)) {
            return in.candidates().stream()
                    .map(candidate -> ((Operand.Constant) candidate).value())
                    .distinct()
                    .toList();
        }
        return List.of();
    }

    /** Whether the condition is one on the sort key, other than an equality, that a key can take. */
    boolean isSort(Condition condition) {
        return key.sort() != null && sort(key.sort(), condition) != null;
    }

    /**
     * The condition as one on the sort key, with values of its type.
     *
     * @return null if it is none
     */
    @Nullable
    SortCondition sort(Condition condition) {
        KeyAttribute attribute = key.sort();
        SortCondition sort = attribute == null ? null : sort(attribute, condition);
        if (attribute != null && sort instanceof KeyCondition.Compare compare) {
            checked(attribute, compare.value());
        } else if (attribute != null && sort instanceof KeyCondition.Between between) {
            checked(attribute, between.low());
            checked(attribute, between.high());
        } else if (attribute != null && sort instanceof KeyCondition.BeginsWith beginsWith) {
            checked(attribute, beginsWith.prefix());
        }
        return sort;
    }

    private static @Nullable SortCondition sort(KeyAttribute attribute, Condition condition) {
        if (condition instanceof Condition.Comparison comparison
                && comparison.comparator() != Comparator.NOT_EQUAL
                && comparison.comparator() != Comparator.EQUAL
                && isOf(attribute, comparison.left())
                && comparison.right() instanceof Operand.Constant constant) {
            return new KeyCondition.Compare(comparison.comparator(), constant.value());
        } else if (condition instanceof Condition.Between between
                && isOf(attribute, between.operand())
                && between.low() instanceof Operand.Constant low
                && between.high() instanceof Operand.Constant high) {
            return new KeyCondition.Between(low.value(), high.value());
        } else if (condition instanceof Condition.BeginsWith beginsWith
                && isOf(attribute, beginsWith.path())
                && attribute.type() != AttributeType.N
                && beginsWith.prefix() instanceof Operand.Constant prefix) {
            return new KeyCondition.BeginsWith(prefix.value());
        }
        return null;
    }

    /** @throws io.partita.engine.api.error.StoreException VALIDATION if the value has another type than the key */
    static AttributeValue checked(KeyAttribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw Refusals.keyType(attribute.name());
        }
        return value;
    }

    private static boolean isOf(KeyAttribute attribute, Operand operand) {
        return operand instanceof Path path
                && path.isTopLevel()
                && path.attribute().equals(attribute.name());
    }
}

package io.partita.planner.strict.write;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.strict.text.Refusals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one item that WHERE names.
 *
 * @param rest what else must hold for it
 */
record WrittenKey(PrimaryKey key, List<Condition> rest) {

    WrittenKey {
        rest = List.copyOf(rest);
    }

    /** @throws StoreException VALIDATION if WHERE does not name the whole key of one item */
    static WrittenKey of(KeySchema schema, @Nullable Condition where) {
        List<Condition> terms = new ArrayList<>();
        if (where != null) {
            flatten(where, terms);
        }
        AttributeValue partition = taken(schema.partition(), terms);
        KeyAttribute sortKey = schema.sort();
        return new WrittenKey(new PrimaryKey(partition, sortKey == null ? null : taken(sortKey, terms)), terms);
    }

    private static void flatten(Condition condition, List<Condition> terms) {
        if (condition instanceof Condition.And and) {
            and.conditions().forEach(each -> flatten(each, terms));
        } else {
            terms.add(condition);
        }
    }

    /** Takes the equalities on an attribute out of the terms. */
    private static AttributeValue taken(KeyAttribute attribute, List<Condition> terms) {
        AttributeValue value = null;
        for (Condition term : List.copyOf(terms)) {
            AttributeValue equal = equal(attribute, term);
            if (equal == null) {
                continue;
            } else if (value != null && !value.equals(equal)) {
                throw StoreException.validation("Multiple conditions on same key " + attribute.name()
                        + ". Only single item Update/Insert/Delete are supported");
            }
            value = equal;
            terms.remove(term);
        }
        if (value == null) {
            throw StoreException.validation("Where clause does not contain a mandatory equality on all key attributes");
        } else if (value.type() != attribute.type()) {
            throw Refusals.keyType(attribute.name());
        }
        return value;
    }

    private static @Nullable AttributeValue equal(KeyAttribute attribute, Condition term) {
        return term instanceof Condition.Comparison comparison
                        && comparison.comparator() == Comparator.EQUAL
                        && comparison.left().equals(Path.of(attribute.name()))
                        && comparison.right() instanceof Operand.Constant constant
                ? constant.value()
                : null;
    }
}

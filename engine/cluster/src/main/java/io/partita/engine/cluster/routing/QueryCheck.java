package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.validation.KeyValidation;
import java.util.List;

/** Whether a key condition fits the key that is queried; the texts are those of the service. */
final class QueryCheck {
    private QueryCheck() {}

    /** @throws StoreException VALIDATION if the condition asks for something that this key cannot have */
    static void check(KeySchema schema, KeyCondition condition) {
        checkType(schema.partition(), condition.partition());
        KeyValidation.check(new KeySchema(schema.partition(), null), PrimaryKey.of(condition.partition()));
        KeyCondition.SortCondition sort = condition.sort();
        if (sort == null) {
            return;
        }
        KeyAttribute attribute = schema.sort();
        if (attribute == null) {
            throw StoreException.validation("Query key condition not supported");
        }
        for (AttributeValue value : values(sort)) {
            checkType(attribute, value);
        }
        if (sort instanceof KeyCondition.BeginsWith && attribute.type() == AttributeType.N) {
            throw StoreException.validation("Invalid KeyConditionExpression: Incorrect operand type for operator or"
                    + " function; operator or function: begins_with, operand type: N");
        }
    }

    private static void checkType(KeyAttribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw StoreException.validation("One or more parameter values were invalid: "
                    + "Condition parameter type does not match schema type");
        }
    }

    private static List<AttributeValue> values(KeyCondition.SortCondition sort) {
        if (sort instanceof KeyCondition.Compare compare) {
            return List.of(compare.value());
        } else if (sort instanceof KeyCondition.Between between) {
            return List.of(between.low(), between.high());
        } else if (sort instanceof KeyCondition.BeginsWith beginsWith) {
            return List.of(beginsWith.prefix());
        }
        throw new IllegalStateException("a sort condition without a meaning: " + sort);
    }
}

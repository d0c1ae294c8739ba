package io.partita.planner.access;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Spread;
import org.jspecify.annotations.Nullable;

/** Key values out of constant scalars. */
public final class KeyValues {
    private KeyValues() {}

    /**
     * The value, if an item can have it as its key attribute.
     *
     * @return null for NULL, MISSING, and an empty string or binary, which no key is
     * @throws QueryException TYPE_MISMATCH if it does not have the type of the key
     */
    static @Nullable AttributeValue of(KeyAttribute attribute, Scalar scalar, Arguments arguments) {
        return checked(attribute, scalar.evaluate(Item.EMPTY, arguments));
    }

    /** As {@link #of}, of a value. */
    static @Nullable AttributeValue checked(KeyAttribute attribute, @Nullable AttributeValue value) {
        if (value == null || value == NullValue.NULL) {
            return null;
        }
        requireType(attribute, value);
        return isEmpty(value) ? null : value;
    }

    /**
     * As {@link #checked}, of one of the values that a scalar stands for. What a join looks up by is no mistake if it
     * cannot be a key: it just has no partner.
     */
    static @Nullable AttributeValue candidate(
            KeyAttribute attribute, int maxBytes, Scalar scalar, @Nullable AttributeValue value) {
        return Spread.isLookedUp(scalar) && !canBe(attribute, maxBytes, value) ? null : checked(attribute, value);
    }

    private static boolean canBe(KeyAttribute attribute, int maxBytes, @Nullable AttributeValue value) {
        return value != null && value.type() == attribute.type() && ItemSize.of(value) <= maxBytes;
    }

    /**
     * The primary key that two scalars make, or null if no item can have it.
     *
     * @throws QueryException TYPE_MISMATCH if a value does not have the type of its key attribute
     */
    public static @Nullable PrimaryKey primaryKey(
            KeySchema schema, Scalar partition, @Nullable Scalar sort, Arguments arguments) {
        AttributeValue partitionValue = of(schema.partition(), partition, arguments);
        KeyAttribute sortAttribute = schema.sort();
        if (sortAttribute == null || sort == null) {
            return partitionValue == null ? null : PrimaryKey.of(partitionValue);
        }
        AttributeValue sortValue = of(sortAttribute, sort, arguments);
        return partitionValue == null || sortValue == null ? null : new PrimaryKey(partitionValue, sortValue);
    }

    /** The primary key of an item that has it. */
    public static PrimaryKey of(KeySchema schema, Item item) {
        KeyAttribute sort = schema.sort();
        return new PrimaryKey(present(schema.partition(), item), sort == null ? null : present(sort, item));
    }

    private static AttributeValue present(KeyAttribute attribute, Item item) {
        AttributeValue value = item.get(attribute.name());
        if (value == null) {
            throw new IllegalStateException("an item came back without its key attribute " + attribute.name());
        }
        return value;
    }

    /** Whether a key of this type may be compared with the value; NULL and MISSING match nothing, but fit. */
    static boolean fits(KeyAttribute attribute, @Nullable AttributeValue value) {
        return value == null || value == NullValue.NULL || value.type() == attribute.type();
    }

    static void requireType(KeyAttribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    "Key attribute's data type should match its data type in table's schema: Key " + attribute.name()
                            + " is a " + attribute.type().words() + ", and the value is a "
                            + value.type().words());
        }
    }

    static boolean isEmpty(AttributeValue value) {
        return (value instanceof StringValue string && string.value().isEmpty())
                || (value instanceof BinaryValue binary && binary.bytes().length == 0);
    }
}

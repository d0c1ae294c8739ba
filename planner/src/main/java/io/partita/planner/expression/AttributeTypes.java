package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Attribute types by the names that {@code attribute_type} knows them by. */
public final class AttributeTypes {
    private AttributeTypes() {}

    /**
     * The type that a value names.
     *
     * @throws QueryException TYPE_MISMATCH or INVALID_VALUE if it names none
     */
    public static AttributeType named(@Nullable AttributeValue name) {
        if (!(name instanceof StringValue text)) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: "
                            + (name == null ? "MISSING" : name.type()));
        }
        for (AttributeType type : AttributeType.values()) {
            if (type.name().equals(text.value())) {
                return type;
            }
        }
        throw new QueryException(
                QueryErrorCode.INVALID_VALUE,
                "Invalid attribute type name found; type: " + text.value() + ", valid types: "
                        + Arrays.toString(AttributeType.values()));
    }
}

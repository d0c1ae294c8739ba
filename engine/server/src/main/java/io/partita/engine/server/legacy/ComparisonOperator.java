package io.partita.engine.server.legacy;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.server.expression.KeyTerms;

/** How an attribute is compared, with how many values of what types. */
public enum ComparisonOperator {
    EQ(1, 1, Types.ANY, KeyTerms.Operator.EQUAL),
    NE(1, 1, Types.ANY, KeyTerms.Operator.NOT_INDEXABLE),
    IN(1, Integer.MAX_VALUE, Types.SCALAR, KeyTerms.Operator.NOT_INDEXABLE),
    LE(1, 1, Types.SCALAR, KeyTerms.Operator.LESS_OR_EQUAL),
    LT(1, 1, Types.SCALAR, KeyTerms.Operator.LESS),
    GE(1, 1, Types.SCALAR, KeyTerms.Operator.GREATER_OR_EQUAL),
    GT(1, 1, Types.SCALAR, KeyTerms.Operator.GREATER),
    BETWEEN(2, 2, Types.SCALAR, KeyTerms.Operator.BETWEEN),
    NOT_NULL(0, 0, Types.ANY, KeyTerms.Operator.NOT_INDEXABLE),
    NULL(0, 0, Types.ANY, KeyTerms.Operator.NOT_INDEXABLE),
    CONTAINS(1, 1, Types.ELEMENT, KeyTerms.Operator.NOT_INDEXABLE),
    NOT_CONTAINS(1, 1, Types.ELEMENT, KeyTerms.Operator.NOT_INDEXABLE),
    BEGINS_WITH(1, 1, Types.TEXT, KeyTerms.Operator.BEGINS_WITH);

    private final int minValues;
    private final int maxValues;
    private final Types types;
    private final KeyTerms.Operator ofKey;

    ComparisonOperator(int minValues, int maxValues, Types types, KeyTerms.Operator ofKey) {
        this.minValues = minValues;
        this.maxValues = maxValues;
        this.types = types;
        this.ofKey = ofKey;
    }

    boolean takes(int values) {
        return values >= minValues && values <= maxValues;
    }

    boolean takes(AttributeType type) {
        return types.contains(type);
    }

    KeyTerms.Operator ofKey() {
        return ofKey;
    }

    /** Of what types values may be. */
    private enum Types {
        ANY,
        SCALAR,
        ELEMENT,
        TEXT;

        private boolean contains(AttributeType type) {
            return switch (this) {
                case ANY -> true;
                case SCALAR -> type.mayBeKey();
                case ELEMENT -> type.mayBeKey() || type == AttributeType.BOOL || type == AttributeType.NULL;
                case TEXT -> type == AttributeType.S || type == AttributeType.B;
            };
        }
    }
}

package io.partita.engine.server.legacy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of an attribute before a write: of its value, of whether it is there, or a comparison.
 *
 * @param value null if none is given
 * @param exists null if it is not said
 * @param operator null if none is given
 * @param values null if none are given
 */
public record Expectation(
        @Nullable AttributeValue value,
        @Nullable Boolean exists,
        @Nullable ComparisonOperator operator,
        @Nullable List<AttributeValue> values) {

    /**
     * The comparison that this is.
     *
     * @param attribute of which it is expected
     * @throws ServiceException VALIDATION if what is given does not go together
     */
    public Comparison comparison(String attribute) {
        if (values != null && value != null) {
            throw invalid("Value and AttributeValueList cannot be used together for Attribute: " + attribute);
        } else if (operator != null) {
            return comparison(attribute, operator);
        } else if (values != null) {
            throw invalid("AttributeValueList can only be used with a ComparisonOperator for Attribute: " + attribute);
        } else if (exists == null || exists) {
            if (value == null) {
                throw invalid("Value must be provided when Exists is " + exists + " for Attribute: " + attribute);
            }
            return new Comparison(ComparisonOperator.EQ, List.of(value));
        } else if (value != null) {
            throw invalid("Value cannot be used when Exists is false for Attribute: " + attribute);
        }
        return new Comparison(ComparisonOperator.NULL, List.of());
    }

    private Comparison comparison(String attribute, ComparisonOperator given) {
        if (exists != null) {
            throw invalid("Exists and ComparisonOperator cannot be used together for Attribute: " + attribute);
        } else if (given != ComparisonOperator.NULL
                && given != ComparisonOperator.NOT_NULL
                && values == null
                && value == null) {
            throw invalid("Value or AttributeValueList must be used with ComparisonOperator: " + given
                    + " for Attribute: " + attribute);
        }
        List<AttributeValue> all = values != null ? values : value != null ? List.of(value) : List.of();
        return new Comparison(given, all).checkedLoosely();
    }

    private static ServiceException invalid(String text) {
        return ServiceException.validation(Comparison.INVALID + text);
    }
}

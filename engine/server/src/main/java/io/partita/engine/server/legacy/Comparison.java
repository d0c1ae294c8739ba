package io.partita.engine.server.legacy;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.expression.KeyTerms;
import java.util.List;

/** A comparison of an attribute with values: what a filter, a key condition or an expectation says of one attribute. */
public record Comparison(ComparisonOperator operator, List<AttributeValue> values) {
    static final String INVALID = "One or more parameter values were invalid: ";

    public Comparison {
        values = List.copyOf(values);
    }

    /**
     * Checks the values, as the service does for a filter or a key condition.
     *
     * @throws ServiceException VALIDATION
     */
    public Comparison checked() {
        checkCount();
        checkOneType();
        for (AttributeValue value : values) {
            if (!operator.takes(value.type())) {
                throw ServiceException.validation(INVALID + "ComparisonOperator " + operator + " is not valid for "
                        + value.type() + " AttributeValue type");
            }
        }
        checkBounds();
        return this;
    }

    /** Checks the values of an expectation, of which the service does not ask for types. */
    Comparison checkedLoosely() {
        checkCount();
        checkOneType();
        checkBounds();
        return this;
    }

    private void checkCount() {
        if (!operator.takes(values.size())) {
            throw ServiceException.validation(
                    INVALID + "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
    }

    private void checkOneType() {
        if (values.stream().map(AttributeValue::type).distinct().count() > 1) {
            throw ServiceException.validation(
                    INVALID + "AttributeValues inside AttributeValueList must be of same type");
        }
    }

    private void checkBounds() {
        if (operator == ComparisonOperator.BETWEEN
                && isScalar(values.get(0).type())
                && Values.compare(values.get(0), values.get(1)) > 0) {
            throw ServiceException.validation(
                    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
    }

    private static boolean isScalar(AttributeType type) {
        return type.mayBeKey();
    }

    /** As a condition on an attribute. */
    public Condition on(String attribute) {
        Path path = Path.of(attribute);
        return switch (operator) {
            case EQ -> compare(Comparator.EQUAL, path);
            case NE -> compare(Comparator.NOT_EQUAL, path);
            case LE -> compare(Comparator.LESS_OR_EQUAL, path);
            case LT -> compare(Comparator.LESS, path);
            case GE -> compare(Comparator.GREATER_OR_EQUAL, path);
            case GT -> compare(Comparator.GREATER, path);
            case IN -> new Condition.In(path, values.stream().map(Operand::of).toList());
            case BETWEEN -> new Condition.Between(path, operand(0), operand(1));
            case NOT_NULL -> new Condition.Exists(path);
            case NULL -> new Condition.NotExists(path);
            case CONTAINS -> new Condition.Contains(path, operand(0));
            case NOT_CONTAINS -> new Condition.Not(new Condition.Contains(path, operand(0)));
            case BEGINS_WITH -> new Condition.BeginsWith(path, operand(0));
        };
    }

    private Condition compare(Comparator comparator, Path path) {
        return new Condition.Comparison(comparator, path, operand(0));
    }

    private Operand operand(int index) {
        return Operand.of(values.get(index));
    }

    /** As a condition on an attribute of a key. */
    public KeyTerms.Term ofKey() {
        return new KeyTerms.Term(operator.ofKey(), values);
    }
}

package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.expression.KeyTerms.Operator;
import io.partita.engine.server.expression.KeyTerms.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a condition as one on the attributes of a key, in the order in which the service looks at it. */
final class KeyTermsReader {
    private static final String INVALID_CONDITION = "Invalid condition in KeyConditionExpression: ";

    private final Map<String, Term> terms = new LinkedHashMap<>();

    private KeyTermsReader() {}

    /** @throws ServiceException VALIDATION if it is not of the form of a key condition */
    static Map<String, Term> read(Condition condition) {
        KeyTermsReader reader = new KeyTermsReader();
        reader.collect(condition);
        return reader.terms;
    }

    private void collect(Condition condition) {
        if (condition instanceof Condition.And and) {
            and.conditions().forEach(this::collect);
        } else if (condition instanceof Condition.Comparison comparison) {
            Operator operator = operator(comparison.comparator());
            add(operator, List.of(comparison.left(), comparison.right()));
        } else if (condition instanceof Condition.Between between) {
            requireAttribute("BETWEEN", between.operand());
            add(Operator.BETWEEN, List.of(between.operand(), between.low(), between.high()));
        } else if (condition instanceof Condition.BeginsWith beginsWith) {
            requireAttribute("begins_with", beginsWith.path());
            add(Operator.BEGINS_WITH, List.of(beginsWith.path(), beginsWith.prefix()));
        } else {
            throw invalidOperator(name(condition));
        }
    }

    private static Operator operator(Condition.Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> Operator.EQUAL;
            case LESS -> Operator.LESS;
            case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case GREATER -> Operator.GREATER;
            case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case NOT_EQUAL -> throw invalidOperator("<>");
        };
    }

    private static String name(Condition condition) {
        if (condition instanceof Condition.Or) {
            return "OR";
        } else if (condition instanceof Condition.Not) {
            return "NOT";
        } else if (condition instanceof Condition.In) {
            return "IN";
        } else if (condition instanceof Condition.Exists) {
            return "attribute_exists";
        } else if (condition instanceof Condition.NotExists) {
            return "attribute_not_exists";
        }
        return condition instanceof Condition.HasType ? "attribute_type" : "contains";
    }

    private static ServiceException invalidOperator(String name) {
        return ServiceException.validation("Invalid operator used in KeyConditionExpression: " + name);
    }

    private static void requireAttribute(String operator, Operand first) {
        if (!(first instanceof Path)) {
            throw invalidCondition(operator + " operator must have the key attribute as its first operand");
        }
    }

    private static ServiceException invalidCondition(String text) {
        return ServiceException.validation(INVALID_CONDITION + text);
    }

    private void add(Operator operator, List<Operand> operands) {
        Path attribute = null;
        List<AttributeValue> values = new ArrayList<>(2);
        for (Operand operand : operands) {
            if (operand instanceof Path path) {
                attribute = attribute(attribute, path);
            } else if (operand instanceof Operand.Constant constant) {
                values.add(constant.value());
            } else {
                throw ServiceException.validation("KeyConditionExpressions cannot contain nested operations");
            }
        }
        if (attribute == null) {
            throw invalidCondition("No key attribute specified");
        }
        Operator seen = operands.get(0) instanceof Path ? operator : operator.turned();
        if (terms.put(attribute.attribute(), new Term(seen, values)) != null) {
            throw ServiceException.validation("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static Path attribute(@Nullable Path before, Path path) {
        if (before != null) {
            throw invalidCondition("Multiple attribute names used in one condition");
        } else if (!path.isTopLevel()) {
            throw ServiceException.validation("KeyConditionExpressions cannot have conditions on nested attributes");
        }
        return path;
    }
}

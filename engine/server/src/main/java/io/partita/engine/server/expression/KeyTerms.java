package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.server.error.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions on the attributes of a key, before it is known which attributes these are.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html">Key condition
 * expressions</a>.
 */
public final class KeyTerms {
    private static final String INVALID_CONDITION = "Invalid condition in KeyConditionExpression: ";

    private final Map<String, Term> terms;

    /** How an attribute of a key is compared. */
    public enum Operator {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        BETWEEN,
        BEGINS_WITH,
        /** Of the other operators, by none of which a key is found. */
        NOT_INDEXABLE
    }

    /** One condition. */
    public record Term(Operator operator, List<AttributeValue> values) {}

    /**
     * The conditions by the attributes that they are on.
     *
     * @throws ServiceException VALIDATION if they are not one or two
     */
    public KeyTerms(Map<String, Term> terms) {
        if (terms.isEmpty() || terms.size() > 2) {
            throw ServiceException.validation("Conditions can be of length 1 or 2 only");
        }
        this.terms = terms;
    }

    static KeyTerms of(Condition condition) {
        Map<String, Term> terms = new LinkedHashMap<>();
        collect(condition, terms);
        return new KeyTerms(terms);
    }

    private static void collect(Condition condition, Map<String, Term> terms) {
        if (condition instanceof Condition.And and) {
            and.conditions().forEach(each -> collect(each, terms));
        } else if (condition instanceof Condition.Comparison comparison) {
            collect(comparison, terms);
        } else if (condition instanceof Condition.Between between) {
            if (!(between.operand() instanceof Path)) {
                throw invalidCondition("BETWEEN operator must have the key attribute as its first operand");
            }
            add(between.operand(), Operator.BETWEEN, List.of(between.low(), between.high()), terms);
        } else if (condition instanceof Condition.BeginsWith beginsWith) {
            add(beginsWith.path(), Operator.BEGINS_WITH, List.of(beginsWith.prefix()), terms);
        } else {
            throw ServiceException.validation("Invalid operator used in KeyConditionExpression: " + name(condition));
        }
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

    private static void collect(Condition.Comparison comparison, Map<String, Term> terms) {
        boolean turned = !(comparison.left() instanceof Path);
        Operator operator = switch (comparison.comparator()) {
            case EQUAL -> Operator.EQUAL;
            case LESS -> turned ? Operator.GREATER : Operator.LESS;
            case LESS_OR_EQUAL -> turned ? Operator.GREATER_OR_EQUAL : Operator.LESS_OR_EQUAL;
            case GREATER -> turned ? Operator.LESS : Operator.GREATER;
            case GREATER_OR_EQUAL -> turned ? Operator.LESS_OR_EQUAL : Operator.GREATER_OR_EQUAL;
            case NOT_EQUAL -> throw ServiceException.validation("Invalid operator used in KeyConditionExpression: <>");
        };
        add(
                turned ? comparison.right() : comparison.left(),
                operator,
                List.of(turned ? comparison.left() : comparison.right()),
                terms);
    }

    private static void add(Operand attribute, Operator operator, List<Operand> operands, Map<String, Term> terms) {
        for (Operand operand : operands) {
            if (operand instanceof Operand.Size) {
                throw nested();
            }
        }
        if (attribute instanceof Operand.Size) {
            throw nested();
        } else if (!(attribute instanceof Path path)) {
            throw invalidCondition("No key attribute specified");
        } else if (!path.isTopLevel()) {
            throw ServiceException.validation("KeyConditionExpressions cannot have conditions on nested attributes");
        } else {
            List<AttributeValue> values =
                    operands.stream().map(KeyTerms::constant).toList();
            if (terms.put(path.attribute(), new Term(operator, values)) != null) {
                throw ServiceException.validation("KeyConditionExpressions must only contain one condition per key");
            }
        }
    }

    private static ServiceException nested() {
        return ServiceException.validation("KeyConditionExpressions cannot contain nested operations");
    }

    private static AttributeValue constant(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        throw invalidCondition("Multiple attribute names used in one condition");
    }

    private static ServiceException invalidCondition(String text) {
        return ServiceException.validation(INVALID_CONDITION + text);
    }

    /** The attributes that must have one value, which may be those of the key. */
    public Map<String, AttributeValue> equalities() {
        Map<String, AttributeValue> equalities = new LinkedHashMap<>();
        terms.forEach((attribute, term) -> {
            if (term.operator() == Operator.EQUAL) {
                equalities.put(attribute, term.values().get(0));
            }
        });
        return equalities;
    }

    /**
     * The condition on the key of a table or index.
     *
     * @throws ServiceException VALIDATION if it is on other attributes, or not of a form by which items are found
     */
    public KeyCondition of(KeySchema schema) {
        KeyAttribute partition = schema.partition();
        KeyAttribute sort = schema.sort();
        if (sort == null && terms.size() > 1) {
            throw notSupported();
        }
        Term ofPartition = term(partition, true);
        if (ofPartition == null || ofPartition.operator() != Operator.EQUAL) {
            throw notSupported();
        }
        Term ofSort = sort == null ? null : term(sort, terms.size() > 1);
        return new KeyCondition(ofPartition.values().get(0), ofSort == null ? null : sortCondition(ofSort));
    }

    private static ServiceException notSupported() {
        return ServiceException.validation("Query key condition not supported");
    }

    private @Nullable Term term(KeyAttribute attribute, boolean required) {
        Term term = terms.get(attribute.name());
        if (term == null) {
            if (required) {
                throw ServiceException.validation("Query condition missed key schema element: " + attribute.name());
            }
            return null;
        } else if (term.operator() == Operator.NOT_INDEXABLE) {
            throw ServiceException.validation("Attempted conditional constraint is not an indexable operation");
        }
        AttributeType type = attribute.type();
        if (term.values().stream().anyMatch(value -> value.type() != type)) {
            throw ServiceException.validation(
                    "One or more parameter values were invalid: Condition parameter type does not match schema type");
        }
        return term;
    }

    private static KeyCondition.SortCondition sortCondition(Term term) {
        AttributeValue value = term.values().get(0);
        return switch (term.operator()) {
            case EQUAL -> new KeyCondition.Compare(Comparator.EQUAL, value);
            case LESS -> new KeyCondition.Compare(Comparator.LESS, value);
            case LESS_OR_EQUAL -> new KeyCondition.Compare(Comparator.LESS_OR_EQUAL, value);
            case GREATER -> new KeyCondition.Compare(Comparator.GREATER, value);
            case GREATER_OR_EQUAL -> new KeyCondition.Compare(Comparator.GREATER_OR_EQUAL, value);
            case BETWEEN -> new KeyCondition.Between(value, term.values().get(1));
            case BEGINS_WITH -> new KeyCondition.BeginsWith(value);
            case NOT_INDEXABLE -> throw new IllegalStateException("refused before");
        };
    }
}

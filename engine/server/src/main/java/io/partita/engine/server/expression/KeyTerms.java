package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.server.error.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The conditions on the attributes of a key, before it is known which attributes these are. For one thread.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html">Key condition
 * expressions</a>.
 */
public final class KeyTerms {
    private final @Nullable Condition condition;
    private @Nullable Map<String, Term> terms;

    /** How an attribute of a key is compared. */
    public enum Operator {
        EQUAL("EQ"),
        LESS("LT"),
        LESS_OR_EQUAL("LE"),
        GREATER("GT"),
        GREATER_OR_EQUAL("GE"),
        BETWEEN("BETWEEN"),
        BEGINS_WITH("BEGINS_WITH"),
        /** Of the other operators, by none of which a key is found. */
        NOT_INDEXABLE("");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        /** The operator with its operands exchanged. */
        Operator turned() {
            return switch (this) {
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
                default -> this;
            };
        }
    }

    /** One condition. */
    public record Term(Operator operator, List<AttributeValue> values) {
        public Term {
            values = List.copyOf(values);
        }
    }

    /**
     * The conditions by the attributes that they are on.
     *
     * @throws ServiceException VALIDATION if they are not one or two
     */
    public KeyTerms(Map<String, Term> terms) {
        this(null, terms);
        checkCount(terms);
    }

    private KeyTerms(@Nullable Condition condition, @Nullable Map<String, Term> terms) {
        this.condition = condition;
        this.terms = terms;
    }

    /** The terms of a condition, which is looked at when it is asked for them. */
    static KeyTerms of(Condition condition) {
        return new KeyTerms(condition, null);
    }

    /** @throws ServiceException VALIDATION if the condition is not of the form of a key condition */
    void check() {
        terms();
    }

    private Map<String, Term> terms() {
        Map<String, Term> known = terms;
        if (known == null) {
            known = KeyTermsReader.read(Objects.requireNonNull(condition));
            known.values().forEach(KeyTerms::checkTypes);
            checkCount(known);
            terms = known;
        }
        return known;
    }

    private static void checkTypes(Term term) {
        for (AttributeValue value : term.values()) {
            if (term.operator() != Operator.EQUAL && !value.type().mayBeKey()) {
                throw ServiceException.validation("One or more parameter values were invalid: ComparisonOperator "
                        + term.operator().word + " is not valid for " + value.type() + " AttributeValue type");
            }
        }
    }

    private static void checkCount(Map<String, Term> terms) {
        if (terms.isEmpty() || terms.size() > 2) {
            throw ServiceException.validation("Conditions can be of length 1 or 2 only");
        }
    }

    /** The attributes that must have one value, which may be those of the key. */
    public Map<String, AttributeValue> equalities() {
        Map<String, AttributeValue> equalities = new LinkedHashMap<>();
        terms().forEach((attribute, term) -> {
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
        if (sort == null && terms().size() > 1) {
            throw notSupported();
        }
        Term ofPartition = term(partition, true);
        if (ofPartition == null || ofPartition.operator() != Operator.EQUAL) {
            throw notSupported();
        }
        Term ofSort = sort == null ? null : term(sort, terms().size() > 1);
        return new KeyCondition(ofPartition.values().get(0), ofSort == null ? null : sortCondition(ofSort));
    }

    private static ServiceException notSupported() {
        return ServiceException.validation("Query key condition not supported");
    }

    private @Nullable Term term(KeyAttribute attribute, boolean required) {
        Term term = terms().get(attribute.name());
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

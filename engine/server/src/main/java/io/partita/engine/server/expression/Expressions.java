package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of one request, with the names and values that it gives beside them. Read all of them, and then
 * {@link #finish}. For one thread.
 */
public final class Expressions {
    private static final String NAMES = "ExpressionAttributeNames";
    private static final String VALUES = "ExpressionAttributeValues";

    /** The most characters of a placeholder, its sign included. */
    private static final int MAX_PLACEHOLDER = 255;

    private final Substitutions substitutions;
    private @Nullable KeyTerms keyTerms;

    private Expressions(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    /**
     * The expressions of a request.
     *
     * @param names by their placeholders; empty if none are given
     * @param values by their placeholders; empty if none are given
     * @throws ServiceException VALIDATION if a placeholder is none
     */
    public static Expressions of(Map<String, String> names, Map<String, AttributeValue> values) {
        return new Expressions(new Substitutions(names, values));
    }

    /**
     * Checks names and their placeholders.
     *
     * @throws ServiceException VALIDATION if there are none, or one is malformed
     */
    public static void checkNames(Map<String, String> names) {
        requireSome(NAMES, names.keySet());
        names.forEach((placeholder, name) -> {
            checkPlaceholder(NAMES, placeholder, '#', "; size of key: " + placeholder.length());
            if (name.isEmpty()) {
                throw ServiceException.validation(
                        NAMES + " contains invalid value: Empty attribute name for key " + placeholder);
            }
        });
    }

    /**
     * Checks placeholders of values.
     *
     * @throws ServiceException VALIDATION if there are none, or one is malformed
     */
    public static void checkValues(Collection<String> placeholders) {
        requireSome(VALUES, placeholders);
        placeholders.forEach(placeholder -> checkPlaceholder(VALUES, placeholder, ':', ";"));
    }

    private static void requireSome(String parameter, Collection<String> placeholders) {
        if (placeholders.isEmpty()) {
            throw ServiceException.validation(parameter + " must not be empty");
        }
    }

    private static void checkPlaceholder(String parameter, String placeholder, char sign, String tooLong) {
        if (placeholder.length() > MAX_PLACEHOLDER) {
            throw ServiceException.validation(parameter
                    + " contains invalid key: The expression attribute map contains a key that is too long" + tooLong);
        } else if (!Lexer.isPlaceholder(placeholder, sign)) {
            throw ServiceException.validation(
                    parameter + " contains invalid key: Syntax error; key: \"" + placeholder + "\"");
        }
    }

    /**
     * A condition.
     *
     * @param parameter what the request calls it: ConditionExpression, FilterExpression
     * @throws ServiceException VALIDATION
     */
    public Condition condition(String parameter, String text) {
        return named(parameter, () -> ConditionReader.read(text, substitutions));
    }

    /**
     * The condition on a key, which is bound to the key of a table or index later. Whether it is of a form that a key
     * condition may have is told by {@link #finish}, because the other expressions are read before.
     *
     * @throws ServiceException VALIDATION
     */
    public KeyTerms keyCondition(String text) {
        KeyTerms terms = KeyTerms.of(condition("KeyConditionExpression", text));
        keyTerms = terms;
        return terms;
    }

    /**
     * An update.
     *
     * @throws ServiceException VALIDATION
     * @throws io.partita.engine.api.error.StoreException VALIDATION
     */
    public Update update(String text) {
        return named("UpdateExpression", () -> UpdateReader.read(text, substitutions));
    }

    /**
     * A projection.
     *
     * @throws ServiceException VALIDATION
     * @throws io.partita.engine.api.error.StoreException VALIDATION if paths overlap
     */
    public Projection projection(String text) {
        Projection projection = named("ProjectionExpression", () -> {
            Faults faults = new Faults();
            List<Path> paths = new ArrayList<>();
            for (Node.Reference reference : ProjectionParser.paths(text)) {
                Path path = substitutions.path(reference, faults);
                if (path != null) {
                    paths.add(path);
                }
            }
            faults.raise(List.of(Faults.Kind.STEP, Faults.Kind.NAME, Faults.Kind.DEPTH));
            return Projection.of(paths);
        });
        projection.checkDistinct();
        return projection;
    }

    private static <T> T named(String parameter, Supplier<T> read) {
        try {
            return read.get();
        } catch (ExpressionException fault) {
            throw ServiceException.validation("Invalid " + parameter + ": " + fault.text());
        }
    }

    /** The top-level attributes that the expressions name. */
    public Collection<String> attributes() {
        return substitutions.attributes();
    }

    /**
     * Says that all expressions were read.
     *
     * @throws ServiceException VALIDATION if a name or value was given that none of them uses, or the condition on a key is
     *     none
     */
    public void finish() {
        checkUsed(NAMES, substitutions.unusedNames());
        checkUsed(VALUES, substitutions.unusedValues());
        if (keyTerms != null) {
            keyTerms.check();
        }
    }

    private static void checkUsed(String parameter, Collection<String> unused) {
        if (!unused.isEmpty()) {
            throw ServiceException.validation("Value provided in " + parameter + " unused in expressions: keys: {"
                    + String.join(", ", unused) + "}");
        }
    }
}

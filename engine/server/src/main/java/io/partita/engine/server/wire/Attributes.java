package io.partita.engine.server.wire;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Attribute values by name, as a request has them: an item, a key, or the values of an expression. A value that is of the
 * right JSON type can still be none of the data model; the service says so later than other things, so the first such
 * fault is kept until it is asked for.
 */
public final class Attributes {
    private final Map<String, AttributeValue> values;
    private final @Nullable String faultyName;
    private final @Nullable String fault;

    Attributes(Map<String, AttributeValue> values, @Nullable String faultyName, @Nullable String fault) {
        this.values = values;
        this.faultyName = faultyName;
        this.fault = fault;
    }

    /**
     * The values, all of which are of the data model.
     *
     * @throws ServiceException VALIDATION with the first fault
     */
    public Map<String, AttributeValue> checked() {
        return checked(text -> text);
    }

    /**
     * The values, all of which are of the data model.
     *
     * @param words what is said of a fault, given its text
     * @throws ServiceException VALIDATION with the first fault
     */
    public Map<String, AttributeValue> checked(UnaryOperator<String> words) {
        if (fault != null) {
            throw ServiceException.validation(words.apply(fault));
        }
        return values;
    }

    /** The name of the value that has the first fault, or null if none has. */
    public @Nullable String faultyName() {
        return faultyName;
    }

    public Collection<String> names() {
        return values.keySet();
    }

    public int size() {
        return values.size();
    }

    /** Only names: values are nobody's business but the caller's. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}

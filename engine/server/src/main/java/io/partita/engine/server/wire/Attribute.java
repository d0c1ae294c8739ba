package io.partita.engine.server.wire;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import org.jspecify.annotations.Nullable;

/** One attribute value, as a request has it; see {@link Attributes} on its fault. */
public final class Attribute {
    private final AttributeValue value;
    private final @Nullable String fault;

    Attribute(AttributeValue value, @Nullable String fault) {
        this.value = value;
        this.fault = fault;
    }

    /**
     * The value, which is of the data model.
     *
     * @throws ServiceException VALIDATION with the fault
     */
    public AttributeValue checked() {
        if (fault != null) {
            throw ServiceException.validation(fault);
        }
        return value;
    }

    /** Only the type; see {@link Attributes#toString}. */
    @Override
    public String toString() {
        return value.type().toString();
    }
}

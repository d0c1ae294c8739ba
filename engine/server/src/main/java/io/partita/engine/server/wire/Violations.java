package io.partita.engine.server.wire;

import io.partita.engine.server.error.ServiceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The constraints that a request breaks, of which the service names up to ten at once. */
final class Violations {
    private static final int MAX_NAMED = 10;
    private static final int MAX_SHOWN = 1000;

    private @Nullable List<String> texts;

    boolean isFull() {
        return texts != null && texts.size() >= MAX_NAMED;
    }

    void add(@Nullable Object value, Location location, String constraint) {
        if (texts == null) {
            texts = new ArrayList<>();
        }
        String quoted = value == null ? "null" : "'" + text(value) + "'";
        texts.add("Value " + quoted + " at '" + location + "' failed to satisfy constraint: " + constraint);
    }

    /** A request may be large, and its refusal need not be. */
    private static String text(Object value) {
        String text = value.toString();
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    }

    /** @throws ServiceException VALIDATION if there are any */
    void raise() {
        if (texts != null) {
            String count = texts.size() + " validation error" + (texts.size() > 1 ? "s" : "") + " detected: ";
            throw ServiceException.validation(count + String.join("; ", texts));
        }
    }
}

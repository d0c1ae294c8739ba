package io.partita.engine.server.wire;

import io.partita.engine.server.error.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constraints that a request breaks, of which the service names up to ten at once. */
final class Violations {
    private static final int MAX_NAMED = 10;

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

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "{}" : String.valueOf(map);
        }
        return String.valueOf(value);
    }

    /** @throws ServiceException VALIDATION if there are any */
    void raise() {
        if (texts != null) {
            String count = texts.size() + " validation error" + (texts.size() > 1 ? "s" : "") + " detected: ";
            throw ServiceException.validation(count + String.join("; ", texts));
        }
    }
}

package io.partita.engine.server.expression;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is wrong with an expression: of each kind the first counts, and the kinds have an order. */
final class Faults {
    private final Map<Kind, String> texts = new EnumMap<>(Kind.class);

    /** The kinds of faults. */
    enum Kind {
        PARENTHESES,
        UNKNOWN_FUNCTION,
        MISUSED_FUNCTION,
        RESERVED,
        SECTION,
        NAME,
        VALUE,
        OPERAND,
        DISTINCT,
        FUNCTION,
        CONDITION
    }

    void add(Kind kind, String text) {
        texts.putIfAbsent(kind, text);
    }

    boolean has(Kind kind) {
        return texts.containsKey(kind);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Makes the first of some kinds a fault of another, and forgets them. */
    void fold(List<Kind> kinds, Kind into) {
        for (Kind kind : kinds) {
            String text = texts.get(kind);
            if (text != null) {
                add(into, text);
                break;
            }
        }
        kinds.forEach(texts::remove);
    }

    /** @throws ExpressionException with the first of the kinds, in their order, of which there is a fault */
    void raise(List<Kind> order) {
        for (Kind kind : order) {
            String text = texts.get(kind);
            if (text != null) {
                throw new ExpressionException(text);
            }
        }
    }
}

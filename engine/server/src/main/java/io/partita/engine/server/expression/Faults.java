package io.partita.engine.server.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with an expression: of each kind the first counts, and the kinds have an order. */
final class Faults {
    private final Map<Kind, String> texts = new LinkedHashMap<>();

    /** The kinds of faults. */
    enum Kind {
        PARENTHESES,
        UNKNOWN_FUNCTION,
        MISUSED_FUNCTION,
        /** Of a path as it is written: a reserved word, an index out of range. */
        STEP,
        SECTION,
        NAME,
        VALUE,
        DEPTH,
        OPERAND,
        DISTINCT,
        FUNCTION,
        CONDITION
    }

    void add(Kind kind, String text) {
        texts.putIfAbsent(kind, text);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /**
     * Makes the first of some kinds a fault of another, and forgets them.
     *
     * @param order sets of kinds; of the kinds of one set, what came first
     */
    void fold(List<Set<Kind>> order, Kind into) {
        if (texts.isEmpty()) {
            return;
        }
        String first = null;
        for (Set<Kind> kinds : order) {
            for (Kind kind : List.copyOf(texts.keySet())) {
                if (kinds.contains(kind)) {
                    String text = texts.remove(kind);
                    first = first == null ? text : first;
                }
            }
        }
        if (first != null) {
            add(into, first);
        }
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

package io.partita.engine.server.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy that was read and checked. Immutable. */
public final class Policy {
    /** Longer texts are refused: three times what a managed policy of AWS may have, white space included. */
    public static final int LONGEST_TEXT = 20_480;

    private final String text;
    private final List<Statement> statements;

    private Policy(String text, List<Statement> statements) {
        this.text = text;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads a policy.
     *
     * @throws PolicyException if it is none, or has an element, action, operator, key or variable that there is not
     */
    public static Policy parse(String text) {
        return new Policy(text, PolicyReader.read(text));
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    List<Statement> statements() {
        return statements;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Policy policy && text.equals(policy.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}

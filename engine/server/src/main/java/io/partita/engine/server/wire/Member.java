package io.partita.engine.server.wire;

import io.partita.engine.server.error.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A member of a request: its name, what it may be, and what must hold for it. Immutable; a member is its own key in
 * {@link Parameters}.
 */
public final class Member<T> {
    private final String name;
    private final String location;
    private final Shape<T> shape;
    private final @Nullable String missing;
    private final boolean notNull;
    private final @Nullable Constraint<? super T> first;
    private final List<Constraint<? super T>> constraints;

    private Member(
            String name,
            Shape<T> shape,
            @Nullable String missing,
            boolean notNull,
            @Nullable Constraint<? super T> first,
            List<Constraint<? super T>> constraints) {
        this.name = name;
        this.location = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        this.shape = shape;
        this.missing = missing;
        this.notNull = notNull;
        this.first = first;
        this.constraints = List.copyOf(constraints);
    }

    /** A member that may be left out. */
    public static <T> Member<T> of(String name, Shape<T> shape) {
        return new Member<>(name, shape, null, false, null, List.of());
    }

    /** It must be there, and nothing else is looked at if it is not. */
    public Member<T> required() {
        return required("The parameter '" + name + "' is required but was not present in the request");
    }

    /** It must be there, or this is told alone and in these very words. */
    public Member<T> required(String text) {
        return new Member<>(name, shape, text, notNull, first, constraints);
    }

    /** It must be there. */
    public Member<T> notNull() {
        return new Member<>(name, shape, missing, true, first, constraints);
    }

    /** It must satisfy this, which is told alone and in these very words, and nothing else is looked at if it does not. */
    public Member<T> first(Constraint<? super T> constraint) {
        return new Member<>(name, shape, missing, notNull, constraint, constraints);
    }

    /** It must satisfy this too; constraints are checked in the order in which they were added. */
    public Member<T> with(Constraint<? super T> constraint) {
        List<Constraint<? super T>> more = new ArrayList<>(constraints);
        more.add(constraint);
        return new Member<>(name, shape, missing, notNull, first, more);
    }

    public String name() {
        return name;
    }

    Shape<T> shape() {
        return shape;
    }

    /** @throws ServiceException VALIDATION if nothing else is to be looked at */
    void checkFirst(@Nullable T value) {
        if (missing != null && value == null) {
            throw ServiceException.validation(missing);
        } else if (first != null && value != null && !first.holds().test(value)) {
            throw ServiceException.validation(first.text());
        }
    }

    void check(@Nullable T value, @Nullable Location within, Violations violations) {
        if (value == null) {
            if (notNull && !violations.isFull()) {
                violations.add(null, Location.of(within, location), "Member must not be null");
            }
            return;
        }
        for (Constraint<? super T> constraint : constraints) {
            if (!violations.isFull() && !constraint.holds().test(value)) {
                violations.add(value, Location.of(within, location), constraint.text());
            }
        }
        if (!violations.isFull()) {
            shape.check(value, Location.of(within, location), violations);
        }
    }
}

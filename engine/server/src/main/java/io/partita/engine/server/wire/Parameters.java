package io.partita.engine.server.wire;

import org.jspecify.annotations.Nullable;

/** The members of a request, or of a structure in it, that were there. */
public final class Parameters {
    private final Structure structure;
    private final @Nullable Object[] values;

    Parameters(Structure structure, @Nullable Object[] values) {
        this.structure = structure;
        this.values = values;
    }

    /** The value of a member, or null if it was left out. */
    @SuppressWarnings("unchecked") // put there by the shape of this very member
    public <T> @Nullable T get(Member<T> member) {
        return (T) values[structure.indexOf(member)];
    }

    /** The value of a member that was checked not to be null. */
    public <T> T require(Member<T> member) {
        T value = get(member);
        if (value == null) {
            throw new IllegalStateException(member.name() + " was not checked to be there");
        }
        return value;
    }

    /** The value of a member, or what it is when it was left out. */
    public <T> T get(Member<T> member, T otherwise) {
        T value = get(member);
        return value == null ? otherwise : value;
    }

    /** Whether the structure has such a member at all. */
    public boolean hasMember(Member<?> member) {
        return structure.has(member);
    }

    public boolean has(Member<?> member) {
        return get(member) != null;
    }

    /** As the service prints a structure that breaks a constraint. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        structure.forEach((member, index) -> {
            Object value = values[index];
            if (value != null) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(member.name())
                        .append('=')
                        .append(value);
            }
        });
        return text.append('}').toString();
    }
}

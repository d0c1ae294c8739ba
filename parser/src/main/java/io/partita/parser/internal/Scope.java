package io.partita.parser.internal;

import io.partita.parser.syntax.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of tables and aliases that FROM has brought so far, and those of the queries around. In {@code FROM t,
 * t.items} the second t is one of them, so items is an attribute; in {@code FROM t.items} it is an index.
 */
final class Scope {
    private final @Nullable Scope outer;
    private final List<Identifier> names = new ArrayList<>(2);

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    void add(Identifier name) {
        names.add(name);
    }

    boolean sees(Identifier name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (Identifier known : scope.names) {
                if (same(known, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(Identifier known, Identifier name) {
        boolean exact = known.quoted() && name.quoted();
        return exact ? known.text().equals(name.text()) : known.text().equalsIgnoreCase(name.text());
    }
}

package io.partita.engine.server.identity;

import java.util.regex.Pattern;

/** Which names users and policies may have: those that AWS allows, and nothing that a pattern could mistake. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}");

    private Names() {}

    static void check(String kind, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IdentityException("'" + name + "' is no name for a " + kind
                    + ": it has 1 to 64 letters of the English alphabet, digits and _+=,.@-");
        }
    }
}

package io.partita.engine.server.policy;

import java.util.List;

/** The resources that a statement is about: {@code *}, or a name whose six parts are patterns, each for itself. */
final class ResourcePattern {
    private static final int PARTS = 6;

    private final List<WildcardPattern> parts;

    private ResourcePattern(List<WildcardPattern> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException if it is no pattern that a table or index could have */
    static ResourcePattern of(WildcardPattern pattern) {
        List<WildcardPattern> parts = pattern.split(':', PARTS);
        if (parts.size() == 1 && pattern.toString().equals("*") && !pattern.isLiteral()) {
            return new ResourcePattern(List.of());
        }
        if (parts.size() < PARTS
                || !parts.get(0).matches("arn")
                || !parts.get(1).matches("aws")
                || !parts.get(2).matches("dynamodb")) {
            throw new IllegalArgumentException("'" + pattern + "' is no resource of this server;"
                    + " write arn:aws:dynamodb:REGION:ACCOUNT:table/NAME, with /index/NAME behind it for an index,"
                    + " or * for everything");
        }
        return new ResourcePattern(parts);
    }

    boolean matches(String resource) {
        if (parts.isEmpty()) {
            return true;
        }
        int start = 0;
        for (int i = 0; i < PARTS - 1; i++) {
            int colon = resource.indexOf(':', start);
            if (colon < 0 || !parts.get(i).matches(resource, start, colon)) {
                return false;
            }
            start = colon + 1;
        }
        return parts.get(PARTS - 1).matches(resource, start, resource.length());
    }
}

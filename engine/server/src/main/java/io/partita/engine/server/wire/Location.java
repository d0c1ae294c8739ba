package io.partita.engine.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where in a request a value stands, as the service says it: {@code keySchema.1.member.attributeName}. Put together only
 * when there is something to say.
 *
 * @param within null for the request itself
 */
record Location(@Nullable Location within, String name) {

    static Location of(@Nullable Location within, String member) {
        return new Location(within, member);
    }

    Location element(int index) {
        return new Location(new Location(this, String.valueOf(index + 1)), "member");
    }

    Location entry(String key) {
        return new Location(new Location(this, key), "member");
    }

    @Override
    public String toString() {
        return within == null ? name : within + "." + name;
    }
}

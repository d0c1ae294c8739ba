package io.partita.engine.server.call;

import org.jspecify.annotations.Nullable;

/**
 * The names that tables and indexes have for the whole world.
 *
 * @param region as in {@code us-east-1}
 * @param account twelve digits
 */
public record Resources(String region, String account) {
    private static final String TABLE = ":table/";

    /** {@code arn:aws:dynamodb:REGION:ACCOUNT:table/NAME}. */
    public String table(String table) {
        return prefix() + TABLE + table;
    }

    public String index(String table, String index) {
        return table(table) + "/index/" + index;
    }

    /** The table, or the index if there is one. */
    public String of(String table, @Nullable String index) {
        return index == null ? table(table) : index(table, index);
    }

    /** Every table: what an operation on no table in particular is on. */
    public String all() {
        return table("*");
    }

    private String prefix() {
        return "arn:aws:dynamodb:" + region + ":" + account;
    }

    /** The table of such a name, or null if it is none of ours. */
    public @Nullable String tableOf(String resource) {
        String prefix = prefix() + TABLE;
        return resource.startsWith(prefix) ? resource.substring(prefix.length()) : null;
    }
}

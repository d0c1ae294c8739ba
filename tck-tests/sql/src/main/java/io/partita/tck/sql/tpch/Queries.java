package io.partita.tck.sql.tpch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The 22 queries, with the values of their parameters that the standard uses for validation. */
public final class Queries {
    /** They are numbered from 1. */
    public static final int COUNT = 22;

    private Queries() {}

    /** The text of a query, which both databases understand. */
    public static String text(int number) {
        String name = String.format("/tpch/q%02d.sql", number);
        try (InputStream file = Queries.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

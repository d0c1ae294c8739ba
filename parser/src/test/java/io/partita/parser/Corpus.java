package io.partita.parser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The test texts among the resources. */
public final class Corpus {
    private Corpus() {}

    /** The statements of corpus.sql, without the semicolons that end them. */
    public static List<String> statements() {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : resource("corpus.sql").lines().toList()) {
            if (statement.isEmpty() && (line.isBlank() || line.startsWith("--"))) {
                continue;
            }
            statement.append(line);
            if (line.endsWith(";")) {
                statements.add(statement.substring(0, statement.length() - 1));
                statement.setLength(0);
            } else {
                statement.append('\n');
            }
        }
        return statements;
    }

    static String resource(String name) {
        try (InputStream stream = Corpus.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

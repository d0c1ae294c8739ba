package io.partita.engine.server.policy;

import com.fasterxml.jackson.core.JsonToken;
import io.partita.engine.server.policy.PolicyJson.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a policy: {@code {"Version": ..., "Statement": [...]}}. What it does not know, it refuses. */
final class PolicyReader {
    private static final String VERSION = "2012-10-17";
    private static final int MOST_STATEMENTS = 100;
    private static final List<String> ELEMENTS = List.of("Version", "Id", "Statement");

    private final PolicyJson json;
    private final List<Statement> statements = new ArrayList<>();
    private final Set<String> identifiers = new HashSet<>();
    private @Nullable Word version;

    private PolicyReader(String text) {
        this.json = new PolicyJson(text);
    }

    static List<Statement> read(String text) {
        if (text.length() > Policy.LONGEST_TEXT) {
            throw new PolicyException(
                    1,
                    1,
                    "the policy has " + text.length() + " characters; the limit is " + Policy.LONGEST_TEXT
                            + ": split it into several policies");
        }
        return new PolicyReader(text).read();
    }

    private List<Statement> read() {
        json.next();
        json.beginObject("a policy");
        Word name = json.nextName();
        while (name != null) {
            readElement(name);
            name = json.nextName();
        }
        if (version == null) {
            throw json.error("the policy has no Version; write \"Version\": \"" + VERSION + "\"");
        } else if (statements.isEmpty()) {
            throw json.error("the policy has no Statement; write \"Statement\": [{\"Effect\": \"Allow\", \"Action\":"
                    + " ..., \"Resource\": ...}]");
        } else if (json.next() != null) {
            throw json.error("something stands behind the end of the policy; remove it");
        }
        return statements;
    }

    private void readElement(Word name) {
        switch (name.text()) {
            case "Version" -> {
                version = json.text("Version");
                if (!version.text().equals(VERSION)) {
                    throw version.error("Version must be \"" + VERSION + "\", the version of the policy language, not '"
                            + version.text() + "'");
                }
            }
            case "Id" -> json.text("Id");
            case "Statement" -> readStatements();
            default -> throw name.error("unknown element '" + name.text() + "'" + Spelling.hint(name.text(), ELEMENTS));
        }
    }

    private void readStatements() {
        if (json.current() != JsonToken.START_ARRAY) {
            add();
            return;
        }
        while (json.next() != JsonToken.END_ARRAY) {
            add();
        }
    }

    private void add() {
        if (statements.size() == MOST_STATEMENTS) {
            throw json.error("a policy has no more than " + MOST_STATEMENTS + " statements: split it");
        }
        statements.add(new StatementReader(json, identifiers).read());
    }
}

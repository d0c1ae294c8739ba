package io.partita.engine.server.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.partita.engine.server.identity.KeyRecord.Session;
import io.partita.engine.server.policy.Policy;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads users and policies from the JSON that {@link IdentitiesJson} writes, and nothing but it. */
final class IdentitiesReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // The text of an error must not quote what stands around it: there are secrets.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser json;

    private IdentitiesReader(JsonParser json) {
        this.json = json;
    }

    /** @throws IOException if it is not such JSON; without what stands in it */
    static Identities read(byte[] bytes) throws IOException {
        try (JsonParser json = FACTORY.createParser(bytes)) {
            return new IdentitiesReader(json).read();
        }
    }

    private Identities read() throws IOException {
        Map<String, User> users = new TreeMap<>();
        Map<String, Policy> policies = new TreeMap<>();
        expect(JsonToken.START_OBJECT, json.nextToken());
        while (json.nextToken() != JsonToken.END_OBJECT) {
            switch (json.currentName()) {
                case "users" -> {
                    expect(JsonToken.START_ARRAY, json.nextToken());
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        User user = user();
                        users.put(user.name(), user);
                    }
                }
                case "policies" -> {
                    expect(JsonToken.START_OBJECT, json.nextToken());
                    while (json.nextToken() != JsonToken.END_OBJECT) {
                        String name = json.currentName();
                        policies.put(name, Policy.parse(nextText()));
                    }
                }
                default -> throw unknown();
            }
        }
        return new Identities(users, policies);
    }

    private User user() throws IOException {
        expect(JsonToken.START_OBJECT, json.currentToken());
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> policies = new TreeSet<>();
        List<KeyRecord> keys = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            switch (name) {
                case "name", "created" -> texts.put(name, nextText());
                case "policies" -> {
                    expect(JsonToken.START_ARRAY, json.nextToken());
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        expect(JsonToken.VALUE_STRING, json.currentToken());
                        policies.add(json.getText());
                    }
                }
                case "keys" -> {
                    expect(JsonToken.START_ARRAY, json.nextToken());
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        keys.add(key());
                    }
                }
                default -> throw unknown();
            }
        }
        return new User(required(texts, "name"), Instant.parse(required(texts, "created")), policies, keys);
    }

    private KeyRecord key() throws IOException {
        expect(JsonToken.START_OBJECT, json.currentToken());
        Map<String, String> texts = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            switch (name) {
                case "id", "secret", "created", "token", "expires" -> texts.put(name, nextText());
                case "active" -> texts.put(name, String.valueOf(json.nextBooleanValue()));
                default -> throw unknown();
            }
        }
        Session session = texts.containsKey("token")
                ? new Session(required(texts, "token"), Instant.parse(required(texts, "expires")))
                : null;
        return new KeyRecord(
                required(texts, "id"),
                required(texts, "secret"),
                required(texts, "active").equals("true"),
                Instant.parse(required(texts, "created")),
                session);
    }

    private String nextText() throws IOException {
        expect(JsonToken.VALUE_STRING, json.nextToken());
        return json.getText();
    }

    private static String required(Map<String, String> texts, String name) throws IOException {
        String text = texts.get(name);
        if (text == null) {
            throw new IOException("there is no " + name);
        }
        return text;
    }

    private static void expect(JsonToken expected, JsonToken actual) throws IOException {
        if (actual != expected) {
            throw new IOException("found " + actual + " where " + expected + " should be");
        }
    }

    private IOException unknown() throws IOException {
        return new IOException("unknown member " + json.currentName());
    }
}

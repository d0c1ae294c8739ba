package io.partita.engine.server.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.server.identity.KeyRecord.Session;
import io.partita.engine.server.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes users and policies as JSON; {@link IdentitiesReader} reads it. */
final class IdentitiesJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private IdentitiesJson() {}

    static byte[] write(Identities identities) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("users");
            for (User user : identities.users().values()) {
                writeUser(user, json);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("policies");
            for (Map.Entry<String, Policy> policy : identities.policies().entrySet()) {
                json.writeStringField(policy.getKey(), policy.getValue().text());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeUser(User user, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", user.name());
        json.writeStringField("created", user.created().toString());
        json.writeArrayFieldStart("policies");
        for (String policy : user.policies()) {
            json.writeString(policy);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("keys");
        for (KeyRecord key : user.keys()) {
            writeKey(key, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeKey(KeyRecord key, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", key.id());
        json.writeStringField("secret", key.secret());
        json.writeBooleanField("active", key.isActive());
        json.writeStringField("created", key.created().toString());
        Session session = key.session();
        if (session != null) {
            json.writeStringField("token", session.token());
            json.writeStringField("expires", session.expires().toString());
        }
        json.writeEndObject();
    }
}

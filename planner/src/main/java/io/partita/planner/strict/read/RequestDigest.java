package io.partita.planner.strict.read;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.statement.StatementRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 of what a page token is bound to: the text of the statement and the values of its parameters. */
final class RequestDigest {
    private final MessageDigest digest;

    private RequestDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static byte[] of(byte[] bytes) {
        RequestDigest digest = new RequestDigest();
        digest.add(bytes);
        return digest.digest.digest();
    }

    static byte[] of(StatementRequest request) {
        RequestDigest digest = new RequestDigest();
        digest.add(request.statement());
        request.parameters().forEach(digest::add);
        return digest.digest.digest();
    }

    private void add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(AttributeValue value) {
        add(value.type().name());
        if (value instanceof AttributeValue.StringValue string) {
            add(string.value());
        } else if (value instanceof AttributeValue.BinaryValue binary) {
            add(binary.bytes());
        } else if (value instanceof AttributeValue.ListValue list) {
            add(String.valueOf(list.elements().size()));
            list.elements().forEach(this::add);
        } else if (value instanceof AttributeValue.MapValue map) {
            add(String.valueOf(map.entries().size()));
            for (Map.Entry<String, AttributeValue> entry : new TreeMap<>(map.entries()).entrySet()) {
                add(entry.getKey());
                add(entry.getValue());
            }
        } else {
            // Numbers, sets, booleans and NULL print all that they are.
            add(value.toString());
        }
    }
}

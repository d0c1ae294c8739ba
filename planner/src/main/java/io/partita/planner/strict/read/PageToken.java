package io.partita.planner.strict.read;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.statement.StatementRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins, as text that means something only together with the statement and the parameters that it
 * was made for. What is in it is checked against a digest, so that a token which was cut or changed is refused; it
 * carries nothing that its owner may not know.
 *
 * <p>Bytes: version (1), digest of the request (16), read (2), attributes of the key (1), each with name, type and
 * value, digest of all that (8).
 */
public final class PageToken {
    private static final int VERSION = 1;
    private static final int REQUEST_BYTES = 16;
    private static final int CHECK_BYTES = 8;

    /** Keys of a table and of an index are at most so many attributes. */
    private static final int MAX_ATTRIBUTES = 4;

    private static final int MAX_CHARS = 32_768;

    private PageToken() {}

    public static String write(StatementRequest request, ReadPosition position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.write(RequestDigest.of(request), 0, REQUEST_BYTES);
            out.writeShort(position.read());
            Item lastKey = position.lastKey();
            Map<String, AttributeValue> attributes = lastKey == null ? Map.of() : lastKey.attributes();
            out.writeByte(attributes.size());
            for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
                write(out, attribute.getKey().getBytes(StandardCharsets.UTF_8));
                write(out, attribute.getValue());
            }
            out.flush();
            out.write(RequestDigest.of(bytes.toByteArray()), 0, CHECK_BYTES);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, AttributeValue value) throws IOException {
        if (value instanceof StringValue string) {
            out.writeByte('S');
            write(out, string.value().getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof NumberValue number) {
            out.writeByte('N');
            write(out, number.text().getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof BinaryValue binary) {
            out.writeByte('B');
            write(out, binary.bytes());
        } else {
            throw new IllegalStateException("no key attribute has the type " + value.type());
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads the token of a request.
     *
     * @return null if the request has none
     * @throws StoreException VALIDATION if it is none of ours, or belongs to another statement or other parameters
     */
    public static @Nullable ReadPosition read(StatementRequest request) {
        String token = request.nextToken();
        if (token == null) {
            return null;
        }
        byte[] bytes = decoded(token);
        int end = bytes.length - CHECK_BYTES;
        if (end < 1 + REQUEST_BYTES + 3
                || bytes[0] != VERSION
                || !Arrays.equals(
                        bytes, end, bytes.length, RequestDigest.of(Arrays.copyOf(bytes, end)), 0, CHECK_BYTES)) {
            throw invalid();
        } else if (!Arrays.equals(bytes, 1, 1 + REQUEST_BYTES, RequestDigest.of(request), 0, REQUEST_BYTES)) {
            throw mismatch();
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes, 1 + REQUEST_BYTES, end - 1 - REQUEST_BYTES))) {
            return position(in);
        } catch (IOException | IllegalArgumentException broken) {
            throw invalid();
        }
    }

    private static byte[] decoded(String token) {
        if (token.length() > MAX_CHARS) {
            throw invalid();
        }
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static ReadPosition position(DataInputStream in) throws IOException {
        int read = in.readUnsignedShort();
        int count = in.readUnsignedByte();
        if (count > MAX_ATTRIBUTES) {
            throw invalid();
        }
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(new String(bytes(in), StandardCharsets.UTF_8), value(in));
        }
        return new ReadPosition(read, count == 0 ? null : Item.of(attributes));
    }

    private static AttributeValue value(DataInputStream in) throws IOException {
        int type = in.readByte();
        byte[] bytes = bytes(in);
        return switch (type) {
            case 'S' -> AttributeValue.of(new String(bytes, StandardCharsets.UTF_8));
            case 'N' -> AttributeValue.of(new BigDecimal(new String(bytes, StandardCharsets.UTF_8)));
            case 'B' -> AttributeValue.of(bytes);
            default -> throw invalid();
        };
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw invalid();
        }
        return in.readNBytes(length);
    }

    private static StoreException invalid() {
        return StoreException.validation("Invalid NextToken");
    }

    /** The token is good, but not for this request. */
    public static StoreException mismatch() {
        return StoreException.validation("NextToken does not match request");
    }
}

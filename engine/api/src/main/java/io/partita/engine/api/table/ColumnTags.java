package io.partita.engine.api.table;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Declared columns as tags of a table, {@code partita:columns:0} and so on, so that they live and die with it wherever
 * tables have tags: names, types and declared types, packed into the few characters that values of tags may have.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html">Tagging
 * restrictions</a>.
 */
public final class ColumnTags {
    /** What the keys of these tags begin with. */
    public static final String PREFIX = "partita:columns:";

    /** Tags of a table, the others included. */
    private static final int MAX_TAGS = 50;

    private static final int MAX_VALUE_CHARACTERS = 256;

    /** Of columns unpacked; more is no work of ours. */
    private static final int MAX_BYTES = 1 << 20;

    private static final int MAX_COLUMNS = 10_000;

    private ColumnTags() {}

    /**
     * The tags with the columns among them.
     *
     * @throws StoreException VALIDATION if there are more columns than fit
     */
    public static Map<String, String> with(List<ColumnDefinition> columns, Map<String, String> tags) {
        Map<String, String> all = new HashMap<>(tags);
        if (columns.isEmpty()) {
            return all;
        }
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(packed(columns));
        for (int from = 0, number = 0; from < text.length(); from += MAX_VALUE_CHARACTERS, number++) {
            all.put(PREFIX + number, text.substring(from, Math.min(text.length(), from + MAX_VALUE_CHARACTERS)));
        }
        if (all.size() > MAX_TAGS) {
            throw StoreException.validation("the " + columns.size() + " declared columns do not fit the tags of the"
                    + " table, which has " + tags.size() + " of its own and may have " + MAX_TAGS
                    + "; declare fewer columns, every item may have others too");
        }
        return all;
    }

    /** The tags without those that hold columns. */
    public static Map<String, String> without(Map<String, String> tags) {
        Map<String, String> others = new HashMap<>(tags);
        others.keySet().removeIf(key -> key.startsWith(PREFIX));
        return others;
    }

    /**
     * The columns that the tags hold; none if they hold none.
     *
     * @throws StoreException CORRUPTION if somebody has changed them
     */
    public static List<ColumnDefinition> in(Map<String, String> tags) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; tags.containsKey(PREFIX + number); number++) {
            text.append(tags.get(PREFIX + number));
        }
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            return unpacked(Base64.getUrlDecoder().decode(text.toString()));
        } catch (IOException | IllegalArgumentException malformed) {
            throw new StoreException(
                    ErrorCode.CORRUPTION,
                    "the tags " + PREFIX
                            + "* of the table do not hold columns; remove them, and declare the columns again",
                    malformed);
        }
    }

    private static byte[] packed(List<ColumnDefinition> columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(columns.size());
            for (ColumnDefinition column : columns) {
                out.writeUTF(column.name());
                out.writeUTF(column.type().name());
                out.writeUTF(column.sqlType());
            }
        } catch (IOException tooLong) {
            throw new StoreException(
                    ErrorCode.VALIDATION, "the name of a declared column is longer than 65,535 bytes", tooLong);
        }
        return bytes.toByteArray();
    }

    private static List<ColumnDefinition> unpacked(byte[] packed) throws IOException {
        try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(packed));
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(inflated.readNBytes(MAX_BYTES)))) {
            int count = in.readInt();
            if (count < 0 || count > MAX_COLUMNS) {
                throw new IOException(count + " columns");
            }
            List<ColumnDefinition> columns = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                columns.add(new ColumnDefinition(in.readUTF(), AttributeType.valueOf(in.readUTF()), in.readUTF()));
            }
            return columns;
        }
    }
}

package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.item.Item;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that may be absent: length and bytes, or 0x00 for none; and lists of them: their count, and each. */
final class ItemLists {
    private static final byte[] NONE = {};

    /** Of a count or length. */
    private static final int ROOM = 5;

    private ItemLists() {}

    /** The bytes of items, of which none has none; known before they are written, so that there is room for them. */
    static List<byte[]> encoded(List<? extends @Nullable Item> items) {
        List<byte[]> encoded = new ArrayList<>(items.size());
        for (Item item : items) {
            encoded.add(encoded(item));
        }
        return encoded;
    }

    static byte[] encoded(@Nullable Item item) {
        return item == null ? NONE : ItemEncoding.encode(item);
    }

    /** So many bytes are enough. */
    static int room(List<byte[]> encoded) {
        long room = ROOM;
        for (byte[] item : encoded) {
            room += ROOM + item.length;
        }
        return (int) Math.min(room, ReadEncoding.MAX_ANSWER_BYTES);
    }

    static void write(ByteWriter writer, List<byte[]> encoded) {
        writer.writeVariable(encoded.size());
        for (byte[] item : encoded) {
            writer.writeBytes(item);
        }
    }

    static @Nullable Item readItem(ByteReader reader) {
        byte[] bytes = reader.readBytes();
        return bytes.length == 0 ? null : ItemEncoding.decode(bytes);
    }

    /** Items that may be absent. */
    static List<@Nullable Item> readSome(ByteReader reader) {
        int count = reader.readCount();
        List<@Nullable Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(readItem(reader));
        }
        return items;
    }

    /** Items that are all there. */
    static List<Item> readAll(ByteReader reader) {
        int count = reader.readCount();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Item item = readItem(reader);
            if (item == null) {
                throw reader.corrupt("an item of a page is absent");
            }
            items.add(item);
        }
        return items;
    }
}

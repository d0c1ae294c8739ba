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
    private static final int ROOM = 16;

    /** The sizes that items claim are believed so far only, because they may be damaged. */
    private static final int MAX_ROOM = 1 << 20;

    private ItemLists() {}

    /** About how many bytes it will take. */
    static int room(@Nullable Item item) {
        return item == null ? 1 : ROOM + Math.min(item.sizeBytes(), MAX_ROOM);
    }

    static int room(List<? extends @Nullable Item> items) {
        int room = ROOM;
        for (Item item : items) {
            room = Math.min(room + room(item), 2 * MAX_ROOM);
        }
        return room;
    }

    static void write(ByteWriter writer, @Nullable Item item) {
        if (item == null) {
            writer.writeVariable(0);
        } else {
            writer.writeBytes(ItemEncoding.encode(item));
        }
    }

    static void write(ByteWriter writer, List<? extends @Nullable Item> items) {
        writer.writeVariable(items.size());
        for (Item item : items) {
            write(writer, item);
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

package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PartialPage;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and their answers as bytes, as a router and a storage node exchange them; {@link Envelope} says what is around
 * them. Items stay the bytes that they are, from the store to whoever asks for an attribute.
 */
public final class ReadEncoding {
    /** The most bytes of a request. */
    public static final int MAX_REQUEST_BYTES = 2 << 20;

    /** The most bytes of an answer: more than a hundred of the largest items. */
    public static final int MAX_ANSWER_BYTES = 64 << 20;

    private static final Envelope REQUEST = new Envelope("A request to read", MAX_REQUEST_BYTES);
    private static final Envelope ANSWER = new Envelope("An answer to a request to read", MAX_ANSWER_BYTES);

    private static final int PAGE_REQUEST = 64;
    private static final int KEYS = 65;
    private static final int PAGE = 66;
    private static final int ITEMS = 67;

    private static final int ROOM = 64;

    private ReadEncoding() {}

    /**
     * What to read for a page.
     *
     * @throws io.partita.engine.api.error.StoreException VALIDATION if it has more than {@link #MAX_REQUEST_BYTES}, or a
     *     filter that is nested too deeply or has a text that is not well-formed Unicode
     */
    public static byte[] encodeRequest(PageRequest request) {
        ByteWriter writer = Envelope.begin(PAGE_REQUEST, 4 * ROOM);
        PageRequestEncoding.write(writer, request);
        return REQUEST.seal(writer);
    }

    /**
     * What to read for a page.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are not exactly that
     */
    public static PageRequest decodeRequest(byte[] bytes) {
        return REQUEST.open(bytes, reader -> {
            checkKind(reader, reader.readByte(), PAGE_REQUEST);
            return PageRequestEncoding.read(reader);
        });
    }

    /**
     * The storage keys of items to read: their count, and of each its length and bytes.
     *
     * @throws io.partita.engine.api.error.StoreException VALIDATION if they have more than {@link #MAX_REQUEST_BYTES}
     */
    public static byte[] encodeKeys(List<byte[]> storageKeys) {
        ByteWriter writer = Envelope.begin(KEYS, ROOM * (1 + storageKeys.size()));
        writer.writeVariable(storageKeys.size());
        storageKeys.forEach(writer::writeBytes);
        return REQUEST.seal(writer);
    }

    /**
     * The storage keys of items to read.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are not exactly that
     */
    public static List<byte[]> decodeKeys(byte[] bytes) {
        return REQUEST.open(bytes, reader -> {
            checkKind(reader, reader.readByte(), KEYS);
            int count = reader.readCount();
            List<byte[]> storageKeys = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                storageKeys.add(reader.readBytes());
            }
            return storageKeys;
        });
    }

    /** A page, or why there is none: counts, sizes, items, and the last key. */
    public static byte[] encodePage(Answer<PartialPage> answer) {
        if (answer instanceof Answer.Refused<PartialPage> refused) {
            return ANSWER.seal(RefusalEncoding.write(refused.reason()));
        }
        PartialPage page = answer.get();
        List<byte[]> items = ItemLists.encoded(page.items());
        byte[] lastKey = ItemLists.encoded(page.lastKey());
        ByteWriter writer =
                Envelope.begin(PAGE, ROOM + 5 * page.fetchedBytes().size() + ItemLists.room(items) + lastKey.length);
        writer.writeSigned(page.count());
        writer.writeSigned(page.scannedCount());
        writer.writeSigned(page.bytes());
        writer.writeVariable(page.fetchedBytes().size());
        page.fetchedBytes().forEach(writer::writeSigned);
        ItemLists.write(writer, items);
        writer.writeBytes(lastKey);
        return ANSWER.seal(writer);
    }

    /**
     * A page, or why there is none, of bytes that must not be changed afterwards.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are not exactly that; an item in it says
     *     so when it is read
     */
    public static Answer<PartialPage> decodePage(byte[] bytes) {
        return ANSWER.open(bytes, reader -> {
            int kind = reader.readByte();
            if (RefusalEncoding.hasKind(kind)) {
                return new Answer.Refused<>(RefusalEncoding.read(kind, reader));
            }
            checkKind(reader, kind, PAGE);
            return new Answer.Given<>(readPage(reader));
        });
    }

    private static PartialPage readPage(ByteReader reader) {
        int count = reader.readSignedInt();
        int scannedCount = reader.readSignedInt();
        long bytes = reader.readSignedLong();
        int fetched = reader.readCount();
        List<Integer> fetchedBytes = new ArrayList<>();
        for (int i = 0; i < fetched; i++) {
            fetchedBytes.add(reader.readSignedInt());
        }
        List<Item> items = ItemLists.readAll(reader);
        return new PartialPage(items, count, scannedCount, bytes, fetchedBytes, ItemLists.readItem(reader));
    }

    /** Items in the order of the keys that were asked for, null where there is none; or why there are none. */
    public static byte[] encodeItems(Answer<List<@Nullable Item>> answer) {
        if (answer instanceof Answer.Refused<List<@Nullable Item>> refused) {
            return ANSWER.seal(RefusalEncoding.write(refused.reason()));
        }
        List<byte[]> items = ItemLists.encoded(answer.get());
        ByteWriter writer = Envelope.begin(ITEMS, ROOM + ItemLists.room(items));
        ItemLists.write(writer, items);
        return ANSWER.seal(writer);
    }

    /**
     * Items in the order of the keys, or why there are none, of bytes that must not be changed afterwards.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are not exactly that; an item in it says
     *     so when it is read
     */
    public static Answer<List<@Nullable Item>> decodeItems(byte[] bytes) {
        return ANSWER.open(bytes, reader -> {
            int kind = reader.readByte();
            if (RefusalEncoding.hasKind(kind)) {
                return new Answer.Refused<>(RefusalEncoding.read(kind, reader));
            }
            checkKind(reader, kind, ITEMS);
            return new Answer.Given<>(ItemLists.readSome(reader));
        });
    }

    private static void checkKind(ByteReader reader, int kind, int expected) {
        if (kind != expected) {
            throw reader.corrupt("it is of the kind " + kind + ", and not " + expected);
        }
    }
}

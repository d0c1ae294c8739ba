package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.HashMap;
import java.util.Map;

/** Sizes by the ids of tables and indexes, as bytes: their number, and of each the id, the items and the bytes. */
final class SizeList {
    private static final int ROOM = 24;

    private SizeList() {}

    static byte[] encode(Map<Integer, Size> sizes) {
        ByteWriter writer = new ByteWriter(ROOM * (1 + sizes.size()));
        writer.writeVariable(sizes.size());
        sizes.forEach((id, size) -> {
            writer.writeVariable(id);
            writer.writeSigned(size.items());
            writer.writeSigned(size.bytes());
        });
        return writer.toByteArray();
    }

    static Map<Integer, Size> decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "A list of sizes");
        int count = reader.readCount();
        Map<Integer, Size> sizes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int id = reader.readVariableInt();
            sizes.put(id, new Size(reader.readSignedLong(), reader.readSignedLong()));
        }
        reader.checkEnd();
        return sizes;
    }
}

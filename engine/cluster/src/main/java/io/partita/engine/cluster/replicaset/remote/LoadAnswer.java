package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.replicaset.PartitionLoad;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;

/** The load of a partition as bytes: items, bytes, and 0x01 and the hash at which it can be split, or 0x00. */
final class LoadAnswer {
    private static final int ROOM = 32;

    private LoadAnswer() {}

    static byte[] encode(PartitionLoad load) {
        ByteWriter writer = new ByteWriter(ROOM);
        writer.writeSigned(load.size().items());
        writer.writeSigned(load.size().bytes());
        Long split = load.split();
        writer.writeByte(split == null ? 0 : 1);
        if (split != null) {
            writer.writeSigned(split);
        }
        return writer.toByteArray();
    }

    static PartitionLoad decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "The load of a partition");
        Size size = new Size(reader.readSignedLong(), reader.readSignedLong());
        int flag = reader.readByte();
        if (flag > 1) {
            throw reader.corrupt("a flag of it is " + flag);
        }
        PartitionLoad load = new PartitionLoad(size, flag == 0 ? null : (Long) reader.readSignedLong());
        reader.checkEnd();
        return load;
    }
}

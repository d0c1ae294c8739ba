package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.replicaset.PartitionLoad;
import io.partita.engine.cluster.replicaset.PartitionLoad.Demand;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import org.jspecify.annotations.Nullable;

/**
 * The load of a partition as bytes: items, bytes, 0x01 and the hash at which it can be split, or 0x00; then units a second, and the same
 * for where it can be split by them.
 */
final class LoadAnswer {
    private static final int ROOM = 48;

    private LoadAnswer() {}

    static byte[] encode(PartitionLoad load) {
        ByteWriter writer = new ByteWriter(ROOM);
        writer.writeSigned(load.size().items());
        writer.writeSigned(load.size().bytes());
        write(writer, load.split());
        writer.writeSigned(load.demand().units());
        write(writer, load.demand().split());
        return writer.toByteArray();
    }

    private static void write(ByteWriter writer, @Nullable Long split) {
        writer.writeByte(split == null ? 0 : 1);
        if (split != null) {
            writer.writeSigned(split);
        }
    }

    static PartitionLoad decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "The load of a partition");
        Size size = new Size(reader.readSignedLong(), reader.readSignedLong());
        Long split = readSplit(reader);
        PartitionLoad load = new PartitionLoad(size, split, new Demand(reader.readSignedLong(), readSplit(reader)));
        reader.checkEnd();
        return load;
    }

    private static @Nullable Long readSplit(ByteReader reader) {
        int flag = reader.readByte();
        if (flag > 1) {
            throw reader.corrupt("a flag of it is " + flag);
        }
        return flag == 0 ? null : (Long) reader.readSignedLong();
    }
}

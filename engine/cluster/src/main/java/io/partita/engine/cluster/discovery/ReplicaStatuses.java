package io.partita.engine.cluster.discovery;

import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * How replicas are, as bytes: a version (1 byte, 0x01), their number, and of each the id of the set, whether it leads (1 byte),
 * what it has applied, what waits, and why it has stopped.
 */
final class ReplicaStatuses {
    private static final int VERSION = 1;
    private static final int ROOM = 32;

    private ReplicaStatuses() {}

    static byte[] encode(List<ReplicaStatus> replicas) {
        ByteWriter writer = new ByteWriter(ROOM * (replicas.size() + 1));
        writer.writeByte(VERSION);
        writer.writeVariable(replicas.size());
        for (ReplicaStatus replica : replicas) {
            writer.writeVariable(replica.set());
            writer.writeByte(replica.leads() ? 1 : 0);
            writer.writeVariable(replica.applied());
            writer.writeVariable(replica.waiting());
            writer.writeString(replica.failure());
        }
        return writer.toByteArray();
    }

    /** @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are something else */
    static List<ReplicaStatus> decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "What a process says of its replicas");
        int version = reader.readByte();
        if (version != VERSION) {
            throw reader.corrupt("its version is " + version + ", and this process reads only version " + VERSION);
        }
        int count = reader.readCount();
        List<ReplicaStatus> replicas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            replicas.add(new ReplicaStatus(
                    reader.readVariableInt(),
                    reader.readByte() == 1,
                    reader.readVariableLong(),
                    reader.readVariableLong(),
                    reader.readString()));
        }
        reader.checkEnd();
        return replicas;
    }
}

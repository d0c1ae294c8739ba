package io.partita.engine.cluster.discovery;

import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.discovery.ClusterRequest.Applied;
import io.partita.engine.cluster.discovery.ClusterRequest.ChangeMembers;
import io.partita.engine.cluster.discovery.ClusterRequest.Measurement;
import io.partita.engine.cluster.discovery.ClusterRequest.Replicas;
import io.partita.engine.cluster.discovery.ClusterRequest.Report;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests as bytes. Whoever carries them checks them against damage.
 *
 * <pre>
 * version   1 byte, 0x01
 * kind      1 byte, from 0x70 to 0x7f, which no other requests between processes have
 * report    id of the node, version of the state, version of the catalog, 1 byte: whether the answer must be current; number of
 *           damaged replicas, of each id of the set, id of the node, 1 byte: whether its promises are lost, too
 * members   id of the set; number of members, of each host and port
 * applied   id of the set
 * replicas  nothing
 * measured  id of the set, index of the entry
 * </pre>
 */
final class ClusterRequestEncoding {
    private static final int VERSION = 1;
    private static final int FIRST_KIND = 0x70;
    private static final int REPORT = FIRST_KIND;
    private static final int CHANGE_MEMBERS = FIRST_KIND + 1;
    private static final int APPLIED = FIRST_KIND + 2;
    private static final int REPLICAS = FIRST_KIND + 3;
    private static final int MEASUREMENT = FIRST_KIND + 4;
    private static final int ROOM = 64;

    private ClusterRequestEncoding() {}

    /** Whether some bytes are, by their kind, a request about the cluster. */
    static boolean isOne(byte[] bytes) {
        return bytes.length > 1 && bytes[1] >= FIRST_KIND;
    }

    static byte[] encode(ClusterRequest request) {
        ByteWriter writer = new ByteWriter(ROOM);
        writer.writeByte(VERSION);
        if (request instanceof Report report) {
            writer.writeByte(REPORT);
            writer.writeString(report.node());
            writer.writeVariable(report.state());
            writer.writeVariable(report.catalog());
            writer.writeByte(report.current() ? 1 : 0);
            writer.writeVariable(report.damaged().size());
            for (ReplicaDamage damage : report.damaged()) {
                writer.writeVariable(damage.set());
                writer.writeString(damage.node());
                writer.writeByte(damage.promises() ? 1 : 0);
            }
        } else if (request instanceof ChangeMembers change) {
            writer.writeByte(CHANGE_MEMBERS);
            writer.writeVariable(change.set());
            writer.writeVariable(change.members().size());
            for (Peer member : change.members()) {
                writer.writeString(member.host());
                writer.writeVariable(member.port());
            }
        } else if (request instanceof Applied applied) {
            writer.writeByte(APPLIED);
            writer.writeVariable(applied.set());
        } else if (request instanceof Replicas) {
            writer.writeByte(REPLICAS);
        } else if (request instanceof Measurement measurement) {
            writer.writeByte(MEASUREMENT);
            writer.writeVariable(measurement.set());
            writer.writeVariable(measurement.index());
        }
        return writer.toByteArray();
    }

    /**
     * The request of some bytes.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are not exactly one request
     */
    static ClusterRequest decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "A request about the cluster");
        int version = reader.readByte();
        if (version != VERSION) {
            throw reader.corrupt("its version is " + version + ", and this process reads only version " + VERSION);
        }
        ClusterRequest request = read(reader.readByte(), reader);
        reader.checkEnd();
        return request;
    }

    private static ClusterRequest read(int kind, ByteReader reader) {
        return switch (kind) {
            case REPORT -> {
                String node = reader.readString();
                long state = reader.readVariableLong();
                long catalog = reader.readVariableLong();
                boolean current = readFlag(reader);
                yield new Report(node, state, catalog, current, damaged(reader));
            }
            case CHANGE_MEMBERS -> new ChangeMembers(reader.readVariableInt(), members(reader));
            case APPLIED -> new Applied(reader.readVariableInt());
            case REPLICAS -> new Replicas();
            case MEASUREMENT -> new Measurement(reader.readVariableInt(), reader.readVariableLong());
            default -> throw reader.corrupt("no request is of the kind " + kind);
        };
    }

    private static boolean readFlag(ByteReader reader) {
        int flag = reader.readByte();
        if (flag > 1) {
            throw reader.corrupt("a flag of it is " + flag);
        }
        return flag == 1;
    }

    private static List<ReplicaDamage> damaged(ByteReader reader) {
        List<ReplicaDamage> damaged = new ArrayList<>();
        for (int i = reader.readCount(); i > 0; i--) {
            damaged.add(new ReplicaDamage(reader.readVariableInt(), reader.readString(), readFlag(reader)));
        }
        return damaged;
    }

    private static List<Peer> members(ByteReader reader) {
        int count = reader.readCount();
        List<Peer> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String host = reader.readString();
            int port = reader.readVariableInt();
            try {
                members.add(new Peer(host, port));
            } catch (IllegalArgumentException e) {
                throw reader.corrupt(e.getMessage());
            }
        }
        return members;
    }
}

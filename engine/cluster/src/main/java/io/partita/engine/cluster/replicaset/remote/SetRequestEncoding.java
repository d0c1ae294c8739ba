package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.encoding.CommandEncoding;
import io.partita.engine.cluster.command.encoding.ReadEncoding;
import io.partita.engine.cluster.replicaset.remote.SetRequest.AwaitIndexes;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Items;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Leader;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Load;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Propose;
import io.partita.engine.cluster.replicaset.remote.SetRequest.ReadPage;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Rest;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Sizes;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests as bytes. Whoever carries them checks them against damage.
 *
 * <pre>
 * version   1 byte, 0x01
 * kind      1 byte, from 0x60 to 0x6f, which no other requests between processes have
 * set       its id
 * propose         number of commands; of each its length and bytes
 * rest            ticket
 * items, page     1 byte: whether consistent; length and bytes of the keys or of what to read
 * indexes, sizes  id of the table
 * load            id of the partition
 * leader          nothing
 * </pre>
 */
final class SetRequestEncoding {
    private static final int VERSION = 1;

    private static final int FIRST_KIND = 0x60;
    private static final int PROPOSE = FIRST_KIND;
    private static final int REST = FIRST_KIND + 1;
    private static final int ITEMS = FIRST_KIND + 2;
    private static final int READ_PAGE = FIRST_KIND + 3;
    private static final int AWAIT_INDEXES = FIRST_KIND + 4;
    private static final int SIZES = FIRST_KIND + 5;
    private static final int LEADER = FIRST_KIND + 6;
    private static final int LOAD = FIRST_KIND + 7;
    private static final int LAST_KIND = FIRST_KIND + 15;

    private static final int ROOM = 32;
    private static final int COMMAND_ROOM = 512;

    private SetRequestEncoding() {}

    /** Whether some bytes are, by their kind, a request to a set. */
    static boolean isOne(byte[] bytes) {
        return bytes.length > 1 && bytes[1] >= FIRST_KIND && bytes[1] <= LAST_KIND;
    }

    /**
     * The bytes of a request.
     *
     * @throws io.partita.engine.api.error.StoreException VALIDATION if something in it is too large or nested too deeply
     */
    static byte[] encode(SetRequest request) {
        if (request instanceof Propose propose) {
            ByteWriter writer = begin(PROPOSE, request, propose.commands().size() * COMMAND_ROOM);
            writer.writeVariable(propose.commands().size());
            propose.commands().forEach(command -> writer.writeBytes(CommandEncoding.encode(command)));
            return writer.toByteArray();
        } else if (request instanceof Rest rest) {
            return number(REST, request, rest.ticket());
        } else if (request instanceof Items items) {
            return read(ITEMS, request, items.consistent(), ReadEncoding.encodeKeys(items.storageKeys()));
        } else if (request instanceof ReadPage read) {
            return read(READ_PAGE, request, read.consistent(), ReadEncoding.encodeRequest(read.page()));
        } else if (request instanceof AwaitIndexes indexes) {
            return number(AWAIT_INDEXES, request, indexes.table());
        } else if (request instanceof Sizes sizes) {
            return number(SIZES, request, sizes.table());
        } else if (request instanceof Load load) {
            return number(LOAD, request, load.partition());
        } else if (request instanceof Leader) {
            return begin(LEADER, request, 0).toByteArray();
        }
        throw new IllegalStateException("a request without an encoding: " + request);
    }

    private static ByteWriter begin(int kind, SetRequest request, int room) {
        ByteWriter writer = new ByteWriter(ROOM + room);
        writer.writeByte(VERSION);
        writer.writeByte(kind);
        writer.writeVariable(request.set());
        return writer;
    }

    private static byte[] number(int kind, SetRequest request, long number) {
        ByteWriter writer = begin(kind, request, 0);
        writer.writeVariable(number);
        return writer.toByteArray();
    }

    private static byte[] read(int kind, SetRequest request, boolean consistent, byte[] what) {
        ByteWriter writer = begin(kind, request, what.length);
        writer.writeByte(consistent ? 1 : 0);
        writer.writeBytes(what);
        return writer.toByteArray();
    }

    /**
     * The request of some bytes, which must not be changed afterwards.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are not exactly one request
     */
    static SetRequest decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "A request to a replica set");
        int version = reader.readByte();
        if (version != VERSION) {
            throw reader.corrupt("its version is " + version + ", and this process reads only version " + VERSION);
        }
        int kind = reader.readByte();
        SetRequest request = read(kind, reader.readVariableInt(), reader);
        reader.checkEnd();
        return request;
    }

    private static SetRequest read(int kind, int set, ByteReader reader) {
        return switch (kind) {
            case PROPOSE -> new Propose(set, commands(reader));
            case REST -> new Rest(set, reader.readVariableLong());
            case ITEMS -> {
                boolean consistent = flag(reader);
                yield new Items(set, ReadEncoding.decodeKeys(reader.readBytes()), consistent);
            }
            case READ_PAGE -> {
                boolean consistent = flag(reader);
                yield new ReadPage(set, ReadEncoding.decodeRequest(reader.readBytes()), consistent);
            }
            case AWAIT_INDEXES -> new AwaitIndexes(set, reader.readVariableInt());
            case SIZES -> new Sizes(set, reader.readVariableInt());
            case LOAD -> new Load(set, reader.readVariableInt());
            case LEADER -> new Leader(set);
            default -> throw reader.corrupt("no request is of the kind " + kind);
        };
    }

    private static List<Command> commands(ByteReader reader) {
        int count = reader.readCount();
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commands.add(CommandEncoding.decode(reader.readBytes()));
        }
        return commands;
    }

    private static boolean flag(ByteReader reader) {
        int flag = reader.readByte();
        if (flag > 1) {
            throw reader.corrupt("a flag of it is " + flag);
        }
        return flag == 1;
    }
}

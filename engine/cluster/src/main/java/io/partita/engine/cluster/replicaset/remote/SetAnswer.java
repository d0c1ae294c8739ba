package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.command.encoding.ResultEncoding;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import org.jspecify.annotations.Nullable;

/**
 * What is around everything that a process answers to requests to its replicas.
 *
 * <pre>
 * version   1 byte, 0x01
 * flags     1 byte: 0x01 if a leader is known, 0x02 if the request is refused
 * leader    host and port of the process that leads the set, as far as is known; if there is one
 * applied   how far the replica has applied the log
 * content   length and bytes of what was asked for, or of why not
 * </pre>
 *
 * @param leader whom to ask for what only the leader does; null if that is not known
 * @param applied the index of the last entry of the log that the replica had applied when it answered; whatever the answer shows
 *     or acknowledges is not behind it
 * @param content what was asked for, or why it is not given
 */
record SetAnswer(@Nullable Address leader, long applied, Answer<byte[]> content) {
    private static final int VERSION = 1;
    private static final int HAS_LEADER = 1;
    private static final int REFUSED = 2;
    private static final int ROOM = 64;

    /** The bytes of what surrounds the content, at most. */
    static final int BYTES = 512;

    byte[] encode() {
        boolean refused = content instanceof Answer.Refused;
        byte[] bytes = content instanceof Answer.Refused<byte[]> refusal
                ? ResultEncoding.encode(new Answer.Refused<Result>(refusal.reason()))
                : content.get();
        ByteWriter writer = new ByteWriter(ROOM + bytes.length);
        writer.writeByte(VERSION);
        writer.writeByte((leader == null ? 0 : HAS_LEADER) | (refused ? REFUSED : 0));
        if (leader != null) {
            writer.writeString(leader.host());
            writer.writeVariable(leader.port());
        }
        writer.writeVariable(applied);
        writer.writeBytes(bytes);
        return writer.toByteArray();
    }

    /**
     * The answer of some bytes.
     *
     * @throws StoreException CORRUPTION if the bytes are something else; what came of the request is unknown then
     */
    static SetAnswer decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "An answer of a replica set");
        int version = reader.readByte();
        if (version != VERSION) {
            throw reader.corrupt("its version is " + version + ", and this process reads only version " + VERSION);
        }
        int flags = reader.readByte();
        if ((flags & ~(HAS_LEADER | REFUSED)) != 0) {
            throw reader.corrupt("its flags are " + flags);
        }
        Address leader = (flags & HAS_LEADER) == 0 ? null : address(reader);
        long applied = reader.readVariableLong();
        byte[] content = reader.readBytes();
        reader.checkEnd();
        return new SetAnswer(leader, applied, (flags & REFUSED) == 0 ? new Answer.Given<>(content) : refusal(content));
    }

    private static Address address(ByteReader reader) {
        String host = reader.readString();
        int port = reader.readVariableInt();
        try {
            return new Address(host, port);
        } catch (IllegalArgumentException e) {
            throw reader.corrupt(e.getMessage());
        }
    }

    private static Answer<byte[]> refusal(byte[] bytes) {
        if (ResultEncoding.decode(bytes) instanceof Answer.Refused<Result> refused) {
            return new Answer.Refused<>(refused.reason());
        }
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "An answer of a replica set");
        throw reader.corrupt("it is refused without a reason");
    }
}

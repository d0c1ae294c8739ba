package io.partita.engine.cluster.discovery;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.command.encoding.ResultEncoding;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;

/**
 * What a process answers to a request about the cluster: a version (1 byte, 0x01), whether it refuses (1 byte, 0 or 1), and what
 * was asked for or why not.
 */
final class ClusterAnswer {
    private static final int VERSION = 1;
    private static final int ROOM = 16;
    private static final String WHAT = "An answer about the cluster";

    private ClusterAnswer() {}

    static byte[] encode(Answer<byte[]> answer) {
        boolean refused = answer instanceof Answer.Refused;
        byte[] content = answer instanceof Answer.Refused<byte[]> refusal
                ? ResultEncoding.encode(new Answer.Refused<Result>(refusal.reason()))
                : answer.get();
        ByteWriter writer = new ByteWriter(ROOM + content.length);
        writer.writeByte(VERSION);
        writer.writeByte(refused ? 1 : 0);
        writer.writeBytes(content);
        return writer.toByteArray();
    }

    /**
     * What was asked for.
     *
     * @throws StoreException why there is nothing; CORRUPTION if the bytes are something else
     */
    static byte[] decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, WHAT);
        int version = reader.readByte();
        if (version != VERSION) {
            throw reader.corrupt("its version is " + version + ", and this process reads only version " + VERSION);
        }
        int refused = reader.readByte();
        byte[] content = reader.readBytes();
        reader.checkEnd();
        if (refused == 0) {
            return content;
        } else if (ResultEncoding.decode(content) instanceof Answer.Refused<Result> refusal) {
            throw refusal.reason();
        }
        throw reader.corrupt("it is refused without a reason");
    }
}

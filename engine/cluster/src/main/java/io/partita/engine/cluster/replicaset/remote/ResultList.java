package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.command.encoding.ResultEncoding;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of commands, in their order, as far as it fits into an answer: a ticket for the rest, their number, and of each
 * length and bytes.
 *
 * @param ticket what to ask for the rest with, or {@link #NO_REST}
 */
record ResultList(List<Answer<Result>> results, long ticket) {
    static final long NO_REST = 0;

    static byte[] encode(List<byte[]> results, long ticket) {
        int room = 20;
        for (byte[] result : results) {
            room += 5 + result.length;
        }
        ByteWriter writer = new ByteWriter(room);
        writer.writeVariable(ticket);
        writer.writeVariable(results.size());
        results.forEach(writer::writeBytes);
        return writer.toByteArray();
    }

    static ResultList decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 0, bytes.length, "A list of results");
        long ticket = reader.readVariableLong();
        int count = reader.readCount();
        List<Answer<Result>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(ResultEncoding.decode(reader.readBytes()));
        }
        reader.checkEnd();
        return new ResultList(results, ticket);
    }
}

package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PageRequest.Bounds;
import io.partita.engine.cluster.partition.PageRequest.Evaluation;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.List;

/**
 * What to read for a page.
 *
 * <pre>
 * flags        1 byte
 * keyspace     see {@link KeyspaceEncoding}
 * range        length and bytes of its first key, and of the one behind its last
 * bounds       entries, bytes
 * projection   number of paths, and each
 * filter       condition, if there is one
 * fetch from   keyspace, if there is one
 * </pre>
 */
final class PageRequestEncoding {
    private static final int DESCENDING = 1;
    private static final int COUNT_ONLY = 2;
    private static final int WHOLE = 4;
    private static final int HAS_FILTER = 8;
    private static final int FETCHES = 16;
    private static final int ALL_FLAGS = DESCENDING | COUNT_ONLY | WHOLE | HAS_FILTER | FETCHES;

    private PageRequestEncoding() {}

    static void write(ByteWriter writer, PageRequest request) {
        Evaluation evaluation = request.evaluation();
        writer.writeByte(flags(request));
        KeyspaceEncoding.write(writer, request.keyspace());
        writer.writeBytes(request.range().from());
        writer.writeBytes(request.range().to());
        writer.writeSigned(request.bounds().entries());
        writer.writeSigned(request.bounds().bytes());
        PathEncoding.writePaths(writer, evaluation.projection().paths());
        if (evaluation.filter() != null) {
            ConditionEncoding.write(writer, evaluation.filter());
        }
        if (evaluation.fetchFrom() != null) {
            KeyspaceEncoding.write(writer, evaluation.fetchFrom());
        }
    }

    private static int flags(PageRequest request) {
        Evaluation evaluation = request.evaluation();
        return (request.descending() ? DESCENDING : 0)
                | (evaluation.countOnly() ? COUNT_ONLY : 0)
                | (evaluation.projection().whole() ? WHOLE : 0)
                | (evaluation.filter() != null ? HAS_FILTER : 0)
                | (evaluation.fetchFrom() != null ? FETCHES : 0);
    }

    static PageRequest read(ByteReader reader) {
        int flags = reader.readByte();
        if ((flags & ~ALL_FLAGS) != 0) {
            throw reader.corrupt("its flags are " + flags);
        }
        Keyspace keyspace = KeyspaceEncoding.read(reader);
        KeyRange range = new KeyRange(reader.readBytes(), reader.readBytes());
        Bounds bounds = new Bounds(reader.readSignedInt(), reader.readSignedLong());
        return new PageRequest(keyspace, range, (flags & DESCENDING) != 0, evaluation(flags, reader), bounds);
    }

    private static Evaluation evaluation(int flags, ByteReader reader) {
        List<Path> paths = PathEncoding.readPaths(reader);
        Condition filter = (flags & HAS_FILTER) == 0 ? null : ConditionEncoding.read(reader);
        Keyspace fetchFrom = (flags & FETCHES) == 0 ? null : KeyspaceEncoding.read(reader);
        return new Evaluation(
                filter, new Projection(paths, (flags & WHOLE) != 0), (flags & COUNT_ONLY) != 0, fetchFrom);
    }
}

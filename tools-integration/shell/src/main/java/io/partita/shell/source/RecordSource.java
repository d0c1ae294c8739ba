package io.partita.shell.source;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records of a file, one after another, for one thread. */
public interface RecordSource extends Closeable {

    /**
     * Reads the next record.
     *
     * @return null at the end
     * @throws IOException if the file cannot be read, or has no meaning at all (a header that names a column twice);
     *     what is wrong with a single record is returned as {@link SourceRecord.Malformed} instead
     */
    @Nullable
    SourceRecord next() throws IOException;
}

package io.partita.engine.api.request;

import org.jspecify.annotations.Nullable;

/**
 * Reads one page of one segment of a table or index (Scan). The segments of one total are disjoint and
 * together are the whole.
 *
 * @param index the index to read, or null for the table itself
 * @param segment from 0 to totalSegments - 1
 * @param totalSegments from 1 to 1,000,000
 */
public record ScanRequest(String table, @Nullable String index, int segment, int totalSegments, ReadOptions options) {

    public ScanRequest withOptions(ReadOptions newOptions) {
        return new ScanRequest(table, index, segment, totalSegments, newOptions);
    }
}

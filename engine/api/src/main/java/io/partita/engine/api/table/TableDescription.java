package io.partita.engine.api.table;

import java.time.Instant;
import java.util.Map;

/**
 * What a store says of a table.
 *
 * @param definition as it was declared and altered since
 * @param status whether it can be used
 * @param version changes whenever the definition or a status changes; plans made for another version are stale
 * @param created when the table was made
 * @param size items and bytes; an estimate that a store may refresh seldom
 * @param indexes what there is to say of each index, by name
 */
public record TableDescription(
        TableDefinition definition,
        Status status,
        long version,
        Instant created,
        Size size,
        Map<String, IndexDescription> indexes) {

    public TableDescription {
        indexes = Map.copyOf(indexes);
    }

    public String name() {
        return definition.name();
    }

    /** The life of a table or of an index. */
    public enum Status {
        CREATING,
        ACTIVE,
        UPDATING,
        DELETING
    }

    /** An estimate of how much there is. */
    public record Size(long items, long bytes) {
        public static final Size ZERO = new Size(0, 0);

        public Size plus(Size other) {
            return new Size(items + other.items, bytes + other.bytes);
        }
    }

    /**
     * What a store says of an index.
     *
     * @param status a global index that is being filled is CREATING and cannot be read yet
     * @param size an estimate
     */
    public record IndexDescription(Status status, Size size) {}
}

package io.partita.engine.cluster.command;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.WriteResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a command that was not refused. */
public sealed interface Result {

    /**
     * Of an {@link ItemCommand}.
     *
     * @param before the item as it was, or null if there was none
     * @param after the item as it is, or null if there is none
     * @param collectionBytes the size of the item collection, or {@link WriteResponse#NO_COLLECTION}
     */
    record Written(@Nullable Item before, @Nullable Item after, long collectionBytes) implements Result {}

    /** Of a command that has nothing to say. */
    enum Done implements Result {
        DONE
    }

    /**
     * Of {@link CatalogCommand.ReportCopies}.
     *
     * @param versions of the tables of which there are copies, by their ids
     * @param floor tables of which there is no copy are taken only if their version is higher
     */
    record Copies(Map<Integer, Long> versions, long floor) implements Result {
        public Copies {
            versions = Map.copyOf(versions);
        }
    }

    /**
     * Of {@link TransferCommand.BeginTransfer}.
     *
     * @param attempt its number
     * @param cursor up to where the partition has been taken in from its beginning; null if nothing has
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Begun(long attempt, byte @Nullable [] cursor) implements Result {}

    /**
     * Of {@link MeasureRows}.
     *
     * @param index of the entry of the log
     * @param digest of keys and values
     * @param bytes of the rows
     * @param next the key behind the last row, or null if there are no more rows
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Measured(long index, long digest, long bytes, byte @Nullable [] next) implements Result {}

    /** Of {@link PropagationCommand.FillEntries}: the items must be read again. */
    enum Outdated implements Result {
        OUTDATED
    }
}

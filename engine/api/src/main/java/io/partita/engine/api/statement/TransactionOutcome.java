package io.partita.engine.api.statement;

import io.partita.engine.api.error.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of statements that are done together or not at all. */
public sealed interface TransactionOutcome {

    /** All of them were done: an outcome for each, in their order. */
    record Committed(List<StatementOutcome.Done> outcomes) implements TransactionOutcome {
        public Committed {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** None of them was done. */
    record Cancelled(List<Reason> reasons) implements TransactionOutcome {
        public Cancelled {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What a statement had to do with the cancellation.
     *
     * @param failure what it alone would have thrown, or null if it would have been done
     */
    record Reason(@Nullable StoreException failure) {}
}

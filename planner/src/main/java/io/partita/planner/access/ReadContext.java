package io.partita.planner.access;

import io.partita.engine.api.ItemStore;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.AccessHints;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;

/** What reading needs beside the plan: the store, who reads ahead, the arguments, and the execution it is part of. */
public record ReadContext(ItemStore store, Workers workers, Arguments arguments, Execution execution) {

    /** The same with other arguments. */
    public ReadContext with(Arguments others) {
        return new ReadContext(store, workers, others, execution);
    }

    SessionOptions options() {
        return execution.options();
    }

    /** The store, under the budget that the hints or the session set. */
    MeteredStore metered(AccessHints hints) {
        double budget =
                hints.maxReadUnits() > 0 ? hints.maxReadUnits() : options().maxReadUnits();
        return new MeteredStore(store, execution, budget);
    }
}

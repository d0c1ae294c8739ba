package io.partita.engine.cluster.administration;

/** What has come of the next step of a task. */
public sealed interface Progress {

    /** It is done. */
    record Advanced(String note) implements Progress {}

    /** It cannot be done yet, and is tried again later. */
    record Waiting(String why) implements Progress {}

    /** Nothing is left to be done. */
    enum Finished implements Progress {
        FINISHED
    }
}

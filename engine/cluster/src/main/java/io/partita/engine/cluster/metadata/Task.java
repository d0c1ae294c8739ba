package io.partita.engine.cluster.metadata;

/**
 * Something that takes longer than a command, in steps of which each may be repeated. Whoever leads replica set 0 does the next
 * step; when it is done that is kept here.
 *
 * @param step how many steps are done
 * @param note what an administrator should know of it, for instance why it does not get on; may be empty
 * @param version of the cluster's state when this was last changed
 */
public record Task(long id, Work work, int step, String note, long version) {
    /** The most characters of a note. */
    public static final int MAX_NOTE = 1_000;

    public Task {
        checkProgress(step, note);
    }

    /** Refuses what cannot be said of a task. */
    public static void checkProgress(int step, String note) {
        if (step < 0 || note.length() > MAX_NOTE) {
            throw new IllegalArgumentException(
                    "a task has " + step + " steps done and a note of " + note.length() + " characters");
        }
    }
}

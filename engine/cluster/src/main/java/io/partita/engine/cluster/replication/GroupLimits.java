package io.partita.engine.cluster.replication;

/**
 * The bounds of what is committed together.
 *
 * @param commands the most commands
 * @param bytes the most bytes, by {@link io.partita.engine.cluster.command.Command#weight}; a single command may
 *     be larger
 */
public record GroupLimits(int commands, int bytes) {
    public static final GroupLimits DEFAULT = new GroupLimits(1_024, 8 << 20);

    public GroupLimits {
        if (commands < 1 || bytes < 1) {
            throw new IllegalArgumentException("a group holds at least one command of one byte");
        }
    }
}

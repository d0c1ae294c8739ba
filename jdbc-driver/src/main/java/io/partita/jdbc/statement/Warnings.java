package io.partita.jdbc.statement;

import io.partita.planner.session.Execution.Warning;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warnings of the query layer as JDBC chains them. */
public final class Warnings {
    private Warnings() {}

    /**
     * The chain of the warnings from a number on, or null if there are none.
     *
     * @param first how many at the beginning were cleared
     */
    public static @Nullable SQLWarning chain(List<Warning> warnings, int first) {
        SQLWarning chain = null;
        for (Warning warning : warnings.subList(Math.min(first, warnings.size()), warnings.size())) {
            SQLWarning next = new SQLWarning(warning.message(), warning.sqlState());
            if (chain == null) {
                chain = next;
            } else {
                chain.setNextWarning(next);
            }
        }
        return chain;
    }
}

package io.partita.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What a statement of this driver says beyond JDBC; {@code statement.unwrap(PartitaStatement.class)}. */
public interface PartitaStatement extends Statement {

    /**
     * What the last execution has consumed so far; it goes on while rows are read. Of a batch, the sum.
     *
     * @throws SQLException if the statement is closed
     */
    ConsumedUnits consumed() throws SQLException;

    /**
     * How the last executed statement is executed, as EXPLAIN prints it, with the parameters that it had.
     *
     * @return null if nothing was executed yet, or if the last statement has no plan to explain
     * @throws SQLException if the statement is closed
     */
    @Nullable
    String plan() throws SQLException;
}

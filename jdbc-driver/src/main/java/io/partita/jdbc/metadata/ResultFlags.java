package io.partita.jdbc.metadata;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;

/** What there is to know of transactions, results and statements. */
public abstract class ResultFlags extends LanguageFlags {

    @Override
    public final boolean supportsTransactions() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsMultipleTransactions() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsSavepoints() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsDataDefinitionAndDataManipulationTransactions() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsDataManipulationTransactionsOnly() throws SQLException {
        return false;
    }

    @Override
    public final boolean dataDefinitionCausesTransactionCommit() throws SQLException {
        return false;
    }

    @Override
    public final boolean dataDefinitionIgnoredInTransactions() throws SQLException {
        return false;
    }

    @Override
    public final boolean autoCommitFailureClosesAllResultSets() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsMultipleResultSets() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsMultipleOpenResults() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsGetGeneratedKeys() throws SQLException {
        return false;
    }

    @Override
    public final boolean generatedKeyAlwaysReturned() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsStatementPooling() throws SQLException {
        return false;
    }

    @Override
    public final boolean locatorsUpdateCopy() throws SQLException {
        return false;
    }

    @Override
    public final boolean usesLocalFilePerTable() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsOpenCursorsAcrossRollback() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsOpenStatementsAcrossRollback() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsBatchUpdates() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsOpenCursorsAcrossCommit() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsOpenStatementsAcrossCommit() throws SQLException {
        return true;
    }

    @Override
    public final boolean allTablesAreSelectable() throws SQLException {
        return true;
    }

    @Override
    public final boolean usesLocalFiles() throws SQLException {
        return true;
    }

    @Override
    public final boolean ownUpdatesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    public final boolean ownDeletesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    public final boolean ownInsertsAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    public final boolean othersUpdatesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    public final boolean othersDeletesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    public final boolean othersInsertsAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    public final boolean updatesAreDetected(int type) throws SQLException {
        return false;
    }

    @Override
    public final boolean deletesAreDetected(int type) throws SQLException {
        return false;
    }

    @Override
    public final boolean insertsAreDetected(int type) throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsTransactionIsolationLevel(int level) throws SQLException {
        return level == Connection.TRANSACTION_NONE;
    }

    @Override
    public final int getDefaultTransactionIsolation() throws SQLException {
        return Connection.TRANSACTION_NONE;
    }

    @Override
    public final boolean supportsResultSetType(int type) throws SQLException {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public final boolean supportsResultSetConcurrency(int type, int concurrency) throws SQLException {
        return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public final boolean supportsResultSetHoldability(int holdability) throws SQLException {
        return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final int getResultSetHoldability() throws SQLException {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final RowIdLifetime getRowIdLifetime() throws SQLException {
        return RowIdLifetime.ROWID_UNSUPPORTED;
    }

    @Override
    public final int getSQLStateType() throws SQLException {
        return sqlStateSQL;
    }

    @Override
    public final int getJDBCMajorVersion() throws SQLException {
        return 4;
    }

    @Override
    public final int getJDBCMinorVersion() throws SQLException {
        return 3;
    }
}

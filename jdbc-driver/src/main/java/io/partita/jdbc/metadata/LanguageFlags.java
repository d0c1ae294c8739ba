package io.partita.jdbc.metadata;

import io.partita.planner.function.Theme;
import java.sql.SQLException;

/** What the language has. */
abstract class LanguageFlags extends NameFlags {

    @Override
    public final boolean supportsMinimumSQLGrammar() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsLikeEscapeClause() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsExpressionsInOrderBy() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsOrderByUnrelated() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsNonNullableColumns() throws SQLException {
        return true;
    }

    @Override
    public final boolean nullPlusNonNullIsNull() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsGroupBy() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsGroupByUnrelated() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsGroupByBeyondSelect() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsUnion() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsUnionAll() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsOuterJoins() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsFullOuterJoins() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsLimitedOuterJoins() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsSubqueriesInComparisons() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsSubqueriesInExists() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsSubqueriesInIns() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsSubqueriesInQuantifieds() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsCorrelatedSubqueries() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsConvert() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsCoreSQLGrammar() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsExtendedSQLGrammar() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsANSI92EntryLevelSQL() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsANSI92IntermediateSQL() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsANSI92FullSQL() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsIntegrityEnhancementFacility() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsAlterTableWithAddColumn() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsAlterTableWithDropColumn() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsSelectForUpdate() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsPositionedDelete() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsPositionedUpdate() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsStoredProcedures() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsStoredFunctionsUsingCallSyntax() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsNamedParameters() throws SQLException {
        return false;
    }

    @Override
    public final boolean allProceduresAreCallable() throws SQLException {
        return false;
    }

    /** There is CAST, and no function CONVERT. */
    @Override
    public final boolean supportsConvert(int from, int to) throws SQLException {
        return false;
    }

    /** NULL and MISSING come last in ascending order, first in descending. */
    @Override
    public final boolean nullsAreSortedHigh() throws SQLException {
        return true;
    }

    @Override
    public final boolean nullsAreSortedLow() throws SQLException {
        return false;
    }

    @Override
    public final boolean nullsAreSortedAtStart() throws SQLException {
        return false;
    }

    @Override
    public final boolean nullsAreSortedAtEnd() throws SQLException {
        return false;
    }

    /** Words of the language that SQL:2003 does not have. */
    @Override
    public final String getSQLKeywords() throws SQLException {
        return WordLists.KEYWORDS;
    }

    @Override
    public final String getNumericFunctions() throws SQLException {
        return WordLists.functions(Theme.NUMBER);
    }

    @Override
    public final String getStringFunctions() throws SQLException {
        return WordLists.functions(Theme.STRING);
    }

    @Override
    public final String getTimeDateFunctions() throws SQLException {
        return WordLists.functions(Theme.TIME);
    }

    @Override
    public final String getSystemFunctions() throws SQLException {
        return WordLists.functions(Theme.CONDITION, Theme.DOCUMENT);
    }
}

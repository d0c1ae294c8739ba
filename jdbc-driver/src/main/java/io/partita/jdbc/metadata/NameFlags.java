package io.partita.jdbc.metadata;

import java.sql.SQLException;

/** How names are written and kept. */
abstract class NameFlags extends Limits {

    /** Unquoted names are kept as they are written and found without case if nothing matches exactly. */
    @Override
    public final boolean supportsMixedCaseIdentifiers() throws SQLException {
        return false;
    }

    @Override
    public final boolean storesMixedCaseIdentifiers() throws SQLException {
        return true;
    }

    @Override
    public final boolean storesUpperCaseIdentifiers() throws SQLException {
        return false;
    }

    @Override
    public final boolean storesLowerCaseIdentifiers() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsMixedCaseQuotedIdentifiers() throws SQLException {
        return true;
    }

    @Override
    public final boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
        return false;
    }

    @Override
    public final boolean storesUpperCaseQuotedIdentifiers() throws SQLException {
        return false;
    }

    @Override
    public final boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
        return false;
    }

    @Override
    public final String getIdentifierQuoteString() throws SQLException {
        return "\"";
    }

    @Override
    public final String getSearchStringEscape() throws SQLException {
        return NamePattern.ESCAPE;
    }

    @Override
    public final String getExtraNameCharacters() throws SQLException {
        return "$";
    }

    /** There are no catalogs. */
    @Override
    public final String getCatalogTerm() throws SQLException {
        return "";
    }

    @Override
    public final String getCatalogSeparator() throws SQLException {
        return "";
    }

    /** There are no schemas: a name in two parts means an index of a table. */
    @Override
    public final String getSchemaTerm() throws SQLException {
        return "";
    }

    /** There are no procedures. */
    @Override
    public final String getProcedureTerm() throws SQLException {
        return "";
    }

    @Override
    public final boolean isCatalogAtStart() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsCatalogsInDataManipulation() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsCatalogsInIndexDefinitions() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsCatalogsInPrivilegeDefinitions() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsCatalogsInProcedureCalls() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsCatalogsInTableDefinitions() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsSchemasInDataManipulation() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsSchemasInIndexDefinitions() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsSchemasInPrivilegeDefinitions() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsSchemasInProcedureCalls() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsSchemasInTableDefinitions() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsTableCorrelationNames() throws SQLException {
        return true;
    }

    @Override
    public final boolean supportsDifferentTableCorrelationNames() throws SQLException {
        return false;
    }

    @Override
    public final boolean supportsColumnAliasing() throws SQLException {
        return true;
    }
}

package io.partita.jdbc.metadata;

import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.Arrays;
import java.util.List;

/**
 * The columns that {@link java.sql.DatabaseMetaData} prescribes for each of its listings. A name is text unless
 * {@code :i} (an integer), {@code :l} (a long) or {@code :b} (a boolean) follows.
 */
public final class ListingColumns {
    public static final ListingColumns CATALOGS = new ListingColumns("TABLE_CAT");
    public static final ListingColumns SCHEMAS = new ListingColumns("TABLE_SCHEM TABLE_CATALOG");
    public static final ListingColumns TABLE_TYPES = new ListingColumns("TABLE_TYPE");
    public static final ListingColumns TABLES =
            new ListingColumns("TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
                    + " SELF_REFERENCING_COL_NAME REF_GENERATION");
    public static final ListingColumns COLUMNS = new ListingColumns(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE:i TYPE_NAME COLUMN_SIZE:i BUFFER_LENGTH:i"
                    + " DECIMAL_DIGITS:i NUM_PREC_RADIX:i NULLABLE:i REMARKS COLUMN_DEF SQL_DATA_TYPE:i SQL_DATETIME_SUB:i"
                    + " CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE"
                    + " SOURCE_DATA_TYPE:i IS_AUTOINCREMENT IS_GENERATEDCOLUMN");
    public static final ListingColumns PRIMARY_KEYS =
            new ListingColumns("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME KEY_SEQ:i PK_NAME");
    public static final ListingColumns INDEX_INFO = new ListingColumns(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME NON_UNIQUE:b INDEX_QUALIFIER INDEX_NAME TYPE:i ORDINAL_POSITION:i"
                    + " COLUMN_NAME ASC_OR_DESC CARDINALITY:l PAGES:l FILTER_CONDITION");
    public static final ListingColumns ROW_IDENTIFIERS = new ListingColumns(
            "SCOPE:i COLUMN_NAME DATA_TYPE:i TYPE_NAME COLUMN_SIZE:i BUFFER_LENGTH:i DECIMAL_DIGITS:i"
                    + " PSEUDO_COLUMN:i");
    public static final ListingColumns TYPE_INFO = new ListingColumns(
            "TYPE_NAME DATA_TYPE:i PRECISION:i LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS NULLABLE:i"
                    + " CASE_SENSITIVE:b SEARCHABLE:i UNSIGNED_ATTRIBUTE:b FIXED_PREC_SCALE:b AUTO_INCREMENT:b LOCAL_TYPE_NAME"
                    + " MINIMUM_SCALE:i MAXIMUM_SCALE:i SQL_DATA_TYPE:i SQL_DATETIME_SUB:i NUM_PREC_RADIX:i");
    public static final ListingColumns CLIENT_INFO = new ListingColumns("NAME MAX_LEN:i DEFAULT_VALUE DESCRIPTION");
    public static final ListingColumns FOREIGN_KEYS = new ListingColumns(
            "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM FKTABLE_NAME"
                    + " FKCOLUMN_NAME KEY_SEQ:i UPDATE_RULE:i DELETE_RULE:i FK_NAME PK_NAME DEFERRABILITY:i");
    public static final ListingColumns PROCEDURES = new ListingColumns(
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED1 RESERVED2 RESERVED3 REMARKS PROCEDURE_TYPE:i"
                    + " SPECIFIC_NAME");
    public static final ListingColumns PROCEDURE_COLUMNS = new ListingColumns(
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME COLUMN_TYPE:i DATA_TYPE:i TYPE_NAME"
                    + " PRECISION:i LENGTH:i SCALE:i RADIX:i NULLABLE:i REMARKS COLUMN_DEF SQL_DATA_TYPE:i SQL_DATETIME_SUB:i"
                    + " CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i IS_NULLABLE SPECIFIC_NAME");
    public static final ListingColumns FUNCTIONS =
            new ListingColumns("FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE:i SPECIFIC_NAME");
    public static final ListingColumns FUNCTION_COLUMNS = new ListingColumns(
            "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME COLUMN_TYPE:i DATA_TYPE:i TYPE_NAME"
                    + " PRECISION:i LENGTH:i SCALE:i RADIX:i NULLABLE:i REMARKS CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i"
                    + " IS_NULLABLE SPECIFIC_NAME");
    public static final ListingColumns TABLE_PRIVILEGES =
            new ListingColumns("TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE");
    public static final ListingColumns COLUMN_PRIVILEGES =
            new ListingColumns("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE");
    public static final ListingColumns VERSION_COLUMNS = new ListingColumns(
            "SCOPE:i COLUMN_NAME DATA_TYPE:i TYPE_NAME COLUMN_SIZE:i BUFFER_LENGTH:i DECIMAL_DIGITS:i"
                    + " PSEUDO_COLUMN:i");
    public static final ListingColumns USER_TYPES =
            new ListingColumns("TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME DATA_TYPE:i REMARKS BASE_TYPE:i");
    public static final ListingColumns SUPER_TYPES =
            new ListingColumns("TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME");
    public static final ListingColumns SUPER_TABLES =
            new ListingColumns("TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME");
    public static final ListingColumns TYPE_ATTRIBUTES = new ListingColumns(
            "TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME DATA_TYPE:i ATTR_TYPE_NAME ATTR_SIZE:i DECIMAL_DIGITS:i"
                    + " NUM_PREC_RADIX:i NULLABLE:i REMARKS ATTR_DEF SQL_DATA_TYPE:i SQL_DATETIME_SUB:i CHAR_OCTET_LENGTH:i"
                    + " ORDINAL_POSITION:i IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE:i");
    public static final ListingColumns PSEUDO_COLUMNS =
            new ListingColumns("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE:i COLUMN_SIZE:i DECIMAL_DIGITS:i"
                    + " NUM_PREC_RADIX:i COLUMN_USAGE REMARKS CHAR_OCTET_LENGTH:i IS_NULLABLE");
    public static final ListingColumns GENERATED_KEYS = new ListingColumns("GENERATED_KEY");
    /** Of {@link java.sql.Array#getResultSet()}, whose second column has whatever type the element has. */
    public static final ListingColumns ELEMENTS = new ListingColumns("INDEX:l VALUE:a");

    private final List<ColumnDescription> descriptions;

    private ListingColumns(String names) {
        descriptions = Arrays.stream(names.split(" ", -1))
                .map(ListingColumns::describe)
                .toList();
    }

    private static ColumnDescription describe(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return new ColumnDescription(name, SqlType.STRING, null, null);
        }
        SqlType type = switch (name.charAt(colon + 1)) {
            case 'i' -> SqlType.INTEGER;
            case 'l' -> SqlType.BIGINT;
            case 'b' -> SqlType.BOOLEAN;
            default -> SqlType.ANY;
        };
        return new ColumnDescription(name.substring(0, colon), type, null, null);
    }

    /** The columns as a cursor describes them. */
    public List<ColumnDescription> descriptions() {
        return descriptions;
    }
}

package io.partita.jdbc.metadata;

import io.partita.jdbc.value.JdbcType;
import io.partita.planner.type.SqlType;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of the language: what {@code getTypeInfo} lists, by their JDBC types. */
public final class TypeListing {
    private TypeListing() {}

    /**
     * The types.
     *
     * @param nativeDocuments whether maps, lists and sets are told as themselves rather than as JSON text
     */
    public static Listing of(boolean nativeDocuments) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        Arrays.stream(SqlType.values())
                .filter(type -> type != SqlType.ANY)
                .sorted(Comparator.comparingInt(
                        type -> JdbcType.of(type, nativeDocuments).code()))
                .forEach(type -> rows.add(row(type, JdbcType.of(type, nativeDocuments))));
        return Listing.of(ListingColumns.TYPE_INFO, rows);
    }

    private static @Nullable Object[] row(SqlType type, JdbcType jdbc) {
        return new @Nullable Object[] {
            type.sqlName(),
            jdbc.code(),
            jdbc.precision(),
            literalPrefix(type),
            literalPrefix(type) == null ? null : "'",
            null,
            DatabaseMetaData.typeNullable,
            type == SqlType.STRING,
            type.stored() != null && type.stored().isOrdered()
                    ? DatabaseMetaData.typeSearchable
                    : DatabaseMetaData.typePredBasic,
            false,
            false,
            false,
            null,
            0,
            type == SqlType.NUMBER ? 130 : 0,
            null,
            null,
            jdbc.isNumeric() ? 10 : null
        };
    }

    private static @Nullable String literalPrefix(SqlType type) {
        return switch (type) {
            case STRING -> "'";
            case BINARY -> "X'";
            case DATE -> "DATE '";
            case TIME -> "TIME '";
            case TIMESTAMP -> "TIMESTAMP '";
            default -> null;
        };
    }
}

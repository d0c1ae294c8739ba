package io.partita.jdbc.metadata;

import io.partita.jdbc.value.JdbcType;
import io.partita.planner.function.FunctionLibrary;
import io.partita.planner.function.ListedFunction;
import io.partita.planner.function.NamedFunction;
import io.partita.planner.function.Parameter;
import io.partita.planner.type.SqlType;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions of the language as {@code getFunctions} and {@code getFunctionColumns} list them, by name. */
public final class FunctionListing {
    private FunctionListing() {}

    /**
     * The functions, aggregates and window functions among them.
     *
     * @param namePattern of names in any case, or null for all
     */
    public static Listing functions(@Nullable String namePattern) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ListedFunction function : matching(namePattern)) {
            rows.add(new @Nullable Object[] {
                null, null, function.name(), function.description(), DatabaseMetaData.functionNoTable, function.name()
            });
        }
        return Listing.of(ListingColumns.FUNCTIONS, rows);
    }

    /** The results and the parameters of the functions of one row. */
    public static Listing columns(@Nullable String namePattern, @Nullable String columnPattern) {
        NamePattern columns = new NamePattern(columnPattern);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (ListedFunction listed : matching(namePattern)) {
            NamedFunction function = FunctionLibrary.find(listed.name());
            if (function == null) {
                continue;
            }
            if (columns.matches("")) {
                rows.add(column(listed, "", DatabaseMetaData.functionReturn, listed.result(), 0));
            }
            List<Parameter> parameters = function.signature().parameters();
            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = parameters.get(i);
                if (columns.matches(parameter.name())) {
                    rows.add(column(
                            listed, parameter.name(), DatabaseMetaData.functionColumnIn, parameter.type(), i + 1));
                }
            }
        }
        return Listing.of(ListingColumns.FUNCTION_COLUMNS, rows);
    }

    private static List<ListedFunction> matching(@Nullable String namePattern) {
        NamePattern names = new NamePattern(namePattern == null ? null : namePattern.toUpperCase(Locale.ROOT));
        return ListedFunction.all().stream()
                .filter(function -> names.matches(function.name()))
                .toList();
    }

    /** Several types, and words such as T, are told as any. */
    private static @Nullable Object[] column(ListedFunction function, String name, int kind, String type, int place) {
        SqlType known = Arrays.stream(SqlType.values())
                .filter(each -> each.name().equals(type))
                .findFirst()
                .orElse(SqlType.ANY);
        JdbcType jdbc = JdbcType.of(known, false);
        return new @Nullable Object[] {
            null,
            null,
            function.name(),
            name,
            kind,
            jdbc.code(),
            known.sqlName(),
            jdbc.precision(),
            null,
            null,
            jdbc.isNumeric() ? 10 : null,
            DatabaseMetaData.functionNullable,
            null,
            null,
            place,
            "YES",
            function.name()
        };
    }
}

package io.partita.tck.sql.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as text, in which equal values are equal whatever their Java types.
 *
 * @param rows in the order that they came in
 */
public record Rows(List<String> rows) {
    private static final MathContext FEW_DIGITS = new MathContext(9);
    private static final int FEW_PLACES = 9;

    /**
     * Asks a query.
     *
     * @param rounded whether only the first digits of numbers count
     */
    public static Rows of(Connection connection, String query, boolean rounded) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet cells = statement.executeQuery(query)) {
            int columns = cells.getMetaData().getColumnCount();
            List<String> rows = new ArrayList<>();
            while (cells.next()) {
                List<String> values = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    values.add(text(cells.getObject(column), rounded));
                }
                rows.add(String.join(" | ", values));
            }
            return new Rows(rows);
        }
    }

    private static String text(@Nullable Object value, boolean rounded) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            BigDecimal shown =
                    rounded ? exact.round(FEW_DIGITS).setScale(FEW_PLACES, java.math.RoundingMode.HALF_UP) : exact;
            return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        }
        return value instanceof Boolean ? value.toString() : "'" + value + "'";
    }

    /** The same rows in an order that only depends on them. */
    public Rows sorted() {
        return new Rows(rows.stream().sorted().toList());
    }

    @Override
    public String toString() {
        return rows.size() + " rows"
                + String.join("", rows.stream().limit(60).map("\n  "::concat).toList());
    }
}

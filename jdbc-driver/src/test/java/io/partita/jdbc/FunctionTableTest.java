package io.partita.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.planner.function.FunctionLibrary;
import io.partita.planner.function.ListedFunction;
import io.partita.planner.function.NamedFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The functions of the library, of the README and of the metadata are the same. */
class FunctionTableTest {
    private static final String BEGIN = "| function | what it gives | also called |";

    /** If it fails, its message has the table to paste. */
    @Test
    void theReadmeHasTheTableOfTheLibrary() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table = table();

        assertThat(readme).as("paste this into the README:\n" + table).contains(table);
    }

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add(BEGIN);
        lines.add("|---|---|---|");
        for (NamedFunction function : FunctionLibrary.all()) {
            lines.add(line(function.signature().text(), function.description(), String.join(", ", function.aliases())));
        }
        for (ListedFunction function : ListedFunction.all()) {
            if (FunctionLibrary.find(function.name()) == null) {
                String signature = function.name() + "(" + function.arguments() + ") " + function.result();
                lines.add(line(signature, function.theme() + ": " + function.description(), ""));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(String signature, String description, String aliases) {
        return "| `" + signature.replace("|", "\\|") + "` | " + description.replace("|", "\\|") + " | " + aliases
                + " |";
    }

    @Test
    void theMetadataListsTheSame() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:partita:mem:function-table")) {
            DatabaseMetaData metaData = connection.getMetaData();
            List<String> expected =
                    ListedFunction.all().stream().map(ListedFunction::name).toList();

            assertThat(names(metaData.getFunctions(null, null, null))).isEqualTo(expected);
            assertThat(names(metaData.getFunctions(null, null, "lpad"))).containsExactly("LPAD");
            assertThat(names(metaData.getFunctions("somewhere", null, null))).isEmpty();
            assertThat(expected)
                    .contains((metaData.getStringFunctions() + "," + metaData.getNumericFunctions()).split(","))
                    .contains((metaData.getTimeDateFunctions() + "," + metaData.getSystemFunctions()).split(","));
        }
    }

    @Test
    void theMetadataListsParametersAndResults() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:partita:mem:function-table");
                ResultSet columns = connection.getMetaData().getFunctionColumns(null, null, "LPAD", null)) {
            List<String> found = new ArrayList<>();
            while (columns.next()) {
                found.add(columns.getInt("ORDINAL_POSITION") + " " + columns.getString("COLUMN_NAME") + " "
                        + columns.getString("TYPE_NAME"));
            }
            assertThat(found).containsExactly("0  STRING", "1 text STRING", "2 length NUMBER", "3 fill STRING");
        }
    }

    private static List<String> names(ResultSet functions) throws SQLException {
        List<String> names = new ArrayList<>();
        try (functions) {
            while (functions.next()) {
                names.add(functions.getString("FUNCTION_NAME"));
                assertThat(functions.getString("REMARKS")).isNotBlank();
            }
        }
        return names;
    }

    @Test
    void aStatementListsTheSame() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:partita:mem:function-table");
                ResultSet shown = connection.createStatement().executeQuery("SHOW FUNCTIONS")) {
            List<String> names = new ArrayList<>();
            while (shown.next()) {
                names.add(shown.getString("function_name").toUpperCase(Locale.ROOT));
            }
            assertThat(names.stream().collect(Collectors.joining(",")))
                    .isEqualTo(ListedFunction.all().stream()
                            .map(ListedFunction::name)
                            .collect(Collectors.joining(",")));
        }
    }
}

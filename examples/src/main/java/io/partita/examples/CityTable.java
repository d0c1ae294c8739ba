package io.partita.examples;

import io.partita.shell.progress.Progress;
import io.partita.shell.session.DatabaseAddress;
import io.partita.shell.source.CsvOptions;
import io.partita.shell.source.CsvRecords;
import io.partita.shell.source.RecordSource;
import io.partita.shell.source.SourceFile;
import io.partita.shell.source.SourceRecord;
import io.partita.shell.source.SourceRecord.Item;
import io.partita.shell.transfer.ConflictRule;
import io.partita.shell.transfer.ImportOptions;
import io.partita.shell.transfer.ImportSummary;
import io.partita.shell.transfer.Importer;
import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table of the quick start: 171,075 cities of GeoNames (CC BY 4.0). */
final class CityTable {
    static final String DEFINITION = """
            CREATE TABLE cities (
                country STRING PARTITION KEY,
                place STRING SORT KEY,
                name STRING, region STRING, district STRING, latitude NUMBER, longitude NUMBER,
                GLOBAL INDEX by_name (name PARTITION KEY, country SORT KEY),
                LOCAL INDEX by_latitude (latitude SORT KEY)
            )""";
    private static final String DATA = "cities.csv.gz";
    private static final int CONNECTIONS = 4;

    private CityTable() {}

    /**
     * Makes the table and loads it.
     *
     * @param countries which countries to load
     * @throws SQLException if the database refuses, or an item could not be written
     */
    static void load(DatabaseAddress address, Predicate<String> countries, Progress progress)
            throws SQLException, IOException, InterruptedException {
        try (Connection connection = address.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(DEFINITION);
            }
            ImportOptions options = new ImportOptions(
                    "cities", ConflictRule.REPLACE, CONNECTIONS, ImportOptions.DEFAULT_BATCH_ITEMS, 0);
            try (SourceFile file = data();
                    RecordSource records = new Chosen(new CsvRecords(file.content(), CsvOptions.DEFAULT), countries)) {
                ImportSummary summary =
                        new Importer(address, options, List.of("country", "place"), progress).run(records, file);
                if (summary.failed() > 0) {
                    throw new SQLException("the cities were not loaded: " + summary);
                }
            }
        }
    }

    private static SourceFile data() throws IOException {
        URL data = CityTable.class.getResource(DATA);
        if (data == null) {
            throw new IOException("the resource " + DATA + " is missing; was the build complete?");
        }
        URLConnection connection = data.openConnection();
        return SourceFile.of(connection.getInputStream(), connection.getContentLengthLong(), DATA);
    }

    /** The records of some countries. */
    private record Chosen(RecordSource all, Predicate<String> countries) implements RecordSource {

        @Override
        public @Nullable SourceRecord next() throws IOException {
            SourceRecord record = all.next();
            while (record instanceof Item item
                    && !countries.test(String.valueOf(item.attributes().get("country")))) {
                record = all.next();
            }
            return record;
        }

        @Override
        public void close() throws IOException {
            all.close();
        }
    }
}

package io.partita.shell;

import io.partita.shell.progress.Progress;
import io.partita.shell.session.DatabaseAddress;
import io.partita.shell.source.CsvRecords;
import io.partita.shell.source.FileForm;
import io.partita.shell.source.JsonLines;
import io.partita.shell.source.RecordSource;
import io.partita.shell.source.SourceFile;
import io.partita.shell.transfer.ConflictRule;
import io.partita.shell.transfer.ImportOptions;
import io.partita.shell.transfer.ImportSummary;
import io.partita.shell.transfer.Importer;
import io.partita.shell.transfer.NewTable;
import io.partita.shell.transfer.TableKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code partita import}: a CSV or JSON lines file into a table. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Writes the records of a CSV or JSON lines file into a table.",
        footer = {
            "",
            "CSV is UTF-8, RFC 4180. A field without quotes and text is no attribute at",
            "all, \"\" an empty text, \\N without quotes NULL. Key attributes get the types",
            "that the table declares. Other columns are numbers or booleans if all their",
            "values without quotes in the first 1,000 records are, and maps or lists if all",
            "are JSON; otherwise they are text.",
            "",
            "Records that cannot be read or written are reported with their line, counted,",
            "and do not stop the others.",
            "",
            "Exit codes: 0 all written, 1 some failed, 2 wrong usage, 3 no connection."
        })
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec specification;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private CsvFlags csv;

    @Parameters(paramLabel = "FILE", description = "A file, also .gz; - is the standard input.")
    private String file;

    @Option(names = "--table", required = true, paramLabel = "TABLE", description = "The table to write into.")
    private String table;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "DATABASE",
            description = "A JDBC URL, file:PATH or the path of a directory.")
    private String url;

    @Option(
            names = "--format",
            paramLabel = "csv|jsonl",
            description = "What the file holds. Default: by the ending of its name.")
    private @Nullable FileForm format;

    @Option(names = "--create", description = "Make the table if it is not there; needs --key.")
    private boolean create;

    @Option(
            names = "--key",
            paramLabel = "NAME[:TYPE][,NAME[:TYPE]]",
            description = "Partition key and sort key of the table to make; TYPE is string, number or binary.")
    private @Nullable String key;

    @Option(
            names = "--on-conflict",
            defaultValue = "FAIL",
            description = "If a key is there already: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ConflictRule conflict;

    @Option(
            names = "--max-errors",
            defaultValue = "100",
            description = "Stop when more records than these have failed; -1 for never. Default: ${DEFAULT-VALUE}.")
    private long maxFailures;

    @Option(
            names = "--connections",
            defaultValue = "" + ImportOptions.DEFAULT_CONNECTIONS,
            description = "How many write at the same time. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--batch",
            defaultValue = "" + ImportOptions.DEFAULT_BATCH_ITEMS,
            description = "Items in one batch. Default: ${DEFAULT-VALUE}.")
    private int batchItems;

    @Override
    public Integer call() throws Exception {
        ImportOptions options = usable(() -> new ImportOptions(table, conflict, connections, batchItems, maxFailures));
        FileForm form = format != null ? format : usable(() -> FileForm.of(file));
        NewTable newTable = newTable();
        usable(() -> csv.options(Map.of()));
        DatabaseAddress address = database.address(url);
        try (Connection connection = DatabaseOptions.open(address)) {
            TableKey tableKey = tableKey(connection, newTable);
            try (SourceFile source = SourceFile.open(file, System.in);
                    RecordSource records = records(source, form, tableKey)) {
                Progress progress = Progress.onErrors("importing " + table);
                ImportSummary summary =
                        new Importer(address, options, tableKey.attributes(), progress).run(records, source);
                specification.commandLine().getOut().println(summary);
                return summary.failed() == 0 && !summary.stopped() ? ExitCode.OK : ExitCode.FAILED;
            }
        }
    }

    private @Nullable NewTable newTable() {
        if (create != (key != null)) {
            throw wrong(create ? "--create needs --key" : "--key is for --create");
        }
        String columns = key;
        return columns == null ? null : usable(() -> NewTable.of(table, columns));
    }

    private TableKey tableKey(Connection connection, @Nullable NewTable newTable) throws SQLException {
        if (newTable != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(newTable.statement());
            }
        }
        return TableKey.of(connection, table)
                .orElseThrow(() -> new SQLException(
                        "there is no table " + table + "; --create --key NAME[:TYPE][,NAME[:TYPE]] makes it", "42P01"));
    }

    private RecordSource records(SourceFile source, FileForm form, TableKey tableKey) throws IOException {
        return form == FileForm.CSV
                ? new CsvRecords(source.content(), csv.options(tableKey.types()))
                : new JsonLines(source.content(), csv.columnNames());
    }

    private <T> T usable(Supplier<T> option) {
        try {
            return option.get();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(specification.commandLine(), message);
    }
}

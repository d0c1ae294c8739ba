package io.partita.shell;

import io.partita.shell.progress.Progress;
import io.partita.shell.session.DatabaseAddress;
import io.partita.shell.source.FileForm;
import io.partita.shell.source.SourceFile;
import io.partita.shell.transfer.Exporter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code partita export}: a table or the rows of a query into a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a table, or the rows of a query, into a CSV or JSON lines file.",
        footer = {
            "",
            "What it writes, import reads back. JSON lines keep nested values; in CSV they",
            "are JSON text. Binaries are Base64 text, and sets are lists, in both. A table is",
            "read as a whole, which costs read units; as CSV it is read twice, to learn first",
            "what attributes there are.",
            "",
            "Exit codes: 0 written, 1 failed, 2 wrong usage, 3 no connection."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec specification;

    @Mixin
    private DatabaseOptions database;

    @ArgGroup(multiplicity = "1")
    private Subject subject;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "DATABASE",
            description = "A JDBC URL, file:PATH or the path of a directory.")
    private String url;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where to; compressed if the name ends in .gz; - is the standard output.")
    private String output;

    @Option(
            names = "--format",
            paramLabel = "csv|jsonl",
            description = "The form of the file. Default: by the ending of its name.")
    private @Nullable FileForm format;

    /** What to export: one of the two. */
    private static final class Subject {
        @Option(names = "--table", paramLabel = "TABLE", description = "All items of a table.")
        private @Nullable String table;

        @Option(names = "--query", paramLabel = "SQL", description = "The rows of a query.")
        private @Nullable String query;
    }

    @Override
    public Integer call() throws ConnectionFailedException, IOException, SQLException {
        FileForm form = form();
        DatabaseAddress address = database.address(url);
        try (Connection connection = DatabaseOptions.open(address)) {
            if (output.equals("-")) {
                export(connection, System.out, form);
                return ExitCode.OK;
            }
            Path target = Path.of(output).toAbsolutePath();
            Path partial = target.resolveSibling(target.getFileName() + ".partial");
            try {
                try (OutputStream file = Files.newOutputStream(partial);
                        OutputStream content = SourceFile.isCompressed(output) ? new GZIPOutputStream(file) : file) {
                    export(connection, content, form);
                }
                Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        }
        return ExitCode.OK;
    }

    private FileForm form() {
        if (format != null) {
            return format;
        }
        try {
            return FileForm.of(output);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(specification.commandLine(), e.getMessage());
        }
    }

    private void export(Connection connection, OutputStream target, FileForm form) throws IOException, SQLException {
        String title = "exporting " + (subject.table == null ? "rows" : subject.table);
        Progress progress = Progress.onErrors(title);
        PrintWriter writer =
                new PrintWriter(new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8)));
        Exporter exporter = new Exporter(connection, writer, progress);
        long rows = 0;
        try {
            rows = subject.table != null
                    ? exporter.table(subject.table, form)
                    : exporter.query(String.valueOf(subject.query), form);
        } finally {
            writer.flush();
            progress.end(rows);
        }
    }
}

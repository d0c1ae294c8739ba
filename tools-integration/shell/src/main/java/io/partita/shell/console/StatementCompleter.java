package io.partita.shell.console;

import io.partita.shell.session.Command;
import io.partita.shell.session.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, keywords, tables where a table is expected, and columns of the tables that are mentioned. */
final class StatementCompleter implements Completer {
    private static final Set<String> BEFORE_TABLE =
            Set.of("FROM", "INTO", "UPDATE", "TABLE", "VIEW", "JOIN", "DESCRIBE", "ON", "\\D", "EXISTS");
    private static final List<String> KEYWORDS = List.of(
            "ALL",
            "ALTER",
            "ANALYZE",
            "AND",
            "AS",
            "ASC",
            "BEGIN",
            "BETWEEN",
            "BY",
            "CASE",
            "CAST",
            "COMMIT",
            "CREATE",
            "DELETE",
            "DESC",
            "DESCRIBE",
            "DISTINCT",
            "DROP",
            "ELSE",
            "END",
            "EXISTS",
            "EXPLAIN",
            "FORMAT",
            "FROM",
            "GLOBAL",
            "GROUP",
            "HAVING",
            "IF",
            "IN",
            "INDEX",
            "INNER",
            "INSERT",
            "INTO",
            "IS",
            "JOIN",
            "KEY",
            "LEFT",
            "LIKE",
            "LIMIT",
            "LOCAL",
            "MISSING",
            "NOT",
            "NULL",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "PARTITION",
            "REMOVE",
            "REPLACE",
            "RETURNING",
            "ROLLBACK",
            "SELECT",
            "SET",
            "SHOW",
            "SORT",
            "TABLE",
            "TABLES",
            "THEN",
            "TRUNCATE",
            "UNION",
            "UPDATE",
            "UPSERT",
            "VALUE",
            "VALUES",
            "VIEW",
            "VIEWS",
            "WHEN",
            "WHERE",
            "WITH");

    private final Names names;

    StatementCompleter(Names names) {
        this.names = names;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String word = line.word();
        List<String> words = line.words();
        if (words.size() == 1 && word.startsWith("\\")) {
            Arrays.stream(Command.values()).forEach(command -> candidates.add(candidate(command.word(), "command")));
            return;
        }
        String before = words.size() > 1 ? words.get(words.size() - 2).toUpperCase(Locale.ROOT) : "";
        List<String> tables = names.tables();
        if (BEFORE_TABLE.contains(before)) {
            tables.forEach(table -> candidates.add(candidate(quoted(table), "table")));
            return;
        }
        for (String table : tables) {
            if (words.stream().anyMatch(mentioned -> unquoted(mentioned).equalsIgnoreCase(table))) {
                names.columns(table).forEach(column -> candidates.add(candidate(quoted(column), table)));
            }
        }
        boolean lower = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
        KEYWORDS.forEach(
                keyword -> candidates.add(candidate(lower ? keyword.toLowerCase(Locale.ROOT) : keyword, "keyword")));
    }

    private static Candidate candidate(String value, String group) {
        return new Candidate(value, value, null, group, null, null, true);
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String unquoted(String name) {
        return name.replace("\"", "");
    }
}

package io.partita.tck.sql.golden;

import io.partita.jdbc.ConsumedUnits;
import io.partita.tck.sql.store.Answer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a statement answered, in the sections of a golden file. */
final class Report {
    static final String OPTIONS = "options";
    static final String PARAMETERS = "parameters";
    static final String PLAN = "plan";
    static final String COLUMNS = "columns";
    static final String ROWS = "rows";
    static final String UNORDERED = "rows unordered";
    static final String COUNT = "count";
    static final String ERROR = "error";
    static final String WARNING = "warning";
    static final String CONSUMED = "consumed";

    private Report() {}

    /**
     * The sections of an answer.
     *
     * @param block says which of the sections that are not always there are wanted, and what comes before them
     */
    static Map<String, List<String>> of(Block block, Answer answer) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        keep(block, OPTIONS, sections);
        keep(block, PARAMETERS, sections);
        boolean isNew = isNew(block);
        if (block.has(PLAN) || (isNew && answer.rows().isPresent())) {
            answer.plan().ifPresent(plan -> sections.put(PLAN, lines(List.of(plan))));
        }
        if (block.has(COLUMNS)) {
            sections.put(COLUMNS, columns(answer));
        }
        answer.error().ifPresent(error -> sections.put(ERROR, error(error)));
        answer.rows().ifPresent(rows -> sections.put(isOrdered(block, isNew) ? ROWS : UNORDERED, rows(answer, rows)));
        answer.count().ifPresent(count -> sections.put(COUNT, List.of(count.toString())));
        if (!answer.warnings().isEmpty()) {
            sections.put(WARNING, lines(answer.warnings()));
        }
        if (block.has(CONSUMED) || (isNew && answer.rows().isPresent())) {
            answer.consumed().ifPresent(consumed -> sections.put(CONSUMED, List.of(consumed(consumed))));
        }
        return sections;
    }

    /** A block to which no answer was recorded yet. */
    private static boolean isNew(Block block) {
        return block.sections().entrySet().stream()
                .allMatch(section -> section.getKey().equals(OPTIONS)
                        || section.getKey().equals(PARAMETERS)
                        || section.getValue().isEmpty());
    }

    /** What is not said yet is ordered if the statement says so itself. */
    private static boolean isOrdered(Block block, boolean isNew) {
        return block.has(ROWS) || (!block.has(UNORDERED) && (!isNew || hasOrder(block)));
    }

    private static boolean hasOrder(Block block) {
        String statement = block.statement().toUpperCase(Locale.ROOT);
        return statement.contains("ORDER BY") || !statement.startsWith("SELECT");
    }

    private static void keep(Block block, String section, Map<String, List<String>> sections) {
        if (block.has(section)) {
            sections.put(section, block.section(section));
        }
    }

    private static List<String> columns(Answer answer) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < answer.labels().size(); i++) {
            columns.add(answer.labels().get(i) + " " + answer.types().get(i));
        }
        return columns;
    }

    private static List<String> rows(Answer answer, List<String> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" | ", answer.labels()));
        lines.addAll(rows);
        return lines(lines);
    }

    private static List<String> error(SQLException error) {
        List<String> lines = new ArrayList<>();
        lines.add(error.getSQLState());
        lines.add(String.valueOf(error.getMessage()));
        return lines(lines);
    }

    private static String consumed(ConsumedUnits consumed) {
        return "read " + number(consumed.readUnits()) + ", write " + number(consumed.writeUnits()) + ", requests "
                + consumed.requests() + ", items read " + consumed.itemsRead() + ", returned "
                + consumed.itemsReturned();
    }

    private static String number(double units) {
        return BigDecimal.valueOf(units).stripTrailingZeros().toPlainString();
    }

    /** A text of several lines becomes several lines of the file. */
    private static List<String> lines(List<String> texts) {
        return texts.stream()
                .map(Estimates::hidden)
                .flatMap(text -> text.isEmpty() ? Stream.of("") : text.lines())
                .toList();
    }
}

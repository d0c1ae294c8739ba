package io.partita.planner.path;

import io.partita.engine.api.table.TableDescription.Size;
import java.util.List;
import java.util.Locale;

/** The message that refuses a scan: what would be read, what was considered, and what to do about it. */
public final class ScanRefusal {
    private ScanRefusal() {}

    /**
     * The text, in several lines.
     *
     * @param considered the candidates of the access, the scan among them
     * @param advice what would avoid the scan
     */
    public static String message(
            AccessPath.SegmentedScan scan, Estimate estimate, List<Candidate> considered, List<String> advice) {
        StringBuilder text = new StringBuilder("the statement would read all of ").append(what(scan));
        Size size = scan.table().description().size();
        text.append(String.format(
                Locale.ROOT, ": about %s for %,d items", PathText.units(estimate.readUnits()), size.items()));
        text.append("; paths considered:");
        considered.stream()
                .filter(candidate -> !candidate.verdict().equals("chosen"))
                .forEach(candidate -> text.append("\n  ")
                        .append(candidate.description())
                        .append(": ")
                        .append(candidate.verdict()));
        text.append("\nwhat would avoid it:");
        advice.forEach(each -> text.append("\n  ").append(each));
        text.append("\nto read all of it: the hint /*+ SCAN(allow) */ behind the first word, a LIMIT,"
                + " or the scan policy of the connection or table");
        return text.toString();
    }

    private static String what(AccessPath.SegmentedScan scan) {
        String table = "table \"" + scan.table().name() + "\"";
        return scan.index() == null ? table : "index \"" + scan.index() + "\" of " + table;
    }
}

package io.partita.shell.transfer;

import java.util.Locale;

/**
 * What an import did.
 *
 * @param skipped records whose key was in the table already, under {@link ConflictRule#SKIP}
 * @param failed records that were not written, each reported with its line
 * @param stopped whether it ended before the file did, because too many failed
 */
public record ImportSummary(long written, long skipped, long failed, boolean stopped) {

    /** {@code 12,345 items written, 2 skipped, 1 line failed}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(counted(written, "item")).append(" written");
        if (skipped > 0) {
            text.append(String.format(Locale.ROOT, ", %,d skipped", skipped));
        }
        if (failed > 0) {
            text.append(", ").append(counted(failed, "line")).append(" failed");
        }
        return stopped ? text.append("; stopped because too many failed").toString() : text.toString();
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}

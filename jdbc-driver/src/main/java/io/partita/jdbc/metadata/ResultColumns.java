package io.partita.jdbc.metadata;

import io.partita.planner.type.ColumnDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a result, described once for all results of a statement that have them. */
public final class ResultColumns {
    private final List<ColumnDescription> descriptions;
    private final boolean nativeDocuments;
    private @Nullable Map<String, Integer> exact;
    private @Nullable Map<String, Integer> folded;

    /**
     * Columns as a cursor describes them.
     *
     * @param nativeDocuments whether maps, lists and sets are told as themselves rather than as JSON text
     */
    public ResultColumns(List<ColumnDescription> descriptions, boolean nativeDocuments) {
        this.descriptions = descriptions;
        this.nativeDocuments = nativeDocuments;
    }

    /** Whether these are the columns of the very list, told the same way. */
    public boolean isOf(List<ColumnDescription> otherDescriptions, boolean otherNativeDocuments) {
        return descriptions == otherDescriptions && nativeDocuments == otherNativeDocuments;
    }

    public int count() {
        return descriptions.size();
    }

    /**
     * A column.
     *
     * @param column from 1
     */
    public ColumnDescription get(int column) {
        return descriptions.get(column - 1);
    }

    public boolean nativeDocuments() {
        return nativeDocuments;
    }

    /** The first column with exactly this label, else the first that matches without case, from 1; 0 if there is none. */
    public int find(String label) {
        Map<String, Integer> byLabel = exact;
        if (byLabel == null) {
            byLabel = new HashMap<>();
            for (int column = descriptions.size(); column >= 1; column--) {
                byLabel.put(get(column).label(), column);
            }
            exact = byLabel;
        }
        Integer column = byLabel.get(label);
        return column == null ? findWithoutCase(label) : column;
    }

    private int findWithoutCase(String label) {
        Map<String, Integer> byLabel = folded;
        if (byLabel == null) {
            byLabel = new HashMap<>();
            for (int column = descriptions.size(); column >= 1; column--) {
                byLabel.put(get(column).label().toLowerCase(Locale.ROOT), column);
            }
            folded = byLabel;
        }
        return byLabel.getOrDefault(label.toLowerCase(Locale.ROOT), 0);
    }
}

package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** All that lies in a store, as text. */
final class StoreRows {
    private StoreRows() {}

    /** Without the applied index, which commands that change nothing need not move. */
    static Map<String, String> of(OrderedStore store) {
        Map<String, String> rows = new TreeMap<>();
        try (OrderedStore.Entries entries = store.range(new byte[0], new byte[0], false)) {
            while (entries.next()) {
                if (!Arrays.equals(entries.key(), SystemKeys.appliedIndex())) {
                    rows.put(
                            HexFormat.of().formatHex(entries.key()),
                            HexFormat.of().formatHex(entries.value()));
                }
            }
        }
        return rows;
    }
}

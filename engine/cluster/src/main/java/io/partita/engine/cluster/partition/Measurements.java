package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.command.MeasureRows;
import io.partita.engine.cluster.command.Result.Measured;
import io.partita.engine.storage.OrderedStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** What a replica has found when it was measured the last times. Measuring is for one thread, asking for any. */
final class Measurements {
    private static final int REMEMBERED = 64;
    private static final byte[] END = {};

    private final OrderedStore store;

    /** The row that says how far this replica has come, which others need not have written. */
    private final byte[] progress;

    private final Map<Long, Long> digests = new LinkedHashMap<>();

    Measurements(OrderedStore store, byte[] progress) {
        this.store = store;
        this.progress = progress;
    }

    /** Reads what is committed. */
    Measured measure(long index, MeasureRows measure) {
        CRC32C keys = new CRC32C();
        CRC32C values = new CRC32C();
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        long bytes = 0;
        byte @Nullable [] next = null;
        try (OrderedStore.Entries rows = store.range(measure.from(), END, false)) {
            while (rows.next()) {
                byte[] key = rows.key();
                if (bytes >= measure.bytes()) {
                    next = key;
                    break;
                }
                byte[] value = rows.value();
                if (!Arrays.equals(key, progress)) {
                    update(keys, length, key);
                    update(values, length, value);
                }
                bytes += key.length + value.length;
            }
        }
        Measured measured = new Measured(index, keys.getValue() << Integer.SIZE | values.getValue(), bytes, next);
        remember(measured);
        return measured;
    }

    private static void update(CRC32C digest, ByteBuffer length, byte[] bytes) {
        digest.update(length.putInt(0, bytes.length).rewind());
        digest.update(bytes, 0, bytes.length);
    }

    private synchronized void remember(Measured measured) {
        if (digests.size() == REMEMBERED) {
            digests.remove(digests.keySet().iterator().next());
        }
        digests.put(measured.index(), measured.digest());
    }

    synchronized @Nullable Long digest(long index) {
        return digests.get(index);
    }
}

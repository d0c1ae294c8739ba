package io.partita.engine.cluster.partition;

import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.keyspace.SystemKeys;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** How much one partition holds of each of some keyspaces; very few, so they are looked for one by one. */
final class PartitionSize {
    private static final int ROW_BYTES = Integer.BYTES + 2 * Long.BYTES;

    private final int partition;
    private final byte[] rowKey;
    private volatile KeyspaceSize[] sizes = {};
    private boolean touched;

    PartitionSize(int partition) {
        this.partition = partition;
        this.rowKey = SystemKeys.statistics(partition);
    }

    /** One keyspace's size as committed, which any thread may read, and as staged. */
    private static final class KeyspaceSize {
        private final int keyspace;
        private volatile Size committed = Size.ZERO;
        private long items;
        private long bytes;

        KeyspaceSize(int keyspace) {
            this.keyspace = keyspace;
        }
    }

    int partition() {
        return partition;
    }

    /** Where {@link #encode} is kept. */
    byte[] rowKey() {
        return rowKey;
    }

    Size of(int keyspace) {
        for (KeyspaceSize size : sizes) {
            if (size.keyspace == keyspace) {
                return size.committed;
            }
        }
        return Size.ZERO;
    }

    /** Stages a change; true if it is the first since the last commit. */
    boolean add(int keyspace, long items, long bytes) {
        KeyspaceSize size = staged(keyspace);
        size.items += items;
        size.bytes += bytes;
        boolean first = !touched;
        touched = true;
        return first;
    }

    private KeyspaceSize staged(int keyspace) {
        KeyspaceSize[] known = sizes;
        for (KeyspaceSize size : known) {
            if (size.keyspace == keyspace) {
                return size;
            }
        }
        KeyspaceSize added = new KeyspaceSize(keyspace);
        KeyspaceSize[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = added;
        sizes = more;
        return added;
    }

    void publish() {
        touched = false;
        for (KeyspaceSize size : sizes) {
            if (size.committed.items() != size.items || size.committed.bytes() != size.bytes) {
                size.committed = new Size(size.items, size.bytes);
            }
        }
    }

    void discard() {
        touched = false;
        for (KeyspaceSize size : sizes) {
            size.items = size.committed.items();
            size.bytes = size.committed.bytes();
        }
    }

    /** The staged sizes: for each keyspace its id, items and bytes. */
    byte[] encode() {
        ByteBuffer row = ByteBuffer.allocate(sizes.length * ROW_BYTES);
        for (KeyspaceSize size : sizes) {
            row.putInt(size.keyspace).putLong(size.items).putLong(size.bytes);
        }
        return row.array();
    }

    static PartitionSize decode(int partition, byte[] row) {
        PartitionSize decoded = new PartitionSize(partition);
        ByteBuffer buffer = ByteBuffer.wrap(row);
        while (buffer.remaining() >= ROW_BYTES) {
            KeyspaceSize size = decoded.staged(buffer.getInt());
            size.items = buffer.getLong();
            size.bytes = buffer.getLong();
        }
        decoded.publish();
        return decoded;
    }
}

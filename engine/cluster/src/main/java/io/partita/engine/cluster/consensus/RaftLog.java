package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.conf.Configuration;
import com.alipay.sofa.jraft.conf.ConfigurationEntry;
import com.alipay.sofa.jraft.conf.ConfigurationManager;
import com.alipay.sofa.jraft.entity.EnumOutter.EntryType;
import com.alipay.sofa.jraft.entity.LogEntry;
import com.alipay.sofa.jraft.entity.LogId;
import com.alipay.sofa.jraft.entity.codec.LogEntryCodecFactory;
import com.alipay.sofa.jraft.option.LogStorageOptions;
import com.alipay.sofa.jraft.storage.LogStorage;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A group's log in an ordered store, which syncs what is appended, checks what it reads, and refuses to open when
 * something is missing that was synced. JRaft's own storage would go on without it, and with it go promises that this
 * member has made.
 *
 * <p>JRaft calls this from one thread at a time for changes, and from any for reads. A failure of the store is handed to the
 * listener, and JRaft is told that nothing was read or written, upon which the member stops.
 */
final class RaftLog implements LogStorage {
    private final OrderedStore store;
    private final LogEntryCodecFactory codec;
    private final Consumer<StoreException> onFailure;
    private volatile long first = 1;
    private volatile long last;

    RaftLog(OrderedStore store, LogEntryCodecFactory codec, Consumer<StoreException> onFailure) {
        this.store = store;
        this.codec = codec;
        this.onFailure = onFailure;
    }

    @Override
    public boolean init(LogStorageOptions options) {
        return attempt(false, () -> {
            load(options.getConfigurationManager());
            return true;
        });
    }

    private void load(ConfigurationManager memberships) {
        byte[] firstRow = store.get(LogRows.FIRST);
        first = firstRow == null ? 1 : ByteBuffer.wrap(firstRow).getLong();
        try (OrderedStore.Entries rows = store.range(LogRows.entry(0), LogRows.entry(Long.MAX_VALUE), true)) {
            last = rows.next() ? ByteBuffer.wrap(rows.key(), 1, Long.BYTES).getLong() : 0;
        }
        try (OrderedStore.Entries rows =
                store.range(LogRows.membership(first), LogRows.membership(Long.MAX_VALUE), false)) {
            while (rows.next()) {
                memberships.add(membership(decode(rows.value())));
            }
        }
    }

    private static ConfigurationEntry membership(LogEntry entry) {
        ConfigurationEntry membership = new ConfigurationEntry();
        membership.setId(new LogId(entry.getId().getIndex(), entry.getId().getTerm()));
        membership.setConf(new Configuration(entry.getPeers(), entry.getLearners()));
        if (entry.getOldPeers() != null) {
            membership.setOldConf(new Configuration(entry.getOldPeers(), entry.getOldLearners()));
        }
        return membership;
    }

    private LogEntry decode(byte[] bytes) {
        LogEntry entry = codec.decoder().decode(bytes);
        if (entry == null) {
            throw GroupFailures.damagedLog("an entry cannot be decoded");
        }
        return entry;
    }

    @Override
    public void shutdown() {
        // The store is closed by whoever opened it.
    }

    @Override
    public long getFirstLogIndex() {
        return first;
    }

    @Override
    public long getLastLogIndex() {
        return last;
    }

    @Override
    public @Nullable LogEntry getEntry(long index) {
        if (index < first || index > last) {
            return null;
        }
        return this.<@Nullable LogEntry>attempt(null, () -> {
            byte[] bytes = store.get(LogRows.entry(index));
            if (bytes == null) {
                throw GroupFailures.damagedLog("entry " + index + " is missing");
            }
            return decode(bytes);
        });
    }

    @Override
    @Deprecated
    public long getTerm(long index) {
        LogEntry entry = getEntry(index);
        return entry == null ? 0 : entry.getId().getTerm();
    }

    @Override
    public boolean appendEntry(LogEntry entry) {
        return appendEntries(List.of(entry)) == 1;
    }

    @Override
    public int appendEntries(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        return attempt(0, () -> {
            WriteBatch batch = new WriteBatch();
            entries.forEach(entry -> put(entry, batch));
            store.commit(batch);
            last = entries.get(entries.size() - 1).getId().getIndex();
            return entries.size();
        });
    }

    private void put(LogEntry entry, WriteBatch batch) {
        byte[] bytes = codec.encoder().encode(entry);
        long index = entry.getId().getIndex();
        batch.put(LogRows.entry(index), bytes);
        if (entry.getType() == EntryType.ENTRY_TYPE_CONFIGURATION) {
            batch.put(LogRows.membership(index), bytes);
        }
    }

    /** Lazily: what a crash brings back is cut off again when the snapshot is loaded that has it. */
    @Override
    public boolean truncatePrefix(long firstKept) {
        return attempt(false, () -> {
            WriteBatch batch = new WriteBatch();
            batch.put(LogRows.FIRST, LogRows.number(firstKept));
            remove(0, firstKept, batch);
            store.commitLazily(batch);
            first = firstKept;
            last = last < firstKept ? 0 : last;
            return true;
        });
    }

    @Override
    public boolean truncateSuffix(long lastKept) {
        return attempt(false, () -> {
            WriteBatch batch = new WriteBatch();
            remove(lastKept + 1, Long.MAX_VALUE, batch);
            store.commit(batch);
            last = lastKept < first ? 0 : lastKept;
            return true;
        });
    }

    @Override
    public boolean reset(long next) {
        return attempt(false, () -> {
            LogEntry entry = getEntry(next);
            WriteBatch batch = new WriteBatch();
            remove(0, Long.MAX_VALUE, batch);
            batch.put(LogRows.FIRST, LogRows.number(next));
            put(entry == null ? nothing(next) : entry, batch);
            store.commit(batch);
            first = next;
            last = next;
            return true;
        });
    }

    private static LogEntry nothing(long index) {
        LogEntry entry = new LogEntry(EntryType.ENTRY_TYPE_NO_OP);
        entry.setId(new LogId(index, 0));
        return entry;
    }

    private static void remove(long from, long to, WriteBatch batch) {
        batch.deleteRange(LogRows.entry(from), LogRows.entry(to));
        batch.deleteRange(LogRows.membership(from), LogRows.membership(to));
    }

    private <T extends @Nullable Object> T attempt(T otherwise, Supplier<T> action) {
        try {
            return action.get();
        } catch (StoreException e) {
            onFailure.accept(e);
            return otherwise;
        }
    }
}

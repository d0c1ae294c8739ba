package io.partita.faults.consensus;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.command.encoding.CommandEncoding;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.open.OrderedStores;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A replica in a store without a log of its own: what was not flushed is lost in a crash, and made again from the group's log. */
final class MemberStore {
    private static final byte[] START = {};

    private final int set;
    private OrderedStore flushed = OrderedStores.inMemory();
    private Replica replica;

    MemberStore(int set) {
        this.set = set;
        this.replica = Replica.open(OrderedStores.inMemory(), set);
    }

    Replica replica() {
        return replica;
    }

    static OrderedStore copy(OrderedStore store) {
        OrderedStore copy = OrderedStores.inMemory();
        WriteBatch batch = new WriteBatch();
        try (OrderedStore.Entries entries = store.range(START, START, false)) {
            while (entries.next()) {
                batch.put(entries.key(), entries.value());
            }
        }
        copy.commit(batch);
        return copy;
    }

    /** Everything that was applied survives a crash from here on; returns up to which index. */
    long flush() {
        flushed = snapshot();
        return replica.appliedIndex();
    }

    /** A copy of what was applied. */
    OrderedStore snapshot() {
        replica.recordProgress(replica.appliedIndex());
        return copy(replica.store());
    }

    /** What a crash leaves. */
    void reopen() {
        replica = Replica.open(copy(flushed), set);
    }

    /** Takes a snapshot of another member for its own. */
    void install(OrderedStore snapshot) {
        flushed = snapshot;
        reopen();
    }

    /** Applies some entries, which follow on what was applied, in one batch; null for those that have no command. */
    List<@Nullable Answer<Result>> apply(List<LogEntry> entries) {
        List<@Nullable Answer<Result>> answers = new ArrayList<>(entries.size());
        long index = replica.appliedIndex();
        for (LogEntry entry : entries) {
            index++;
            byte[] command = entry.command();
            answers.add(command == null ? null : stage(index, command));
        }
        replica.commit(index, true);
        return answers;
    }

    private Answer<Result> stage(long index, byte[] command) {
        try {
            return new Answer.Given<>(replica.stage(index, CommandEncoding.decode(command)));
        } catch (StoreException refused) {
            if (refused.code().fault() == ErrorCode.Fault.STORE) {
                throw new AssertionError("A command was neither applied nor refused", refused);
            }
            return new Answer.Refused<>(refused);
        }
    }
}

package io.partita.engine.cluster.transfer;

import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.command.CatalogCommand.AdvanceMove;
import io.partita.engine.cluster.command.CatalogCommand.MoveStep;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.TransferCommand.Arrival;
import io.partita.engine.cluster.command.TransferCommand.BeginTransfer;
import io.partita.engine.cluster.command.TransferCommand.CompleteTransfer;
import io.partita.engine.cluster.command.TransferCommand.Entry;
import io.partita.engine.cluster.command.TransferCommand.ForgetTouches;
import io.partita.engine.cluster.command.TransferCommand.Progress;
import io.partita.engine.cluster.command.TransferCommand.Touch;
import io.partita.engine.cluster.command.TransferCommand.TransferEntries;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.cluster.partition.ChangeLog;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.partition.Touches;
import io.partita.engine.storage.OrderedStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends one partition, in attempts: what one has sent need not be sent by the next, and nothing that one sends is taken once another has
 * begun. After an attempt has begun, and before anything is read for it, this replica has to have applied all that was acknowledged
 * before: so no attempt sends anything older than what an earlier one has sent. For one thread.
 */
final class PartitionTransfer {
    private static final int MAX_ENTRIES = 500;
    private static final int MAX_BYTES = 512 << 10;

    /** A partition is frozen when as few keys are to be sent again, or as few changes are to be taken into indexes. */
    private static final int FEW = 100;

    private static final Duration LONGEST_FREEZE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final TransferSource source;
    private final Consumer<AdvanceMove> moves;
    private final LongSupplier nanoTime;
    private final Arrival arrival;
    private final int to;

    private @Nullable Attempt attempt;

    /** Since when, and at which version, this has seen the partition frozen. */
    private long frozenAt;

    private long frozenVersion;

    /** Before this it is not frozen again, because it could not be finished in time. */
    private @Nullable Long notBefore;

    private Duration pause = LONGEST_FREEZE;

    /**
     * What has been taken.
     *
     * @param cursor up to where the partition has been read from its beginning, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Attempt(long number, byte @Nullable [] cursor) {}

    PartitionTransfer(TransferSource source, PartitionPlace place, Consumer<AdvanceMove> moves, LongSupplier nanoTime) {
        Relocation relocation = relocation(place);
        this.source = source;
        this.moves = moves;
        this.nanoTime = nanoTime;
        this.arrival = new Arrival(place.partition().id(), relocation.id());
        this.to = relocation.to();
    }

    private static Relocation relocation(PartitionPlace place) {
        Relocation relocation = place.partition().relocation();
        if (relocation == null) {
            throw new IllegalArgumentException("partition " + place.partition().id() + " stays where it is");
        }
        return relocation;
    }

    /** After a failure: what was sent may come later, or never. */
    void interrupt() {
        attempt = null;
    }

    /**
     * Does some of it; returns whether there is more to be done now.
     *
     * @param place of the partition, as this replica knew it before the call
     */
    boolean step(PartitionPlace place) {
        Attempt now = attempt == null ? begin() : attempt;
        attempt = now;
        KeyRange rest = rest(place, now);
        if (!rest.isEmpty()) {
            attempt = sendSome(now, rest);
            return true;
        }
        List<Touch> touches = Touches.read(source.replica().store(), arrival.partition(), MAX_ENTRIES);
        sendAgain(now, touches);
        return relocation(place).frozen()
                ? finishIfDone(place, now, touches.isEmpty())
                : freezeIfCalm(place, touches.size());
    }

    private Attempt begin() {
        Result.Begun begun = (Result.Begun) source.apply(to, new BeginTransfer(arrival));
        source.readBarrier().run();
        return new Attempt(begun.attempt(), begun.cursor());
    }

    private static KeyRange rest(PartitionPlace place, Attempt attempt) {
        KeyRange all = place.keyspace().range(place.partition().range());
        byte[] cursor = attempt.cursor();
        return cursor == null ? all : all.behind(cursor, false);
    }

    private Attempt sendSome(Attempt now, KeyRange rest) {
        List<Entry> entries = new ArrayList<>();
        byte[] cursor = rest.to();
        int bytes = 0;
        try (OrderedStore.Entries rows = source.replica().store().range(rest.from(), rest.to(), false)) {
            while (rows.next()) {
                Entry entry = new Entry(rows.key(), rows.value());
                entries.add(entry);
                bytes += size(entry);
                if (entries.size() == MAX_ENTRIES || bytes > MAX_BYTES) {
                    cursor = entry.storageKey();
                    break;
                }
            }
        }
        source.apply(to, new TransferEntries(arrival, now.number(), entries, cursor));
        return new Attempt(now.number(), cursor);
    }

    private static int size(Entry entry) {
        byte[] value = entry.value();
        return entry.storageKey().length + (value == null ? 0 : value.length);
    }

    /** As many as fit into a command; they are read after it was read that they were written. */
    private void sendAgain(Attempt now, List<Touch> touches) {
        List<Entry> entries = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < touches.size() && bytes <= MAX_BYTES; i++) {
            byte[] key = touches.get(i).storageKey();
            Entry entry = new Entry(key, source.replica().store().get(key));
            entries.add(entry);
            bytes += size(entry);
        }
        if (!entries.isEmpty()) {
            source.apply(to, new TransferEntries(arrival, now.number(), entries, null));
            source.apply(source.set(), new ForgetTouches(arrival.partition(), touches.subList(0, entries.size())));
        }
    }

    private boolean freezeIfCalm(PartitionPlace place, int touches) {
        ChangeLog changes = source.replica().changes();
        boolean calm = touches <= FEW
                && changes.backlog(arrival.partition()) <= FEW
                && changes.origin(arrival.partition()) == null
                && (notBefore == null || nanoTime.getAsLong() - notBefore >= 0);
        if (calm) {
            advance(place, MoveStep.FREEZE);
        }
        return calm || touches > FEW;
    }

    /** A frozen partition has no more keys to be sent again than this replica knows of. */
    private boolean finishIfDone(PartitionPlace place, Attempt now, boolean sent) {
        if (frozenVersion != relocation(place).version()) {
            frozenVersion = relocation(place).version();
            frozenAt = nanoTime.getAsLong();
        }
        if (sent && isTakenIn()) {
            source.apply(to, completion(place, now));
            advance(place, MoveStep.FINISH);
            return true;
        } else if (nanoTime.getAsLong() - frozenAt > LONGEST_FREEZE.toNanos()) {
            notBefore = nanoTime.getAsLong() + pause.toNanos();
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            advance(place, MoveStep.THAW);
        }
        return !sent;
    }

    /** Whether indexes have all changes: where the partition will be they are numbered anew. */
    private boolean isTakenIn() {
        ChangeLog changes = source.replica().changes();
        return changes.backlog(arrival.partition()) == 0 && changes.origin(arrival.partition()) == null;
    }

    private CompleteTransfer completion(PartitionPlace place, Attempt now) {
        Replica replica = source.replica();
        List<Progress> progress = new ArrayList<>();
        if (place.index() != null) {
            KeyRange rows = SystemKeys.allProgress(arrival.partition());
            try (OrderedStore.Entries entries = replica.store().range(rows.from(), rows.to(), false)) {
                while (entries.next()) {
                    byte[] key = entries.key();
                    int from = ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
                    progress.add(
                            new Progress(from, ByteBuffer.wrap(entries.value()).getLong()));
                }
            }
        }
        return new CompleteTransfer(arrival, now.number(), replica.appliedIndex(), progress);
    }

    private void advance(PartitionPlace place, MoveStep step) {
        moves.accept(new AdvanceMove(arrival.partition(), relocation(place).version(), step));
    }
}

package io.partita.engine.cluster.command.encoding;

import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.command.PropagationCommand.BeginChanges;
import io.partita.engine.cluster.command.PropagationCommand.CorrectSizes;
import io.partita.engine.cluster.command.PropagationCommand.Correction;
import io.partita.engine.cluster.command.PropagationCommand.FillEntries;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.RecordFill;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.command.PropagationCommand.SkipChanges;
import io.partita.engine.cluster.command.PropagationCommand.TrimChanges;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps of the propagation: their parts in the order of their declaration; of a list its count and elements.
 *
 * <pre>
 * mutation   difference of its sequence number to that of the one before, length and bytes of the storage key,
 *            0x01 and length and bytes of the entry, or 0x00 for none
 * sequences  difference of each to the one before
 * </pre>
 */
final class PropagationCommandEncoding {
    private static final int APPLY_CHANGES = 32;
    private static final int FILL_ENTRIES = 33;
    private static final int RECORD_FILL = 34;
    private static final int TRIM_CHANGES = 35;
    private static final int SKIP_CHANGES = 36;
    private static final int BEGIN_CHANGES = 37;
    private static final int CORRECT_SIZES = 38;

    private static final int NO_ENTRY = 0;
    private static final int ENTRY = 1;

    private static final int ROOM = 64;

    private PropagationCommandEncoding() {}

    static boolean hasKind(int kind) {
        return kind >= APPLY_CHANGES && kind <= CORRECT_SIZES;
    }

    static ByteWriter write(PropagationCommand command) {
        // Its weight is about its size, and a little more.
        int capacity = ROOM + Math.min(command.weight(), CommandEncoding.MAX_BYTES);
        ByteWriter writer;
        if (command instanceof ApplyChanges apply) {
            writer = Envelope.begin(APPLY_CHANGES, capacity);
            write(writer, apply.route());
            writer.writeSigned(apply.range().first());
            writer.writeSigned(apply.range().last());
            write(writer, apply.mutations());
        } else if (command instanceof FillEntries fill) {
            writer = Envelope.begin(FILL_ENTRIES, capacity);
            write(writer, fill.route());
            writer.writeSigned(fill.asOf());
            write(writer, fill.mutations());
        } else if (command instanceof RecordFill fill) {
            writer = Envelope.begin(RECORD_FILL, ROOM + fill.lastKey().length);
            writer.writeSigned(fill.index());
            writer.writeSigned(fill.source());
            writer.writeBytes(fill.lastKey());
        } else if (command instanceof TrimChanges trim) {
            writer = Envelope.begin(TRIM_CHANGES, ROOM + 2 * trim.sequences().size());
            writer.writeSigned(trim.source());
            writeSequences(writer, trim.sequences());
        } else if (command instanceof SkipChanges skip) {
            writer = Envelope.begin(SKIP_CHANGES, ROOM);
            write(writer, skip.route());
            writer.writeSigned(skip.sequence());
        } else if (command instanceof BeginChanges begin) {
            writer = Envelope.begin(BEGIN_CHANGES, ROOM);
            writer.writeSigned(begin.source());
        } else if (command instanceof CorrectSizes correct) {
            writer = Envelope.begin(CORRECT_SIZES, ROOM);
            writer.writeSigned(correct.partition());
            writer.writeSigned(correct.sequence());
            writeCorrections(writer, correct.corrections());
        } else {
            throw new IllegalStateException("a step of the propagation without an encoding: " + command);
        }
        return writer;
    }

    private static void write(ByteWriter writer, Route route) {
        writer.writeSigned(route.source());
        writer.writeSigned(route.target());
    }

    private static void write(ByteWriter writer, List<Mutation> mutations) {
        writer.writeVariable(mutations.size());
        long before = 0;
        for (Mutation mutation : mutations) {
            writer.writeSigned(mutation.sequence() - before);
            before = mutation.sequence();
            writer.writeBytes(mutation.storageKey());
            byte[] entry = mutation.entry();
            if (entry == null) {
                writer.writeByte(NO_ENTRY);
            } else {
                writer.writeByte(ENTRY);
                writer.writeBytes(entry);
            }
        }
    }

    private static void writeSequences(ByteWriter writer, List<Long> sequences) {
        writer.writeVariable(sequences.size());
        long before = 0;
        for (long sequence : sequences) {
            writer.writeSigned(sequence - before);
            before = sequence;
        }
    }

    private static void writeCorrections(ByteWriter writer, List<Correction> corrections) {
        writer.writeVariable(corrections.size());
        for (Correction correction : corrections) {
            writer.writeSigned(correction.keyspace());
            writer.writeSigned(correction.items());
            writer.writeSigned(correction.bytes());
        }
    }

    private static List<Correction> readCorrections(ByteReader reader) {
        int count = reader.readCount();
        List<Correction> corrections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            corrections.add(new Correction(reader.readSignedInt(), reader.readSignedLong(), reader.readSignedLong()));
        }
        return corrections;
    }

    private static HashRange readRange(ByteReader reader) {
        long first = reader.readSignedLong();
        long last = reader.readSignedLong();
        if (Long.compareUnsigned(first, last) > 0) {
            throw reader.corrupt("a range of hashes ends before it begins");
        }
        return new HashRange(first, last);
    }

    static PropagationCommand read(int kind, ByteReader reader) {
        return switch (kind) {
            case APPLY_CHANGES -> new ApplyChanges(readRoute(reader), readRange(reader), readMutations(reader));
            case FILL_ENTRIES -> new FillEntries(readRoute(reader), reader.readSignedLong(), readMutations(reader));
            case RECORD_FILL -> new RecordFill(reader.readSignedInt(), reader.readSignedInt(), reader.readBytes());
            case TRIM_CHANGES -> new TrimChanges(reader.readSignedInt(), readSequences(reader));
            case SKIP_CHANGES -> new SkipChanges(readRoute(reader), reader.readSignedLong());
            case BEGIN_CHANGES -> new BeginChanges(reader.readSignedInt());
            case CORRECT_SIZES ->
                new CorrectSizes(reader.readSignedInt(), reader.readSignedLong(), readCorrections(reader));
            default -> throw reader.corrupt("no step of the propagation is of the kind " + kind);
        };
    }

    private static Route readRoute(ByteReader reader) {
        return new Route(reader.readSignedInt(), reader.readSignedInt());
    }

    private static List<Mutation> readMutations(ByteReader reader) {
        int count = reader.readCount();
        List<Mutation> mutations = new ArrayList<>();
        long sequence = 0;
        for (int i = 0; i < count; i++) {
            sequence += reader.readSignedLong();
            byte[] storageKey = reader.readBytes();
            int form = reader.readByte();
            if (form != ENTRY && form != NO_ENTRY) {
                throw reader.corrupt("an entry in it is of the form " + form);
            }
            mutations.add(new Mutation(sequence, storageKey, form == ENTRY ? reader.readBytes() : null));
        }
        return mutations;
    }

    private static List<Long> readSequences(ByteReader reader) {
        int count = reader.readCount();
        List<Long> sequences = new ArrayList<>();
        long sequence = 0;
        for (int i = 0; i < count; i++) {
            sequence += reader.readSignedLong();
            sequences.add(sequence);
        }
        return sequences;
    }
}

package io.partita.engine.cluster.command.encoding;

import io.partita.engine.cluster.command.TransferCommand;
import io.partita.engine.cluster.command.TransferCommand.Arrival;
import io.partita.engine.cluster.command.TransferCommand.BeginTransfer;
import io.partita.engine.cluster.command.TransferCommand.CompleteTransfer;
import io.partita.engine.cluster.command.TransferCommand.Entry;
import io.partita.engine.cluster.command.TransferCommand.ForgetTouches;
import io.partita.engine.cluster.command.TransferCommand.Progress;
import io.partita.engine.cluster.command.TransferCommand.Touch;
import io.partita.engine.cluster.command.TransferCommand.TransferEntries;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a partition's way to another set: their parts in the order of their declaration; of a list its count and elements; of bytes
 * that may be missing 0x01, length and bytes, or 0x00 for none.
 */
final class TransferCommandEncoding {
    private static final int BEGIN_TRANSFER = 40;
    private static final int TRANSFER_ENTRIES = 41;
    private static final int COMPLETE_TRANSFER = 42;
    private static final int FORGET_TOUCHES = 43;

    private static final int MISSING = 0;
    private static final int THERE = 1;
    private static final int ROOM = 64;

    private TransferCommandEncoding() {}

    static boolean hasKind(int kind) {
        return kind >= BEGIN_TRANSFER && kind <= FORGET_TOUCHES;
    }

    static ByteWriter write(TransferCommand command) {
        int capacity = ROOM + Math.min(command.weight(), CommandEncoding.MAX_BYTES);
        ByteWriter writer;
        if (command instanceof BeginTransfer begin) {
            writer = Envelope.begin(BEGIN_TRANSFER, ROOM);
            write(writer, begin.arrival());
        } else if (command instanceof TransferEntries transfer) {
            writer = Envelope.begin(TRANSFER_ENTRIES, capacity);
            write(writer, transfer.arrival());
            writer.writeSigned(transfer.attempt());
            writer.writeVariable(transfer.entries().size());
            for (Entry entry : transfer.entries()) {
                writer.writeBytes(entry.storageKey());
                writeOptional(writer, entry.value());
            }
            writeOptional(writer, transfer.cursor());
        } else if (command instanceof CompleteTransfer complete) {
            writer = Envelope.begin(COMPLETE_TRANSFER, capacity);
            write(writer, complete.arrival());
            writer.writeSigned(complete.attempt());
            writer.writeSigned(complete.sequence());
            writer.writeVariable(complete.progress().size());
            for (Progress progress : complete.progress()) {
                writer.writeSigned(progress.source());
                writer.writeSigned(progress.sequence());
            }
        } else if (command instanceof ForgetTouches forget) {
            writer = Envelope.begin(FORGET_TOUCHES, capacity);
            writer.writeSigned(forget.partition());
            writer.writeVariable(forget.touches().size());
            for (Touch touch : forget.touches()) {
                writer.writeBytes(touch.storageKey());
                writer.writeSigned(touch.sequence());
            }
        } else {
            throw new IllegalStateException("a step of a transfer without an encoding: " + command);
        }
        return writer;
    }

    private static void write(ByteWriter writer, Arrival arrival) {
        writer.writeSigned(arrival.partition());
        writer.writeSigned(arrival.id());
    }

    static void writeOptional(ByteWriter writer, byte @Nullable [] bytes) {
        if (bytes == null) {
            writer.writeByte(MISSING);
        } else {
            writer.writeByte(THERE);
            writer.writeBytes(bytes);
        }
    }

    static byte @Nullable [] readOptional(ByteReader reader) {
        int code = reader.readByte();
        return switch (code) {
            case MISSING -> null;
            case THERE -> reader.readBytes();
            default -> throw reader.corrupt("bytes in it are neither there nor missing: " + code);
        };
    }

    static TransferCommand read(int kind, ByteReader reader) {
        return switch (kind) {
            case BEGIN_TRANSFER -> new BeginTransfer(readArrival(reader));
            case TRANSFER_ENTRIES ->
                new TransferEntries(
                        readArrival(reader),
                        reader.readSignedLong(),
                        readList(reader, each -> new Entry(each.readBytes(), readOptional(each))),
                        readOptional(reader));
            case COMPLETE_TRANSFER ->
                new CompleteTransfer(
                        readArrival(reader),
                        reader.readSignedLong(),
                        reader.readSignedLong(),
                        readList(reader, each -> new Progress(each.readSignedInt(), each.readSignedLong())));
            case FORGET_TOUCHES ->
                new ForgetTouches(
                        reader.readSignedInt(),
                        readList(reader, each -> new Touch(each.readBytes(), each.readSignedLong())));
            default -> throw reader.corrupt("no step of a transfer is of the kind " + kind);
        };
    }

    private static Arrival readArrival(ByteReader reader) {
        return new Arrival(reader.readSignedInt(), reader.readSignedInt());
    }

    private static <T> List<T> readList(ByteReader reader, Function<ByteReader, T> element) {
        List<T> list = new ArrayList<>();
        for (int i = reader.readCount(); i > 0; i--) {
            list.add(element.apply(reader));
        }
        return list;
    }
}

package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.Result.Begun;
import io.partita.engine.cluster.command.Result.Copies;
import io.partita.engine.cluster.command.Result.Done;
import io.partita.engine.cluster.command.Result.Measured;
import io.partita.engine.cluster.command.Result.Outdated;
import io.partita.engine.cluster.command.Result.Written;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a command, as bytes; {@link Envelope} says what is around them. Items stay the bytes that they are.
 *
 * <pre>
 * written    before, after: length and bytes, or 0x00 for no item; then the size of the item collection
 * copies     floor, number of tables, and for each its id and version, in the order of the ids
 * begun      number of the attempt; 0x01, length and bytes of the cursor, or 0x00 for none
 * measured   index, digest, bytes; 0x01, length and bytes of the next key, or 0x00 for none
 * done, outdated   nothing
 * </pre>
 */
public final class ResultEncoding {
    /** The most bytes of one: an item before and after, and more. */
    public static final int MAX_BYTES = 4 << 20;

    private static final Envelope ENVELOPE = new Envelope("An answer to a command", MAX_BYTES);

    private static final int WRITTEN = 50;
    private static final int DONE = 51;
    private static final int OUTDATED = 52;
    private static final int COPIES = 53;
    private static final int BEGUN = 54;
    private static final int MEASURED = 55;

    private static final int ROOM = 32;

    private ResultEncoding() {}

    /** The bytes of a result, or of the reason why there is none. */
    public static byte[] encode(Answer<Result> answer) {
        if (answer instanceof Answer.Refused<Result> refused) {
            return ENVELOPE.seal(RefusalEncoding.write(refused.reason()));
        }
        return ENVELOPE.seal(write(answer.get()));
    }

    private static ByteWriter write(Result result) {
        if (result instanceof Written written) {
            byte[] before = ItemLists.encoded(written.before());
            byte[] after = ItemLists.encoded(written.after());
            ByteWriter writer = Envelope.begin(WRITTEN, ROOM + before.length + after.length);
            writer.writeBytes(before);
            writer.writeBytes(after);
            // Most tables have no local indexes, and then this is zero and one byte.
            writer.writeSigned(written.collectionBytes() - WriteResponse.NO_COLLECTION);
            return writer;
        } else if (result instanceof Copies copies) {
            return write(copies);
        } else if (result instanceof Begun begun) {
            ByteWriter writer = Envelope.begin(BEGUN, ROOM);
            writer.writeSigned(begun.attempt());
            TransferCommandEncoding.writeOptional(writer, begun.cursor());
            return writer;
        } else if (result instanceof Measured measured) {
            return MeasureEncoding.write(measured, MEASURED);
        } else if (result instanceof Done) {
            return Envelope.begin(DONE, ROOM);
        } else if (result instanceof Outdated) {
            return Envelope.begin(OUTDATED, ROOM);
        }
        throw new IllegalStateException("a result without an encoding: " + result);
    }

    /** In the order of the ids. */
    private static ByteWriter write(Copies copies) {
        ByteWriter writer = Envelope.begin(COPIES, ROOM);
        writer.writeSigned(copies.floor());
        writer.writeVariable(copies.versions().size());
        new TreeMap<>(copies.versions()).forEach((table, version) -> {
            writer.writeSigned(table);
            writer.writeSigned(version);
        });
        return writer;
    }

    /**
     * The answer of some bytes, which must not be changed afterwards.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are not exactly one answer: what came of
     *     the command is unknown then. An item in it says so when it is read.
     */
    public static Answer<Result> decode(byte[] bytes) {
        return ENVELOPE.open(bytes, ResultEncoding::read);
    }

    private static Answer<Result> read(ByteReader reader) {
        int kind = reader.readByte();
        if (RefusalEncoding.hasKind(kind)) {
            return new Answer.Refused<>(RefusalEncoding.read(kind, reader));
        }
        return new Answer.Given<>(
                switch (kind) {
                    case WRITTEN -> {
                        Item before = ItemLists.readItem(reader);
                        Item after = ItemLists.readItem(reader);
                        yield new Written(before, after, reader.readSignedLong() + WriteResponse.NO_COLLECTION);
                    }
                    case COPIES -> readCopies(reader);
                    case BEGUN -> new Begun(reader.readSignedLong(), TransferCommandEncoding.readOptional(reader));
                    case MEASURED -> MeasureEncoding.readMeasured(reader);
                    case DONE -> Done.DONE;
                    case OUTDATED -> Outdated.OUTDATED;
                    default -> throw reader.corrupt("no result is of the kind " + kind);
                });
    }

    private static Copies readCopies(ByteReader reader) {
        long floor = reader.readSignedLong();
        Map<Integer, Long> versions = new HashMap<>();
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            versions.put(reader.readSignedInt(), reader.readSignedLong());
        }
        if (versions.size() != count) {
            throw reader.corrupt("a table in it has two versions");
        }
        return new Copies(versions, floor);
    }
}

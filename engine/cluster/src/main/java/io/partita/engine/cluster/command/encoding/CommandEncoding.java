package io.partita.engine.cluster.command.encoding;

import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.MeasureRows;
import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.command.TransferCommand;
import io.partita.engine.storage.item.ByteReader;

/**
 * Commands as bytes, one entry of a log each; {@link Envelope} says what is around them. Items and index entries stay
 * the bytes that they are, both ways.
 *
 * <p>The same command always has the same bytes. Sets and maps of definitions have an order here; the attributes of
 * items and the elements of values are written in the order that they have, which is kept.
 */
public final class CommandEncoding {
    /** The most bytes of one command: more than the largest item with the largest condition that it has had to meet. */
    public static final int MAX_BYTES = 2 << 20;

    private static final Envelope ENVELOPE = new Envelope("A command of the log", MAX_BYTES);

    private CommandEncoding() {}

    /**
     * The bytes of a command.
     *
     * @throws io.partita.engine.api.error.StoreException VALIDATION if it has more than {@link #MAX_BYTES}, a text in it is
     *     not well-formed Unicode, or an expression or value in it is nested too deeply
     */
    public static byte[] encode(Command command) {
        if (command instanceof ItemCommand item) {
            return ENVELOPE.seal(ItemCommandEncoding.write(item));
        } else if (command instanceof PropagationCommand propagation) {
            return ENVELOPE.seal(PropagationCommandEncoding.write(propagation));
        } else if (command instanceof TransferCommand transfer) {
            return ENVELOPE.seal(TransferCommandEncoding.write(transfer));
        } else if (command instanceof MeasureRows measure) {
            return ENVELOPE.seal(MeasureEncoding.write(measure));
        } else if (command instanceof CatalogCommand change) {
            return ENVELOPE.seal(CatalogCommandEncoding.write(change));
        } else if (command instanceof ClusterCommand change) {
            return ENVELOPE.seal(ClusterCommandEncoding.write(change));
        }
        throw new IllegalStateException("a command without an encoding: " + command);
    }

    /**
     * The command of some bytes, which must not be changed afterwards.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the bytes are not exactly one command; an item in
     *     it says so when it is read
     */
    public static Command decode(byte[] bytes) {
        return ENVELOPE.open(bytes, CommandEncoding::read);
    }

    private static Command read(ByteReader reader) {
        int kind = reader.readByte();
        if (ItemCommandEncoding.hasKind(kind)) {
            return ItemCommandEncoding.read(kind, reader);
        } else if (PropagationCommandEncoding.hasKind(kind)) {
            return PropagationCommandEncoding.read(kind, reader);
        } else if (TransferCommandEncoding.hasKind(kind)) {
            return TransferCommandEncoding.read(kind, reader);
        } else if (MeasureEncoding.hasKind(kind)) {
            return MeasureEncoding.read(reader);
        } else if (CatalogCommandEncoding.hasKind(kind)) {
            return CatalogCommandEncoding.read(kind, reader);
        } else if (ClusterCommandEncoding.hasKind(kind)) {
            return ClusterCommandEncoding.read(kind, reader);
        }
        throw reader.corrupt("no command is of the kind " + kind);
    }
}

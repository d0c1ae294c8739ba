package io.partita.engine.cluster.command.encoding;

import io.partita.engine.cluster.command.MeasureRows;
import io.partita.engine.cluster.command.Result.Measured;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;

/** What replicas are compared by: the parts in the order of their declaration. */
final class MeasureEncoding {
    private static final int MEASURE_ROWS = 45;
    private static final int ROOM = 64;

    private MeasureEncoding() {}

    static boolean hasKind(int kind) {
        return kind == MEASURE_ROWS;
    }

    static ByteWriter write(MeasureRows command) {
        ByteWriter writer = Envelope.begin(MEASURE_ROWS, ROOM);
        writer.writeBytes(command.from());
        writer.writeSigned(command.bytes());
        return writer;
    }

    static MeasureRows read(ByteReader reader) {
        return new MeasureRows(reader.readBytes(), reader.readSignedInt());
    }

    static ByteWriter write(Measured measured, int kind) {
        ByteWriter writer = Envelope.begin(kind, ROOM);
        writer.writeSigned(measured.index());
        writer.writeSigned(measured.digest());
        writer.writeSigned(measured.bytes());
        TransferCommandEncoding.writeOptional(writer, measured.next());
        return writer;
    }

    static Measured readMeasured(ByteReader reader) {
        return new Measured(
                reader.readSignedLong(),
                reader.readSignedLong(),
                reader.readSignedLong(),
                TransferCommandEncoding.readOptional(reader));
    }
}

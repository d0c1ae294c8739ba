package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import io.partita.engine.storage.item.ItemEncoding;
import java.nio.charset.StandardCharsets;

/**
 * Errors, which carry their code, message and item; what caused them is known where they happened only.
 *
 * <pre>
 * refusal            name of the code, message
 * failed condition   length and bytes of the item as it is; only when it was asked for
 * </pre>
 */
final class RefusalEncoding {
    private static final int REFUSAL = 48;
    private static final int FAILED_CONDITION = 49;

    private static final int ROOM = 64;

    private RefusalEncoding() {}

    static boolean hasKind(int kind) {
        return kind == REFUSAL || kind == FAILED_CONDITION;
    }

    static ByteWriter write(StoreException refusal) {
        Item item = refusal.item();
        if (item != null) {
            byte[] encoded = ItemEncoding.encode(item);
            ByteWriter writer = Envelope.begin(FAILED_CONDITION, ROOM + encoded.length);
            writer.writeBytes(encoded);
            return writer;
        }
        // It may cite a text that is not well-formed Unicode, and must arrive nevertheless.
        byte[] message = String.valueOf(refusal.getMessage()).getBytes(StandardCharsets.UTF_8);
        ByteWriter writer = Envelope.begin(REFUSAL, ROOM + message.length);
        writer.writeString(refusal.code().name());
        writer.writeBytes(message);
        return writer;
    }

    static StoreException read(int kind, ByteReader reader) {
        if (kind == FAILED_CONDITION) {
            return StoreException.conditionFailed(ItemEncoding.decode(reader.readBytes()));
        }
        return new StoreException(code(reader), reader.readString());
    }

    private static ErrorCode code(ByteReader reader) {
        String name = reader.readName();
        for (ErrorCode code : ErrorCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        throw reader.corrupt("no error has the code " + name);
    }
}

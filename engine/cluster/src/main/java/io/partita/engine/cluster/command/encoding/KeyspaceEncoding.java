package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Keyspaces, with all that is needed to read them where nobody knows the table: the code of the space, the id, how many
 * attributes the key has, how many there are in all, and for each its name and type.
 */
final class KeyspaceEncoding {
    /** Of an index, and of its table behind them. */
    private static final int MAX_ATTRIBUTES = 4;

    private KeyspaceEncoding() {}

    static void write(ByteWriter writer, Keyspace keyspace) {
        writer.writeByte(keyspace.space().code());
        writer.writeSigned(keyspace.id());
        writer.writeByte(keyspace.key().hasSort() ? 2 : 1);
        writer.writeByte(keyspace.attributes().size());
        for (KeyAttribute attribute : keyspace.attributes()) {
            writer.writeString(attribute.name());
            writer.writeByte(TypeCodes.of(attribute.type()));
        }
    }

    static Keyspace read(ByteReader reader) {
        Space space = Space.of(reader.readByte());
        int id = reader.readSignedInt();
        int ofKey = reader.readByte();
        int count = reader.readByte();
        if (ofKey < 1 || ofKey > 2 || count < ofKey || count > MAX_ATTRIBUTES) {
            throw reader.corrupt("a key in it has " + ofKey + " of " + count + " attributes");
        }
        List<KeyAttribute> attributes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            attributes.add(new KeyAttribute(reader.readName(), TypeCodes.read(reader)));
        }
        KeySchema key = new KeySchema(attributes.get(0), ofKey == 2 ? attributes.get(1) : null);
        return Keyspace.of(space, id, key, attributes);
    }
}

package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.storage.item.ByteReader;

/** Attribute types, a byte each. */
final class TypeCodes {
    private TypeCodes() {}

    static int of(AttributeType type) {
        return switch (type) {
            case S -> 1;
            case N -> 2;
            case B -> 3;
            case BOOL -> 4;
            case NULL -> 5;
            case M -> 6;
            case L -> 7;
            case SS -> 8;
            case NS -> 9;
            case BS -> 10;
        };
    }

    static AttributeType read(ByteReader reader) {
        int code = reader.readByte();
        return switch (code) {
            case 1 -> AttributeType.S;
            case 2 -> AttributeType.N;
            case 3 -> AttributeType.B;
            case 4 -> AttributeType.BOOL;
            case 5 -> AttributeType.NULL;
            case 6 -> AttributeType.M;
            case 7 -> AttributeType.L;
            case 8 -> AttributeType.SS;
            case 9 -> AttributeType.NS;
            case 10 -> AttributeType.BS;
            default -> throw reader.corrupt("no attribute type has the code " + code);
        };
    }
}

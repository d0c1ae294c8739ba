package io.partita.tck.sql.value;

import java.util.HexFormat;

/** A binary, as hexadecimal digits in lower case: equal when the bytes are, and ordered as unsigned bytes are. */
public record Bytes(String hex) implements Comparable<Bytes> {

    public static Bytes of(byte[] bytes) {
        return new Bytes(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Bytes other) {
        return hex.compareTo(other.hex);
    }
}

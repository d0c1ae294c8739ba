package io.partita.engine.server.signature;

/** Lower-case hexadecimal digits. */
final class Hexadecimal {
    private static final byte[] NOTHING = {};
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private Hexadecimal() {}

    static void append(byte[] bytes, CanonicalText target) {
        for (byte each : bytes) {
            target.append((char) DIGITS[(each >> 4) & 0xF]);
            target.append((char) DIGITS[each & 0xF]);
        }
    }

    /** The bytes of a signature, or none if it is not a signature: 64 lower-case digits. */
    static byte[] decodeSignature(String text) {
        if (text.length() != 64) {
            return NOTHING;
        }
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            int high = digit(text.charAt(2 * i));
            int low = digit(text.charAt(2 * i + 1));
            if (high < 0 || low < 0) {
                return NOTHING;
            }
            bytes[i] = (byte) (16 * high + low);
        }
        return bytes;
    }

    private static int digit(char each) {
        if (each >= '0' && each <= '9') {
            return each - '0';
        }
        return each >= 'a' && each <= 'f' ? each - 'a' + 10 : -1;
    }
}

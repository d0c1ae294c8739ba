package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;

/** Percent encoding as signatures have it: unreserved characters stand for themselves, all other bytes are encoded. */
final class UriText {
    private static final String HEXADECIMAL = "0123456789ABCDEF";

    private UriText() {}

    /** Encodes the bytes of a text, of which each is a character. */
    static String encode(String bytes) {
        StringBuilder encoded = new StringBuilder(bytes.length() + 16);
        for (int i = 0; i < bytes.length(); i++) {
            append(bytes.charAt(i), encoded);
        }
        return encoded.toString();
    }

    private static void append(char each, StringBuilder encoded) {
        if (each > 0xFF) {
            throw Refusals.mismatch();
        }
        if (isUnreserved(each)) {
            encoded.append(each);
        } else {
            encoded.append('%').append(HEXADECIMAL.charAt(each >> 4)).append(HEXADECIMAL.charAt(each & 0xF));
        }
    }

    private static boolean isUnreserved(char each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || each == '-'
                || each == '.'
                || each == '_'
                || each == '~';
    }

    /**
     * The bytes, each a character, that a part of a query stands for.
     *
     * @throws ServiceException if a percent sign is not followed by two hexadecimal digits
     */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
            return encoded;
        }
        StringBuilder decoded = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char each = encoded.charAt(i);
            if (each == '%') {
                decoded.append(octet(encoded, i));
                i += 2;
            } else {
                decoded.append(each == '+' ? ' ' : each);
            }
        }
        return decoded.toString();
    }

    private static char octet(String encoded, int percent) {
        int high = percent + 2 < encoded.length() ? digit(encoded.charAt(percent + 1)) : -1;
        int low = high >= 0 ? digit(encoded.charAt(percent + 2)) : -1;
        if (low < 0) {
            throw Refusals.incomplete("Found '%' in the query-string that no two hexadecimal digits follow.");
        }
        return (char) (16 * high + low);
    }

    private static int digit(char each) {
        return each < 0x80 ? Character.digit(each, 16) : -1;
    }
}

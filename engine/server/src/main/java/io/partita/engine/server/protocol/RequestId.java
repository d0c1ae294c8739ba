package io.partita.engine.server.protocol;

import java.util.concurrent.ThreadLocalRandom;

/** The name of a request, by which its answer and its line in the log are found: 52 digits and letters. */
final class RequestId {
    private static final int LENGTH = 52;
    private static final char[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV".toCharArray();

    private RequestId() {}

    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] text = new char[LENGTH];
        long bits = 0;
        for (int i = 0; i < LENGTH; i++) {
            // Twelve digits of five bits in each long.
            bits = i % 12 == 0 ? random.nextLong() : bits >>> 5;
            text[i] = DIGITS[(int) (bits & 31)];
        }
        return new String(text);
    }
}

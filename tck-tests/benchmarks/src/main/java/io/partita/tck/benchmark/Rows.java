package io.partita.tck.benchmark;

import java.util.SplittableRandom;

/** The rows of the benchmark, each a function of its number. */
final class Rows {
    static final String DEFINITION =
            "CREATE TABLE benchmark (customer VARCHAR(20), line INTEGER, payload VARCHAR(200), PRIMARY KEY (customer, line))";

    private static final int CHUNKS = 64;
    private static final String[] PAYLOADS = payloads();

    private Rows() {}

    /** The partition key of the n-th collection of {@link Settings#ROWS_PER_KEY} rows. */
    static String customer(long collection) {
        return "customer-" + collection;
    }

    /** 200 bytes that do not compress well. */
    static String payload(long row) {
        return PAYLOADS[(int) (row % CHUNKS)];
    }

    private static String[] payloads() {
        SplittableRandom random = new SplittableRandom(20_260_101);
        String[] payloads = new String[CHUNKS];
        for (int i = 0; i < CHUNKS; i++) {
            StringBuilder text = new StringBuilder(Settings.PAYLOAD_BYTES);
            while (text.length() < Settings.PAYLOAD_BYTES) {
                text.append((char) ('!' + random.nextInt(90)));
            }
            payloads[i] = text.toString();
        }
        return payloads;
    }
}

package io.partita.engine.server.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The date as answers have it, which changes once a second. */
final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static volatile Stamp last = new Stamp(0, "");

    private record Stamp(long second, String text) {}

    private HttpDate() {}

    static String now() {
        long millis = System.currentTimeMillis();
        Stamp stamp = last;
        if (stamp.second() != millis / 1000) {
            // A benign race: whoever loses has made the same text.
            stamp = new Stamp(millis / 1000, FORMAT.format(Instant.ofEpochMilli(millis)));
            last = stamp;
        }
        return stamp.text();
    }
}

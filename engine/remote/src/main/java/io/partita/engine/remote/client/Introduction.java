package io.partita.engine.remote.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a process of a cluster says of itself and the others: a line for each, {@code ZONE HOST:PORT}, its own first, with a
 * hyphen for an address that it does not know.
 *
 * @param own the one that answers, or null if it says nothing of that kind
 */
record Introduction(@Nullable Place own, List<Place> others) {
    static final Introduction NOTHING = new Introduction(null, List.of());

    private static final int MOST = 256;
    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9-]{0,63}) (-|[^\\s/@?#]{1,255}:[0-9]{1,5})");

    /** @param address {@code host:port}, or a hyphen if it is not known */
    record Place(String zone, String address) {
        boolean isKnown() {
            return !address.equals("-");
        }
    }

    /** Lines that are something else are passed over. */
    static Introduction parse(String text) {
        List<Place> places = new ArrayList<>();
        for (String line : text.split("\n", MOST)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                places.add(new Place(matcher.group(1), matcher.group(2)));
            }
        }
        if (places.isEmpty()) {
            return NOTHING;
        }
        List<Place> others =
                places.stream().skip(1).filter(Place::isKnown).distinct().toList();
        return new Introduction(places.get(0), others);
    }
}

package io.partita.engine.server.item;

import io.partita.engine.api.item.Item;
import io.partita.engine.server.wire.Attributes;
import io.partita.engine.server.wire.Parameters;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page starts. */
final class StartKeys {
    /** Faults that the service names without saying where they are. */
    private static final Pattern PLAIN =
            Pattern.compile("contains duplicates|number set|numeric value|significant digits|number with magnitude");

    private StartKeys() {}

    /** The start key of a request, or null to begin. */
    static @Nullable Item of(Parameters request) {
        Attributes attributes = request.get(ItemMembers.START_KEY);
        return attributes == null
                ? null
                : Item.of(attributes.checked(fault ->
                        PLAIN.matcher(fault).find() ? fault : "The provided starting key is invalid: " + fault));
    }
}

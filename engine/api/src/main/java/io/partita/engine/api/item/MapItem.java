package io.partita.engine.api.item;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item that is already decoded. */
final class MapItem implements Item {
    private final Map<String, AttributeValue> attributes;
    private int sizeBytes = -1;

    MapItem(Map<String, AttributeValue> attributes) {
        this.attributes = Collections.unmodifiableMap(attributes);
    }

    @Override
    public @Nullable AttributeValue get(String name) {
        return attributes.get(name);
    }

    @Override
    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    @Override
    public int sizeBytes() {
        // A benign race: every thread computes the same number.
        int size = sizeBytes;
        if (size < 0) {
            size = ItemSize.of(attributes);
            sizeBytes = size;
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item that && attributes.equals(that.attributes());
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    @Override
    public String toString() {
        return attributes.toString();
    }
}

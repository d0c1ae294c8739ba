package io.partita.engine.api.table;

import io.partita.engine.api.item.AttributeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key attributes of a table or of an index.
 *
 * @param partition the attribute that decides where an item lives
 * @param sort the attribute that orders the items of one partition key, or null if there is none
 */
public record KeySchema(KeyAttribute partition, @Nullable KeyAttribute sort) {

    /** A key attribute and its type, which is S, N or B. */
    public record KeyAttribute(String name, AttributeType type) {
        public KeyAttribute {
            if (!type.mayBeKey()) {
                throw new IllegalArgumentException(
                        "key attribute \"" + name + "\" must be a string, number or binary, not a " + type.words());
            }
        }
    }

    public boolean hasSort() {
        return sort != null;
    }

    /** The one or two attributes, partition key first. */
    public List<KeyAttribute> attributes() {
        return sort == null ? List.of(partition) : List.of(partition, sort);
    }

    /** Whether the attribute of this name is one of the key. */
    public boolean contains(String attribute) {
        return partition.name().equals(attribute)
                || (sort != null && sort.name().equals(attribute));
    }
}

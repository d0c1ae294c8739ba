package io.partita.engine.remote.table;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * The keys of tables and indexes, which requests name and callers do not. What is known may be out of date, because
 * others make and drop tables too: a refusal leads to another look. Safe to share between threads.
 */
public final class Shapes {
    private final ConcurrentMap<String, Shape> known = new ConcurrentHashMap<>();
    private final Function<String, TableDefinition> describe;

    /**
     * Knows no table yet.
     *
     * @param describe looks at a table; throws RESOURCE_NOT_FOUND if there is none
     */
    public Shapes(Function<String, TableDefinition> describe) {
        this.describe = describe;
    }

    /**
     * The keys of a table.
     *
     * @param indexes the keys of its indexes, by name
     */
    public record Shape(String table, KeySchema key, Map<String, KeySchema> indexes) {
        public Shape {
            indexes = Map.copyOf(indexes);
        }

        static Shape of(TableDefinition definition) {
            Map<String, KeySchema> indexes = new HashMap<>();
            for (IndexDefinition index : definition.indexes()) {
                indexes.put(index.name(), index.key());
            }
            return new Shape(definition.name(), definition.key(), indexes);
        }

        /**
         * The key of an index.
         *
         * @throws StoreException VALIDATION if the table has none of this name
         */
        public KeySchema index(String name) {
            KeySchema index = indexes.get(name);
            if (index == null) {
                throw StoreException.validation("The table does not have the specified index: " + name);
            }
            return index;
        }
    }

    /**
     * What the call answers, told the keys of the table. It is made again if it is refused and the table turns out to be
     * another one.
     *
     * @param call fails with VALIDATION or RESOURCE_NOT_FOUND only if nothing was done
     */
    public <T> T call(String table, Function<Shape, T> call) {
        Shape shape = known.get(table);
        if (shape == null) {
            return call.apply(look(table));
        }
        try {
            return call.apply(shape);
        } catch (StoreException refused) {
            if (refused.code() != ErrorCode.VALIDATION && refused.code() != ErrorCode.RESOURCE_NOT_FOUND) {
                throw refused;
            }
            Shape now = look(table);
            if (now.equals(shape)) {
                throw refused;
            }
            return call.apply(now);
        }
    }

    /** The keys as they are known; looked at if they are not. */
    public Shape of(String table) {
        Shape shape = known.get(table);
        return shape == null ? look(table) : shape;
    }

    private Shape look(String table) {
        // Before the look, so that a table that is gone is not known any more.
        known.remove(table);
        Shape shape = Shape.of(describe.apply(table));
        known.put(table, shape);
        return shape;
    }

    /** Forgets a table that is changed or dropped here. */
    void forget(String table) {
        known.remove(table);
    }
}

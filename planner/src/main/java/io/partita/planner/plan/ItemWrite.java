package io.partita.planner.plan;

import io.partita.engine.api.expression.Path;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A write of items, each of them one conditional request or a few. */
public sealed interface ItemWrite {

    Table table();

    /** What RETURNING asks for, or null. */
    @Nullable
    Returned returned();

    /**
     * INSERT, UPSERT and REPLACE of one or more rows.
     *
     * @param items each a scalar whose value is a map
     * @param conflict what happens if there is an item with the key
     * @param update what is done to that item if the conflict is UPDATE, else null
     */
    record Put(
            Table table,
            List<Scalar> items,
            Conflict conflict,
            @Nullable ConflictUpdate update,
            @Nullable Returned returned)
            implements ItemWrite {
        public Put {
            items = List.copyOf(items);
        }
    }

    /**
     * INSERT, UPSERT and REPLACE of the rows of a query.
     *
     * @param put what becomes of each row; its own items are none
     * @param attributes one for each column of the query, or empty if its only column is the item
     * @param allFirst whether the query is read to its end before the first row is written, because it may read the
     *     table that is written
     */
    record PutEach(Put put, Plan.Reading query, List<String> attributes, boolean allFirst) implements ItemWrite {
        public PutEach {
            attributes = List.copyOf(attributes);
        }

        @Override
        public Table table() {
            return put.table();
        }

        @Override
        public @Nullable Returned returned() {
            return put.returned();
        }
    }

    /** What happens to an INSERT whose key exists. */
    enum Conflict {
        FAIL,
        IGNORE,
        REPLACE,
        UPDATE
    }

    /**
     * ON CONFLICT DO UPDATE.
     *
     * @param assignments whose scalars, like those of the guard, have the row that was to be inserted as argument
     *     {@link #EXCLUDED}
     */
    record ConflictUpdate(List<Assignment> assignments, Guard guard) {
        /** The slot of the row that was to be inserted, a map. */
        public static final int EXCLUDED = -1;

        public ConflictUpdate {
            assignments = List.copyOf(assignments);
        }
    }

    /**
     * What must hold of an item at the moment in which it is written.
     *
     * @param conjuncts all of it
     * @param condition what of it the store has to check; null for nothing
     * @param unchanged the attributes that must be as they were read, because what depends on them is not evaluated by
     *     the store
     */
    record Guard(List<Scalar> conjuncts, @Nullable Scalar condition, List<String> unchanged) {
        public Guard {
            conjuncts = List.copyOf(conjuncts);
            unchanged = List.copyOf(unchanged);
        }
    }

    /**
     * The items that a write without a key is for.
     *
     * @param access finds them: reads their keys, and what the guard needs
     * @param allFirst whether all of them are found before the first is written, because what is written moves items in
     *     the index that is read
     */
    record Search(TableAccess access, boolean allFirst) {}

    /** UPDATE of the items that a search finds. */
    record UpdateEach(
            Table table,
            Search search,
            List<Assignment> assignments,
            Guard guard,
            @Nullable Returned returned) implements ItemWrite {
        public UpdateEach {
            assignments = List.copyOf(assignments);
        }
    }

    /** DELETE of the items that a search finds. */
    record DeleteEach(
            Table table,
            Search search,
            Guard guard,
            @Nullable Returned returned) implements ItemWrite {}

    /**
     * UPDATE or DELETE of the items that a query finds, because their WHERE or what is assigned has subqueries. All of
     * them are found before the first is written; what the subqueries say is not asked for again.
     *
     * @param attributes what the columns of the query are: the key, what the guard needs, and names that no item has for
     *     what subqueries give to the assignments
     * @param assignments null for a delete
     */
    record EachFound(
            Table table,
            Plan.Reading query,
            List<String> attributes,
            @Nullable List<Assignment> assignments,
            Guard guard,
            @Nullable Returned returned)
            implements ItemWrite {
        public EachFound {
            attributes = List.copyOf(attributes);
            assignments = assignments == null ? null : List.copyOf(assignments);
        }
    }

    /**
     * UPDATE of one item.
     *
     * @param condition beside the existence of the item, or null
     * @param failsIfAbsent whether an absent item or a false condition is an error (partiql) or 0 rows (sql)
     */
    record Update(
            Table table,
            ItemKey key,
            List<Assignment> assignments,
            @Nullable Scalar condition,
            boolean failsIfAbsent,
            @Nullable Returned returned)
            implements ItemWrite {
        public Update {
            assignments = List.copyOf(assignments);
        }
    }

    /**
     * DELETE of one item.
     *
     * @param condition beside the key, or null
     * @param failsOnCondition whether a false condition on an existing item is an error (partiql) or 0 rows (sql)
     */
    record Delete(
            Table table,
            ItemKey key,
            @Nullable Scalar condition,
            boolean failsOnCondition,
            @Nullable Returned returned) implements ItemWrite {}

    /** The primary key as constant scalars. */
    record ItemKey(Scalar partition, @Nullable Scalar sort) {}

    /** One SET or REMOVE. */
    sealed interface Assignment {
        Path path();
    }

    /**
     * SET path = value.
     *
     * @param value in one of the forms that an update expression has
     */
    record SetTo(Path path, UpdateValue value) implements Assignment {}

    record Remove(Path path) implements Assignment {}

    /** {@code SET p = set_add(p, x)}. */
    record AddToSet(Path path, Scalar elements) implements Assignment {}

    /** {@code SET p = set_delete(p, x)}. */
    record DeleteFromSet(Path path, Scalar elements) implements Assignment {}

    /** What SET assigns, in the forms that an update expression has. */
    sealed interface UpdateValue {}

    /**
     * A value that does not depend on the item.
     *
     * @param value a constant scalar
     */
    record Given(Scalar value) implements UpdateValue {}

    /** A value that the store cannot make of the item, so that it is made here of the item as it was read. */
    record Computed(Scalar value) implements UpdateValue {}

    record At(Path path) implements UpdateValue {}

    /** COALESCE(path, otherwise) and if_not_exists(path, otherwise). */
    record AtOrElse(Path path, UpdateValue otherwise) implements UpdateValue {}

    record Plus(UpdateValue left, UpdateValue right) implements UpdateValue {}

    record Minus(UpdateValue left, UpdateValue right) implements UpdateValue {}

    record ListAppend(UpdateValue left, UpdateValue right) implements UpdateValue {}

    /**
     * What RETURNING asks for.
     *
     * @param outputs evaluated over the returned image, or empty for all of its attributes
     */
    record Returned(Image image, List<Scalar> outputs, List<ColumnDescription> columns) {
        public Returned {
            outputs = List.copyOf(outputs);
            columns = List.copyOf(columns);
        }
    }

    /** Which image of the item. */
    enum Image {
        ALL_OLD,
        MODIFIED_OLD,
        ALL_NEW,
        MODIFIED_NEW
    }
}

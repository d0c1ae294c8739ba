package io.partita.planner.tuples;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Tuple;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tuples that are there already. */
public final class ListedTuples implements ItemCursor {
    private final Iterator<? extends Tuple> tuples;

    public ListedTuples(Iterable<? extends Tuple> tuples) {
        this.tuples = tuples.iterator();
    }

    /** Rows of constant scalars. */
    public static ListedTuples of(List<List<Scalar>> rows, Arguments arguments) {
        return new ListedTuples(rows.stream()
                .map(row -> new Columns(row, arguments).of(Item.EMPTY))
                .toList());
    }

    @Override
    public @Nullable Item next() {
        return tuples.hasNext() ? tuples.next() : null;
    }

    @Override
    public boolean isReady() {
        return tuples.hasNext();
    }

    @Override
    public void close() {}
}

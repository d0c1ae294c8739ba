package io.partita.engine.api.expression;

import io.partita.engine.api.item.Item;
import java.util.List;

/**
 * Which attributes a read returns. An empty list of paths means all of them (of the item, or of what
 * the index projects).
 *
 * <p>A projected nested path comes back inside its parents, as a ProjectionExpression has it: {@code a.b[1]}
 * of {@code {a: {b: [1, 2], c: 3}}} is {@code {a: {b: [2]}}}.
 */
public record Projection(List<Path> paths) {

    /** Everything. */
    public static final Projection ALL = new Projection(List.of());

    public Projection {
        paths = List.copyOf(paths);
    }

    public static Projection of(List<Path> paths) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("a projection names at least one path; everything is Projection.ALL");
        }
        return new Projection(paths);
    }

    public boolean isAll() {
        return paths.isEmpty();
    }

    /**
     * What is left of an item. A path that leads nowhere leaves nothing, not even its parents; of a list, the elements
     * that were asked for move together, in their order. Where one path lies within another, the longer one adds nothing.
     */
    public Item apply(Item item) {
        return isAll() ? item : ProjectionApplication.apply(paths, item);
    }

    /**
     * Refuses paths that overlap, as the protocol does.
     *
     * @throws io.partita.engine.api.error.StoreException VALIDATION, in the words of the service
     */
    public void checkDistinct() {
        PathTree.ofDistinct(paths, path -> path, "ProjectionExpression");
    }
}

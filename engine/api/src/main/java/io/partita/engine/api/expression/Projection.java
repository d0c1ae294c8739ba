package io.partita.engine.api.expression;

import io.partita.engine.api.item.Item;
import java.util.List;

/**
 * Which attributes a read returns. An empty list of paths means all of them: of the item, or of what
 * the index projects.
 *
 * <p>A projected nested path comes back inside its parents, as a ProjectionExpression has it: {@code a.b[1]}
 * of {@code {a: {b: [1, 2], c: 3}}} is {@code {a: {b: [2]}}}.
 *
 * @param paths what is returned, or empty for everything
 * @param whole whether everything means all of the item also where an index holds less: a local index fetches it
 */
public record Projection(List<Path> paths, boolean whole) {

    /** Everything that is there to be read. */
    public static final Projection ALL = new Projection(List.of(), false);

    /** All of the item, wherever it is read from. */
    public static final Projection WHOLE_ITEM = new Projection(List.of(), true);

    public Projection {
        paths = List.copyOf(paths);
    }

    public static Projection of(List<Path> paths) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("a projection names at least one path; everything is Projection.ALL");
        }
        return new Projection(paths, false);
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
        if (paths.size() > 1) {
            PathTree.ofDistinct(paths, path -> path, "ProjectionExpression");
        }
    }
}

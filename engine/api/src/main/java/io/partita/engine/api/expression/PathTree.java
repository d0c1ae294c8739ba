package io.partita.engine.api.expression;

import io.partita.engine.api.error.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Document paths merged at their common beginnings, each with something at its end. A node stands for the value at
 * one path; its children are one step below.
 */
final class PathTree<T> {
    private @Nullable T end;
    /** The first path that led here or further. */
    private @Nullable Path first;

    private @Nullable Map<String, PathTree<T>> names;
    private @Nullable SortedMap<Integer, PathTree<T>> indexes;

    /** What was put at the end of the path that leads here, or null if none ends here. */
    @Nullable
    T end() {
        return end;
    }

    boolean hasNames() {
        return names != null;
    }

    boolean hasIndexes() {
        return indexes != null;
    }

    /** The children by name, in the order in which they came. */
    Map<String, PathTree<T>> names() {
        return names == null ? Map.of() : names;
    }

    /** The children by index, in ascending order. */
    SortedMap<Integer, PathTree<T>> indexes() {
        return indexes == null ? new TreeMap<>() : indexes;
    }

    /**
     * The tree of paths that have nothing in common but parents of one kind.
     *
     * @param ends what is put at the ends of the paths
     * @param expression where the paths come from, for the message
     * @throws StoreException VALIDATION if a path is the same as another, or leads to or through it; if there is none such, of
     *     paths of which one goes on by name where another goes on by index
     */
    static <T> PathTree<T> ofDistinct(List<? extends T> ends, Function<T, Path> pathOf, String expression) {
        PathTree<T> tree = new PathTree<>();
        StoreException conflict = null;
        for (T end : ends) {
            StoreException found = tree.addDistinct(pathOf.apply(end), end, expression);
            conflict = conflict == null ? found : conflict;
        }
        if (conflict != null) {
            throw conflict;
        }
        return tree;
    }

    /** Adds a path; throws that it overlaps with another, and returns that it conflicts with one, or null. */
    private @Nullable StoreException addDistinct(Path path, T newEnd, String expression) {
        StoreException conflict = null;
        PathTree<T> node = this;
        for (int depth = 0; depth <= path.steps().size(); depth++) {
            if (conflict == null && node.conflictsWith(path, depth)) {
                conflict = unfit("conflict", node.first, path, expression);
            }
            node = node.child(path, depth);
            if (node.end != null) {
                throw unfit("overlap", node.first, path, expression);
            }
        }
        if (node.hasNames() || node.hasIndexes()) {
            throw unfit("overlap", node.first, path, expression);
        }
        node.end = newEnd;
        return conflict;
    }

    /** Adds a path, unless it leads through one that is there; takes out those that lead through it. */
    void cover(Path path, T newEnd) {
        PathTree<T> node = this;
        for (int depth = 0; depth <= path.steps().size() && node.end == null; depth++) {
            node = node.child(path, depth);
        }
        node.end = newEnd;
        node.names = null;
        node.indexes = null;
    }

    /** Whether the step is by name where others are by index, or the other way round. */
    private boolean conflictsWith(Path path, int depth) {
        return depth > 0 && (path.steps().get(depth - 1) instanceof Path.Index ? hasNames() : hasIndexes());
    }

    private PathTree<T> child(Path path, int depth) {
        PathTree<T> child;
        if (depth > 0 && path.steps().get(depth - 1) instanceof Path.Index index) {
            indexes = indexes == null ? new TreeMap<>() : indexes;
            child = indexes.computeIfAbsent(index.index(), any -> new PathTree<>());
        } else {
            String name =
                    depth == 0 ? path.attribute() : ((Path.Name) path.steps().get(depth - 1)).name();
            names = names == null ? new LinkedHashMap<>() : names;
            child = names.computeIfAbsent(name, any -> new PathTree<>());
        }
        child.first = child.first == null ? path : child.first;
        return child;
    }

    private static StoreException unfit(String what, @Nullable Path first, Path second, String expression) {
        return StoreException.validation("Invalid " + expression + ": Two document paths " + what
                + " with each other; must remove or rewrite one of these paths; path one: " + text(first)
                + ", path two: " + text(second));
    }

    /** A path as the messages of the service have it: {@code [a, b, [0]]}. */
    private static String text(@Nullable Path path) {
        if (path == null) {
            return "[]";
        }
        StringBuilder text = new StringBuilder("[").append(path.attribute());
        for (Path.Step step : path.steps()) {
            text.append(", ").append(step instanceof Path.Name name ? name.name() : step.toString());
        }
        return text.append(']').toString();
    }
}

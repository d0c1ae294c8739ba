package io.partita.planner.path;

import io.partita.engine.api.expression.Path;
import io.partita.planner.expression.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The paths that scalars read, gathered so that a projection can ask for them. */
public final class AttributePaths {
    private final Set<Path> paths = new LinkedHashSet<>();
    private boolean whole;

    /** The paths of these scalars. */
    public static AttributePaths of(Iterable<Scalar> scalars) {
        AttributePaths paths = new AttributePaths();
        scalars.forEach(paths::add);
        return paths;
    }

    /** Everything there is. */
    public static AttributePaths wholeItem() {
        AttributePaths paths = new AttributePaths();
        paths.whole = true;
        return paths;
    }

    /** Both together. */
    public AttributePaths plus(AttributePaths other) {
        AttributePaths sum = new AttributePaths();
        sum.paths.addAll(paths);
        sum.paths.addAll(other.paths);
        sum.whole = whole || other.whole;
        return sum;
    }

    void add(Scalar scalar) {
        if (scalar instanceof Scalar.Attribute attribute) {
            paths.add(attribute.path());
        } else if (scalar instanceof Scalar.WholeItem) {
            whole = true;
        } else if (scalar instanceof Scalar.Call call) {
            call.operands().forEach(this::add);
        }
    }

    void addAttribute(String attribute) {
        paths.add(Path.of(attribute));
    }

    /** Whether whole items are needed. */
    public boolean isWhole() {
        return whole;
    }

    boolean isEmpty() {
        return paths.isEmpty() && !whole;
    }

    /** The top-level attributes that the paths start from. */
    public Set<String> attributes() {
        Set<String> attributes = new TreeSet<>();
        paths.forEach(path -> attributes.add(path.attribute()));
        return attributes;
    }

    /**
     * As a projection may name them: no path is part of another, which the service refuses, and none goes into a list,
     * because a projected list closes its gaps and would answer to other indexes.
     */
    List<Path> projection() {
        Set<Path> trimmed = new LinkedHashSet<>();
        paths.forEach(path -> trimmed.add(upToList(path)));
        List<Path> outermost = new ArrayList<>();
        for (Path path : trimmed) {
            if (trimmed.stream().noneMatch(other -> isWithin(path, other))) {
                outermost.add(path);
            }
        }
        return outermost;
    }

    private static Path upToList(Path path) {
        List<Path.Step> steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Path.Index) {
                return new Path(path.attribute(), steps.subList(0, i));
            }
        }
        return path;
    }

    private static boolean isWithin(Path inner, Path outer) {
        return inner.attribute().equals(outer.attribute())
                && inner.steps().size() > outer.steps().size()
                && inner.steps().subList(0, outer.steps().size()).equals(outer.steps());
    }
}

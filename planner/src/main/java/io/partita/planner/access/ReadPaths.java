package io.partita.planner.access;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.table.KeySchema;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarPaths;
import io.partita.planner.plan.TableAccess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The paths to ask the store for. It packs the elements of a projected list densely and refuses paths of which one
 * lies in another; so a path is asked for up to its first index only, and what lies in another path is left out.
 */
final class ReadPaths {
    private final Set<Path> paths = new LinkedHashSet<>();
    private boolean isWhole;

    private ReadPaths() {}

    /** What the store is to return so that these paths can be read; none means the whole item. */
    private static Projection projection(List<Path> needed) {
        for (Path path : needed) {
            if (!path.isTopLevel()) {
                return of(needed).projection();
            }
        }
        return needed.isEmpty() ? Projection.ALL : Projection.of(needed);
    }

    /** What is needed of an item whose remainder is evaluated here. */
    static Projection filteredThere(TableAccess access) {
        return access.remainder() == null
                ? projection(access.projection())
                : of(access.projection()).and(access.remainder()).projection();
    }

    /** What is needed of an item whose filter and remainder are evaluated here. */
    static Projection filteredHere(TableAccess access) {
        return access.filter() == null
                ? filteredThere(access)
                : of(access.projection())
                        .and(access.filter())
                        .and(access.remainder())
                        .projection();
    }

    static ReadPaths of(List<Path> needed) {
        ReadPaths paths = new ReadPaths();
        paths.isWhole = needed.isEmpty();
        needed.forEach(path -> paths.paths.add(upToIndex(path)));
        return paths;
    }

    /** The key attributes alone. */
    static ReadPaths keysOf(KeySchema key) {
        return new ReadPaths().and(key);
    }

    ReadPaths and(@Nullable Scalar scalar) {
        List<Path> read = new ArrayList<>();
        if (scalar != null && !ScalarPaths.collect(scalar, read)) {
            isWhole = true;
        }
        read.forEach(path -> paths.add(upToIndex(path)));
        return this;
    }

    ReadPaths and(KeySchema key) {
        key.attributes().forEach(attribute -> paths.add(Path.of(attribute.name())));
        return this;
    }

    Projection projection() {
        if (isWhole) {
            return Projection.ALL;
        }
        return Projection.of(paths.stream().filter(path -> !liesInAnother(path)).toList());
    }

    private boolean liesInAnother(Path path) {
        for (int steps = 0; steps < path.steps().size(); steps++) {
            if (paths.contains(new Path(path.attribute(), path.steps().subList(0, steps)))) {
                return true;
            }
        }
        return false;
    }

    private static Path upToIndex(Path path) {
        for (int i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i) instanceof Path.Index) {
                return new Path(path.attribute(), path.steps().subList(0, i));
            }
        }
        return path;
    }
}

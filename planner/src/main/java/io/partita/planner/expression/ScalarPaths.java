package io.partita.planner.expression;

import io.partita.engine.api.expression.Path;
import java.util.Collection;

/** The paths that a scalar reads. */
public final class ScalarPaths {
    private ScalarPaths() {}

    /**
     * Adds the paths that a scalar reads.
     *
     * @return false if it reads the whole item, so that the paths do not say it all
     */
    public static boolean collect(Scalar scalar, Collection<Path> paths) {
        if (scalar instanceof Scalar.Attribute attribute) {
            paths.add(attribute.path());
        } else if (scalar instanceof Scalar.WholeItem) {
            return false;
        } else if (scalar instanceof Scalar.Call call) {
            boolean complete = true;
            for (Scalar operand : call.operands()) {
                complete &= collect(operand, paths);
            }
            return complete;
        }
        return true;
    }
}

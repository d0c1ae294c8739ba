package io.partita.planner.binder;

import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.UpdateValue;
import java.util.ArrayList;
import java.util.List;

/** What assignments need of the item before the store is asked to change it. */
final class ComputedValues {
    private final List<Scalar> scalars = new ArrayList<>();

    private ComputedValues() {}

    static List<Scalar> of(List<Assignment> assignments) {
        ComputedValues values = new ComputedValues();
        for (Assignment assignment : assignments) {
            if (assignment instanceof ItemWrite.SetTo set) {
                values.visit(set.value());
            }
        }
        return values.scalars;
    }

    static boolean isIn(List<Assignment> assignments) {
        return !of(assignments).isEmpty();
    }

    private void visit(UpdateValue value) {
        if (value instanceof ItemWrite.Computed computed) {
            scalars.add(computed.value());
        } else if (value instanceof ItemWrite.AtOrElse either) {
            visit(either.otherwise());
        } else if (value instanceof ItemWrite.Plus plus) {
            visit(plus.left());
            visit(plus.right());
        } else if (value instanceof ItemWrite.Minus minus) {
            visit(minus.left());
            visit(minus.right());
        } else if (value instanceof ItemWrite.ListAppend append) {
            visit(append.left());
            visit(append.right());
        }
    }
}

package io.partita.planner.joins;

import io.partita.planner.expression.Tuple;
import io.partita.planner.joins.HeldRows.Held;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.tuples.Pace;
import io.partita.planner.tuples.RowKey;
import org.jspecify.annotations.Nullable;

/** The rows that one left row after another makes with the right rows that are held. */
final class Pairing {
    private final JoinSides sides;
    private final Pace pace;
    private final RowKey key;
    private Tuple left = new Tuple();
    private @Nullable Held candidate;
    private boolean isOpen;

    Pairing(JoinSides sides, Pace pace) {
        this.sides = sides;
        this.pace = pace;
        this.key = sides.emptyKey();
    }

    /** Goes on with this left row. */
    void start(Tuple row, HeldRows right) {
        left = row;
        key.fill(sides.leftKeys(), row);
        candidate = sides.canMatch(key) ? right.first(key) : null;
        isOpen = true;
    }

    /** The next row that the left row makes, or null if there is none any more. */
    @Nullable
    Tuple next() {
        while (candidate != null) {
            Held partner = candidate;
            candidate = partner.next();
            pace.step();
            Tuple pair = sides.pair(left, partner.tuple());
            if (pair != null) {
                isOpen = false;
                partner.foundPartner();
                if (!sides.isExistence()) {
                    return pair;
                }
                candidate = null;
                return sides.kind() == JoinKind.SEMI ? left : null;
            }
        }
        return isOpen ? alone() : null;
    }

    private @Nullable Tuple alone() {
        isOpen = false;
        if (sides.kind() == JoinKind.ANTI) {
            return left;
        }
        return sides.keepsLeft() ? sides.withoutRight(left) : null;
    }
}

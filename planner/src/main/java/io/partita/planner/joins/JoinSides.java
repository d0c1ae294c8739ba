package io.partita.planner.joins;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Tuple;
import io.partita.planner.plan.JoinKey;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.tuples.Columns;
import io.partita.planner.tuples.RowKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a join is by: its kind, its keys on both sides, and the condition beside them. Immutable. */
final class JoinSides {
    private final JoinKind kind;
    private final int leftWidth;
    private final int rightWidth;
    private final Columns leftKeys;
    private final Columns rightKeys;
    private final boolean[] nullsMatch;
    private final @Nullable Scalar condition;
    private final Arguments arguments;

    private JoinSides(JoinKind kind, Width width, List<JoinKey> keys, @Nullable Scalar condition, Arguments arguments) {
        this.kind = kind;
        this.leftWidth = width.left();
        this.rightWidth = width.right();
        this.leftKeys = new Columns(keys.stream().map(JoinKey::left).toList(), arguments);
        this.rightKeys = new Columns(keys.stream().map(JoinKey::right).toList(), arguments);
        this.nullsMatch = new boolean[keys.size()];
        for (int i = 0; i < nullsMatch.length; i++) {
            nullsMatch[i] = keys.get(i).nullsMatch();
        }
        this.condition = condition;
        this.arguments = arguments;
    }

    /** How many columns each side has. */
    record Width(int left, int right) {}

    static JoinSides of(
            JoinKind kind, Width width, List<JoinKey> keys, @Nullable Scalar condition, Arguments arguments) {
        return new JoinSides(kind, width, keys, condition, arguments);
    }

    JoinKind kind() {
        return kind;
    }

    Columns leftKeys() {
        return leftKeys;
    }

    Columns rightKeys() {
        return rightKeys;
    }

    RowKey emptyKey() {
        return new RowKey(nullsMatch.length);
    }

    /** Whether a row with this key can have a partner at all. */
    boolean canMatch(RowKey key) {
        if (!key.hasNull()) {
            return true;
        }
        for (int i = 0; i < nullsMatch.length; i++) {
            if (!nullsMatch[i] && key.isNull(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether left rows without a partner stay. */
    boolean keepsLeft() {
        return kind == JoinKind.LEFT || kind == JoinKind.FULL;
    }

    /** Whether right rows without a partner stay. */
    boolean keepsRight() {
        return kind == JoinKind.RIGHT || kind == JoinKind.FULL;
    }

    /** Whether it is only asked if there is a partner. */
    boolean isExistence() {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    }

    /** Whether a second right row of a key could change nothing. */
    boolean needsOneOfAKey() {
        return isExistence() && condition == null;
    }

    /** Whether there is no result without right rows. */
    boolean needsRight() {
        return kind == JoinKind.INNER || kind == JoinKind.RIGHT || kind == JoinKind.SEMI;
    }

    /** Both rows as one, or null if the condition is not true for them. */
    @Nullable
    Tuple pair(Tuple left, Tuple right) {
        if (condition == null && isExistence()) {
            return left;
        }
        @Nullable AttributeValue[] values = Arrays.copyOf(left.values(), leftWidth + rightWidth);
        System.arraycopy(right.values(), 0, values, leftWidth, rightWidth);
        Tuple pair = new Tuple(values);
        return condition == null || condition.isTrue(pair, arguments) ? pair : null;
    }

    Tuple withoutRight(Tuple left) {
        @Nullable AttributeValue[] values = Arrays.copyOf(left.values(), leftWidth + rightWidth);
        Arrays.fill(values, leftWidth, values.length, NullValue.NULL);
        return new Tuple(values);
    }

    Tuple withoutLeft(Tuple right) {
        @Nullable AttributeValue[] values = new AttributeValue[leftWidth + rightWidth];
        Arrays.fill(values, 0, leftWidth, NullValue.NULL);
        System.arraycopy(right.values(), 0, values, leftWidth, rightWidth);
        return new Tuple(values);
    }
}

package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.tuples.RowKey;
import io.partita.planner.tuples.RowOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call of an aggregate function, ready to run. Data of a type that the function does not take is ignored, as NULL and
 * MISSING are; a constant of such a type is a mistake. Immutable.
 */
public final class Aggregation {
    private static final AttributeValue ROW = AttributeValue.of(true);

    private final AggregateCall call;
    private final Arguments arguments;
    private final boolean countsNulls;
    private final @Nullable Scalar operand;
    private final @Nullable RowOrder order;

    /**
     * A call.
     *
     * @throws QueryException TYPE_MISMATCH if a constant operand is not what the function takes
     */
    public Aggregation(AggregateCall call, Arguments arguments) {
        this.call = call;
        this.arguments = arguments;
        this.countsNulls = switch (call.function()) {
            case ARRAY_AGG, ANY_VALUE, SINGLE_VALUE -> true;
            default -> false;
        };
        this.operand = call.operands().isEmpty() ? null : call.operands().get(0);
        this.order = call.order().isEmpty() ? null : new RowOrder(call.order());
        requireType(call, arguments);
    }

    private static void requireType(AggregateCall call, Arguments arguments) {
        List<AttributeType> types = switch (call.function()) {
            case SUM, AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP -> List.of(AttributeType.N);
            case EVERY, SOME -> List.of(AttributeType.BOOL);
            case LISTAGG -> List.of(AttributeType.S, AttributeType.N);
            default -> List.of();
        };
        Scalar operand = call.operands().isEmpty() ? null : call.operands().get(0);
        if (types.isEmpty() || operand == null || !operand.isConstant()) {
            return;
        }
        AttributeValue value = operand.evaluate(Item.EMPTY, arguments);
        if (value != null && value != NullValue.NULL && !types.contains(value.type())) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    call.function().name() + " does not take a " + value.type().words());
        }
    }

    /** Whether this is COUNT(*), of all rows. */
    boolean countsRows() {
        return call.function() == AggregateFunction.COUNT && operand == null && call.filter() == null;
    }

    /** The accumulator of a group that has keys. */
    Accumulator start(MemoryBound memory, GroupKeys keys, RowKey group) {
        return call.function() == AggregateFunction.GROUPING
                ? new FixedValue(AttributeValue.of(keys.bits(group, places())))
                : start(memory);
    }

    private List<Integer> places() {
        return call.operands().stream()
                .map(place -> ((NumberValue) ((Scalar.Constant) place).value())
                        .value()
                        .intValueExact())
                .toList();
    }

    /** The accumulator of one group, which holds no more than the memory allows. */
    public Accumulator start(MemoryBound memory) {
        Accumulator function = function(memory);
        boolean changesNothing = switch (call.function()) {
            case MIN, MAX, EVERY, SOME, ANY_VALUE -> true;
            default -> operand == null;
        };
        return call.distinct() && !changesNothing ? new DistinctValues(function, order != null, memory) : function;
    }

    private Accumulator function(MemoryBound memory) {
        AggregateFunction function = call.function();
        return switch (function) {
            case COUNT -> new Count();
            case SUM, AVG -> new Sum(function == AggregateFunction.AVG);
            case MIN, MAX -> new Extreme(function == AggregateFunction.MAX);
            case STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP -> new Variance(function);
            case EVERY, SOME -> new Agreement(function == AggregateFunction.EVERY);
            case GROUPING -> new FixedValue(AttributeValue.of(0));
            case ANY_VALUE, SINGLE_VALUE -> new FirstValue(function == AggregateFunction.SINGLE_VALUE);
            case ARRAY_AGG -> new CollectedValues(order, arguments, memory, AttributeValue::of);
            case LISTAGG -> {
                String separator = separator();
                yield new CollectedValues(order, arguments, memory, values -> joined(values, separator));
            }
        };
    }

    private String separator() {
        if (call.operands().size() < 2) {
            return "";
        }
        AttributeValue separator = call.operands().get(1).evaluate(Item.EMPTY, arguments);
        if (separator instanceof StringValue text) {
            return text.value();
        }
        throw new QueryException(QueryErrorCode.TYPE_MISMATCH, "LISTAGG takes a text as its separator");
    }

    private static AttributeValue joined(List<AttributeValue> values, String separator) {
        return AttributeValue.of(values.stream().map(Aggregation::printed).collect(Collectors.joining(separator)));
    }

    private static String printed(AttributeValue value) {
        return value instanceof StringValue text ? text.value() : ((NumberValue) value).text();
    }

    /** Lets the accumulator see a row. */
    void add(Accumulator accumulator, Item row) {
        AttributeValue value = value(row);
        if (value != null) {
            accumulator.add(value, row);
        }
    }

    /** What the function sees of a row; null if the row does not count. */
    public @Nullable AttributeValue value(Item row) {
        Scalar filter = call.filter();
        if (filter != null && !filter.isTrue(row, arguments)) {
            return null;
        }
        if (operand == null) {
            return ROW;
        }
        if (call.function() == AggregateFunction.COUNT && call.operands().size() > 1) {
            return together(row);
        }
        AttributeValue value = operand.evaluate(row, arguments);
        if (value == null || value == NullValue.NULL) {
            return countsNulls ? NullValue.NULL : null;
        }
        boolean isPrinted = value instanceof StringValue || value instanceof NumberValue;
        return call.function() == AggregateFunction.LISTAGG && !isPrinted ? null : value;
    }

    /** The values of several operands, of which none may be absent. */
    private @Nullable AttributeValue together(Item row) {
        List<AttributeValue> values = new ArrayList<>();
        for (Scalar each : call.operands()) {
            AttributeValue value = each.evaluate(row, arguments);
            if (value == null || value == NullValue.NULL) {
                return null;
            }
            values.add(value);
        }
        return AttributeValue.of(values);
    }
}

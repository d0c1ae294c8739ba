package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.Window;
import io.partita.parser.syntax.Query.NamedWindow;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.RankingFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.plan.WindowCall;
import io.partita.planner.plan.WindowCall.Frame;
import io.partita.planner.plan.WindowCall.FrameBound;
import io.partita.planner.plan.WindowCall.FrameBoundKind;
import io.partita.planner.plan.WindowCall.FrameExclusion;
import io.partita.planner.plan.WindowCall.FrameUnit;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Window functions; those over one partitioning and order are gathered, so that the rows are sorted once. */
final class WindowBinder {
    private final GroupBinder groups;
    private final RelationScope scope;
    private final ExpressionBinder expressions;
    private final List<NamedWindow> named;
    private final List<Gathered> gathered = new ArrayList<>();

    private record Gathered(List<Scalar> partition, List<SortTerm> order, List<WindowCall> calls) {}

    /** Where a call stands. */
    private record Place(List<Scalar> partition, List<SortTerm> order, WindowCall call) {}

    WindowBinder(GroupBinder groups, RelationScope scope, ExpressionBinder expressions, List<NamedWindow> named) {
        this.groups = groups;
        this.scope = scope;
        this.expressions = expressions;
        this.named = named;
    }

    Scalar bind(FunctionCall call, AggregateNames.Named function) {
        checkFunction(call, function);
        groups.allow(GroupBinder.Allowed.AGGREGATES, GroupBinder.WINDOW);
        List<Scalar> operands = expressions.bindAll(call.arguments());
        Scalar filter = call.filter().map(expressions::bind).orElse(null);
        Window window = resolved(call.over().orElseThrow(), 0);
        List<Scalar> partition = expressions.bindAll(window.partitionBy());
        List<SortTerm> order = groups.order(window.orderBy());
        groups.allow(GroupBinder.Allowed.AGGREGATES_AND_WINDOWS, "SELECT");
        Frame frame = window.frame().map(each -> frame(each, order)).orElse(Frame.DEFAULT);
        checkFrame(window, frame, order);
        WindowCall bound = new WindowCall(function.function(), operands, call.distinct(), filter, false, frame);
        SqlType type = function.function() instanceof AggregateFunction aggregate
                ? groups.type(aggregate, operands)
                : groups.type((RankingFunction) function.function(), operands);
        return add(new Place(partition, order, bound), type, call);
    }

    private static void checkFunction(FunctionCall call, AggregateNames.Named function) {
        if (call.distinct() && !function.isAggregate()) {
            throw Refusals.invalid(
                    "DISTINCT belongs to aggregates, and " + call.name().text() + " is none", call.position());
        } else if (function.function() == AggregateFunction.GROUPING) {
            throw Refusals.invalid("GROUPING is of groups and takes no window", call.position());
        }
    }

    private Scalar add(Place place, SqlType type, FunctionCall call) {
        Gathered group = gathered.stream()
                .filter(each -> each.partition().equals(place.partition())
                        && each.order().equals(place.order()))
                .findFirst()
                .orElseGet(() -> {
                    Gathered added = new Gathered(place.partition(), place.order(), new ArrayList<>());
                    gathered.add(added);
                    return added;
                });
        int index = group.calls().indexOf(place.call());
        if (index < 0) {
            index = group.calls().size();
            group.calls().add(place.call());
        }
        int inGroup = index;
        return scope.field(place, () -> new BoundField.Windowed(before(group) + inGroup), type, call);
    }

    private int before(Gathered group) {
        int calls = 0;
        for (Gathered each : gathered) {
            if (each.partition().equals(group.partition()) && each.order().equals(group.order())) {
                return calls;
            }
            calls += each.calls().size();
        }
        throw new IllegalStateException("no group of this SELECT");
    }

    List<BoundRelation.WindowGroup> groups() {
        return gathered.stream()
                .map(group -> new BoundRelation.WindowGroup(group.partition(), group.order(), group.calls()))
                .toList();
    }

    // ---- windows ----

    /** The window with what the one that it builds on says. */
    private Window resolved(Window window, int depth) {
        if (window.name().isEmpty()) {
            return window;
        }
        Window base = named.stream()
                .filter(each -> FromSource.matches(each.name(), window.name().get()))
                .map(NamedWindow::window)
                .findFirst()
                .orElseThrow(() -> new QueryException(
                        QueryErrorCode.INVALID_STATEMENT,
                        "there is no window " + window.name().get().text() + "; define it by WINDOW "
                                + window.name().get().text() + " AS (…)",
                        window.name().get().position()));
        if (depth > named.size()) {
            throw Refusals.invalid("windows build on each other in a circle", window.position());
        }
        Window resolved = resolved(base, depth + 1);
        return new Window(
                java.util.Optional.empty(),
                window.partitionBy().isEmpty() ? resolved.partitionBy() : window.partitionBy(),
                window.orderBy().isEmpty() ? resolved.orderBy() : window.orderBy(),
                window.frame().isEmpty() ? resolved.frame() : window.frame(),
                window.position());
    }

    private Frame frame(Expression.Frame frame, List<SortTerm> order) {
        FrameUnit unit = FrameUnit.valueOf(frame.unit().name());
        return new Frame(
                unit,
                bound(frame.start(), unit, order),
                bound(frame.end(), unit, order),
                FrameExclusion.valueOf(frame.exclusion().name()));
    }

    private FrameBound bound(Expression.FrameBound bound, FrameUnit unit, List<SortTerm> order) {
        FrameBoundKind kind = FrameBoundKind.valueOf(bound.kind().name());
        if (bound.offset().isPresent() && bound.offset().get() instanceof Expression.IntervalLiteral interval) {
            return new FrameBound(kind, distant(interval, kind, unit, order));
        }
        Scalar offset = bound.offset().map(expressions::bind).orElse(null);
        if (offset != null && !offset.isConstant()) {
            throw Refusals.invalid("the bound of a frame is a constant number or an interval", bound.position());
        }
        return new FrameBound(kind, offset);
    }

    /** What is an interval before or behind the value that is ordered by, which is the only column. */
    private static Scalar distant(
            Expression.IntervalLiteral interval, FrameBoundKind kind, FrameUnit unit, List<SortTerm> order) {
        if (unit != FrameUnit.RANGE) {
            throw Refusals.invalid(unit + " counts: its bound is a number, not an interval", interval.position());
        }
        boolean ascending = order.isEmpty() || order.get(0).ascending();
        Scalar moment = new Scalar.Column(0);
        for (IntervalSteps.Step step : IntervalSteps.of(interval, (kind == FrameBoundKind.PRECEDING) == ascending)) {
            moment = step.of(moment);
        }
        return moment;
    }

    private static void checkFrame(Window window, Frame frame, List<SortTerm> order) {
        boolean counts = frame.start().offset() != null || frame.end().offset() != null;
        if (counts && frame.unit() == FrameUnit.RANGE && order.size() != 1) {
            throw Refusals.invalid(
                    "a RANGE frame with a distance needs an ORDER BY of one expression", window.position());
        }
        if (frame.start().kind() == FrameBoundKind.UNBOUNDED_FOLLOWING
                || frame.end().kind() == FrameBoundKind.UNBOUNDED_PRECEDING
                || frame.start().kind().compareTo(frame.end().kind()) > 0) {
            throw Refusals.invalid("the frame ends before it starts", window.position());
        }
    }
}

package io.partita.planner.explain;

import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarNames;
import io.partita.planner.expression.ScalarText;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.plan.WindowCall;
import io.partita.planner.plan.WindowCall.Frame;
import io.partita.planner.plan.WindowCall.FrameBound;
import io.partita.planner.plan.WindowCall.FrameExclusion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls of aggregate and window functions, and terms of an order, as text over the rows of one node. */
final class CallText {
    private static final ScalarNames AT_DISTANCE = new ScalarNames(null, List.of("current"), List.of());

    private final Arguments arguments;
    private final ScalarNames names;

    CallText(Arguments arguments, ScalarNames names) {
        this.arguments = arguments;
        this.names = names;
    }

    String of(AggregateCall call) {
        return call.function().name() + "("
                + (call.distinct() ? "DISTINCT " : "")
                + (call.operands().isEmpty() ? "*" : texts(call.operands()))
                + (call.order().isEmpty() ? "" : " order by " + terms(call.order())) + ")"
                + filter(call.filter());
    }

    String of(WindowCall call) {
        boolean countsRows =
                call.function() == AggregateFunction.COUNT && call.operands().isEmpty();
        return call.function().name() + "("
                + (call.distinct() ? "DISTINCT " : "")
                + (countsRows ? "*" : texts(call.operands())) + ")"
                + (call.ignoreNulls() ? " ignoring nulls" : "")
                + filter(call.filter())
                + (call.frame().equals(Frame.DEFAULT) ? "" : " " + frame(call.frame()));
    }

    private String filter(@Nullable Scalar filter) {
        return filter == null ? "" : " where " + text(filter);
    }

    private String frame(Frame frame) {
        return "over " + frame.unit().name().toLowerCase(Locale.ROOT) + " from " + bound(frame.start()) + " to "
                + bound(frame.end())
                + (frame.exclusion() == FrameExclusion.NO_OTHERS
                        ? ""
                        : " without "
                                + frame.exclusion()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '));
    }

    private String bound(FrameBound bound) {
        String kind = bound.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Scalar offset = bound.offset();
        if (offset == null) {
            return kind;
        }
        return (offset.isConstant() ? text(offset) : ScalarText.of(offset, arguments, AT_DISTANCE)) + " " + kind;
    }

    String terms(List<SortTerm> terms) {
        return terms.stream().map(this::term).collect(Collectors.joining(", "));
    }

    private String term(SortTerm term) {
        String nulls = term.nullsFirst() ? " nulls first" : " nulls last";
        return text(term.value())
                + (term.ascending() ? "" : " descending")
                + (term.nullsFirst() == term.ascending() ? "" : nulls);
    }

    String texts(List<Scalar> scalars) {
        return scalars.stream().map(this::text).collect(Collectors.joining(", "));
    }

    String text(Scalar scalar) {
        return ScalarText.of(scalar, arguments, names);
    }
}

package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Query.NamedWindow;
import io.partita.parser.syntax.SortItem;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.RankingFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.plan.WindowCall;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one SELECT, its aggregates and its window functions. What is bound in the items, in HAVING and in ORDER
 * BY is first bound over rows and then, by {@link #ofGroup}, over groups.
 */
final class GroupBinder {
    /** Which calls may stand where something is bound now. */
    enum Allowed {
        NOTHING,
        AGGREGATES,
        AGGREGATES_AND_WINDOWS
    }

    static final String WINDOW = "a window function";

    private final RelationScope scope;
    private final ExpressionBinder expressions;
    private final ScalarTypes types;
    private final WindowBinder windowBinder;
    private final List<Scalar> keys = new ArrayList<>();
    private final List<AggregateCall> calls = new ArrayList<>();
    private List<List<Integer>> sets = List.of();
    private Allowed allowed = Allowed.NOTHING;
    private String place = "WHERE";

    GroupBinder(RelationScope scope, ExpressionBinder expressions, List<NamedWindow> windows) {
        this.scope = scope;
        this.expressions = expressions;
        this.types = new ScalarTypes(scope);
        this.windowBinder = new WindowBinder(this, scope, expressions, windows);
    }

    /** Says where what is bound from now on stands, and which calls it may have. */
    void allow(Allowed newAllowed, String newPlace) {
        this.allowed = newAllowed;
        this.place = newPlace;
    }

    /** Returns the place of the key. */
    int addKey(Scalar key) {
        if (!keys.contains(key)) {
            keys.add(key);
        }
        return keys.indexOf(key);
    }

    /**
     * Takes the places of the keys of all grouping sets.
     *
     * @param places none for one set of all keys
     */
    void useSets(List<List<Integer>> places) {
        sets = List.copyOf(places);
    }

    boolean isGrouped() {
        return !keys.isEmpty() || !calls.isEmpty() || !sets.isEmpty();
    }

    // ---- calls ----

    Scalar bind(FunctionCall call) {
        AggregateNames.Named named = AggregateNames.find(call.name().text());
        if (named == null) {
            throw new QueryException(
                    QueryErrorCode.UNKNOWN_FUNCTION,
                    "there is no window function " + call.name().text(),
                    call.name().position());
        }
        checkArguments(call, named);
        if (call.over().isPresent()) {
            requireAllowed(Allowed.AGGREGATES_AND_WINDOWS, WINDOW, call);
            return windowBinder.bind(call, named);
        }
        if (!named.isAggregate()) {
            throw Refusals.invalid(
                    call.name().text() + " needs a window: " + call.name().text() + "(…) OVER (…)", call.position());
        }
        requireAllowed(Allowed.AGGREGATES, "an aggregate", call);
        return aggregate(call, (AggregateFunction) named.function());
    }

    private void requireAllowed(Allowed least, String what, FunctionCall call) {
        if (allowed.compareTo(least) < 0) {
            String cure = place.equals("WHERE") && least == Allowed.AGGREGATES
                    ? "; conditions on groups stand in HAVING"
                    : "";
            throw Refusals.invalid(what + " cannot stand in " + place + cure, call.position());
        }
    }

    private static void checkArguments(FunctionCall call, AggregateNames.Named named) {
        String name = call.name().text();
        int count = call.arguments().size();
        boolean isCount = named.function() == AggregateFunction.COUNT;
        if (call.star() && !isCount) {
            throw Refusals.invalid("only COUNT takes *, not " + name, call.position());
        }
        int least = isCount && !call.star() ? 1 : named.least();
        if (count < least || count > named.most()) {
            String most = least == named.most() ? "" : " to " + named.most();
            throw Refusals.invalid(
                    "wrong number of arguments: " + name + " takes " + least + most + ", not " + count,
                    call.position());
        }
    }

    private Scalar aggregate(FunctionCall call, AggregateFunction function) {
        Allowed before = allowed;
        String placeBefore = place;
        allow(Allowed.NOTHING, "the argument of an aggregate");
        AggregateCall bound = new AggregateCall(
                function,
                expressions.bindAll(call.arguments()),
                call.distinct(),
                call.filter().map(expressions::bind).orElse(null),
                order(call.withinGroup()));
        allow(before, placeBefore);
        if (function == AggregateFunction.GROUPING) {
            requireKeys(call, bound.operands());
        }
        int index = calls.indexOf(bound);
        if (index < 0) {
            index = calls.size();
            calls.add(bound);
        }
        int column = index;
        return scope.field(
                bound, () -> new BoundField.Grouped(keys.size() + column), type(function, bound.operands()), call);
    }

    private void requireKeys(FunctionCall call, List<Scalar> operands) {
        for (int i = 0; i < operands.size(); i++) {
            if (!keys.contains(operands.get(i))) {
                throw Refusals.invalid(
                        "GROUPING takes what stands in GROUP BY, and "
                                + expressions.text(call.arguments().get(i)) + " does not",
                        call.arguments().get(i).position());
            }
        }
    }

    List<SortTerm> order(List<SortItem> items) {
        List<SortTerm> terms = new ArrayList<>();
        for (SortItem item : items) {
            terms.add(OrderBinder.term(item, expressions.bind(item.expression())));
        }
        return terms;
    }

    SqlType type(AggregateFunction function, List<Scalar> operands) {
        return switch (function) {
            case COUNT, GROUPING -> SqlType.BIGINT;
            case SUM, AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP -> SqlType.NUMBER;
            case LISTAGG -> SqlType.STRING;
            case ARRAY_AGG -> SqlType.LIST;
            case EVERY, SOME -> SqlType.BOOLEAN;
            case MIN, MAX, ANY_VALUE, SINGLE_VALUE -> types.of(operands.get(0));
        };
    }

    SqlType type(RankingFunction function, List<Scalar> operands) {
        return switch (function) {
            case ROW_NUMBER, RANK, DENSE_RANK, NTILE -> SqlType.BIGINT;
            case PERCENT_RANK, CUME_DIST -> SqlType.NUMBER;
            case LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE -> types.of(operands.get(0));
        };
    }

    // ---- groups ----

    /**
     * The same value of a group: keys and aggregates are columns of it.
     *
     * @throws QueryException if it reads something that a group has many of
     */
    Scalar ofGroup(Scalar scalar) {
        if (!isGrouped()) {
            return scalar;
        }
        int key = keys.indexOf(scalar);
        if (key >= 0 && !scalar.isConstant()) {
            return scope.field(new BoundField.Grouped(key), types.of(scalar), written(scalar));
        }
        if (scalar instanceof Scalar.Column column && scope.isOfRow(column)) {
            Expression written = scope.written(column);
            throw new QueryException(
                    QueryErrorCode.INVALID_STATEMENT,
                    "a group has many values of " + name(written)
                            + "; add it to GROUP BY, or take one by an aggregate such as MAX",
                    written.position());
        }
        if (scalar instanceof Scalar.Call call) {
            return new Scalar.Call(
                    call.function(), call.operands().stream().map(this::ofGroup).toList());
        }
        return scalar;
    }

    /** As it is written; of a column that * stands for, its name. */
    private String name(Expression written) {
        String text = expressions.text(written);
        return text.endsWith("*") && written instanceof Expression.PathExpression path
                ? path.root().text()
                : text;
    }

    /** Requires that a subquery may stand here. */
    void requireSubqueries(Expression subquery) {
        if (place.equals(WINDOW)) {
            throw Refusals.notYet(
                    "subqueries within a window function (calculate them in a derived table) are", subquery.position());
        }
    }

    private Expression written(Scalar scalar) {
        return scalar instanceof Scalar.Column column
                ? scope.written(column)
                : new Expression.NullLiteral(io.partita.parser.syntax.Position.NONE);
    }

    List<Scalar> ofGroup(List<Scalar> scalars) {
        return scalars.stream().map(this::ofGroup).toList();
    }

    List<SortTerm> termsOfGroup(List<SortTerm> terms) {
        return terms.stream()
                .map(term -> new SortTerm(ofGroup(term.value()), term.ascending(), term.nullsFirst()))
                .toList();
    }

    BoundRelation.@Nullable Grouping grouping(@Nullable Scalar having) {
        return isGrouped() || having != null ? new BoundRelation.Grouping(keys, sets, calls, having) : null;
    }

    /** The window functions, over groups where there are any. */
    List<BoundRelation.WindowGroup> windows() {
        List<BoundRelation.WindowGroup> groups = new ArrayList<>();
        for (BoundRelation.WindowGroup group : windowBinder.groups()) {
            List<WindowCall> bound = group.calls().stream()
                    .map(call -> new WindowCall(
                            call.function(),
                            ofGroup(call.operands()),
                            call.distinct(),
                            call.filter() == null ? null : ofGroup(call.filter()),
                            call.ignoreNulls(),
                            call.frame()))
                    .toList();
            groups.add(new BoundRelation.WindowGroup(ofGroup(group.partition()), termsOfGroup(group.order()), bound));
        }
        return groups;
    }
}

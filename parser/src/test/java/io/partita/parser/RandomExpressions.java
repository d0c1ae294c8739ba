package io.partita.parser;

import static io.partita.parser.syntax.Position.NONE;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.And;
import io.partita.parser.syntax.Expression.Arithmetic;
import io.partita.parser.syntax.Expression.ArithmeticOperator;
import io.partita.parser.syntax.Expression.Between;
import io.partita.parser.syntax.Expression.BinaryLiteral;
import io.partita.parser.syntax.Expression.BooleanLiteral;
import io.partita.parser.syntax.Expression.Case;
import io.partita.parser.syntax.Expression.Cast;
import io.partita.parser.syntax.Expression.Comparison;
import io.partita.parser.syntax.Expression.ComparisonOperator;
import io.partita.parser.syntax.Expression.CurrentTime;
import io.partita.parser.syntax.Expression.DistinctFrom;
import io.partita.parser.syntax.Expression.Exists;
import io.partita.parser.syntax.Expression.Extract;
import io.partita.parser.syntax.Expression.Frame;
import io.partita.parser.syntax.Expression.FrameBound;
import io.partita.parser.syntax.Expression.FrameBoundKind;
import io.partita.parser.syntax.Expression.FrameExclusion;
import io.partita.parser.syntax.Expression.FrameUnit;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.InCollection;
import io.partita.parser.syntax.Expression.InList;
import io.partita.parser.syntax.Expression.InQuery;
import io.partita.parser.syntax.Expression.IndexStep;
import io.partita.parser.syntax.Expression.IntervalLiteral;
import io.partita.parser.syntax.Expression.Is;
import io.partita.parser.syntax.Expression.IsState;
import io.partita.parser.syntax.Expression.IsType;
import io.partita.parser.syntax.Expression.Like;
import io.partita.parser.syntax.Expression.ListLiteral;
import io.partita.parser.syntax.Expression.MapEntry;
import io.partita.parser.syntax.Expression.MapLiteral;
import io.partita.parser.syntax.Expression.MissingLiteral;
import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.Not;
import io.partita.parser.syntax.Expression.NullLiteral;
import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.Or;
import io.partita.parser.syntax.Expression.Parameter;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.PathStep;
import io.partita.parser.syntax.Expression.Quantified;
import io.partita.parser.syntax.Expression.Quantifier;
import io.partita.parser.syntax.Expression.RowValue;
import io.partita.parser.syntax.Expression.ScalarSubquery;
import io.partita.parser.syntax.Expression.SetLiteral;
import io.partita.parser.syntax.Expression.Signed;
import io.partita.parser.syntax.Expression.StepInto;
import io.partita.parser.syntax.Expression.StringLiteral;
import io.partita.parser.syntax.Expression.TemporalField;
import io.partita.parser.syntax.Expression.TemporalKind;
import io.partita.parser.syntax.Expression.TemporalLiteral;
import io.partita.parser.syntax.Expression.Trim;
import io.partita.parser.syntax.Expression.TrimSide;
import io.partita.parser.syntax.Expression.When;
import io.partita.parser.syntax.Expression.Window;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.SortItem;
import io.partita.parser.syntax.TypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Expressions of every kind, as the parser makes them: a sign before a number is part of it, a path is not stepped into
 * twice. Parts are made in the order of the text, so that parameters are counted right.
 */
final class RandomExpressions {
    private static final List<String> NUMBERS =
            List.of("0", "1", "42", "1.50", "0.001", "1E+3", "12345678901234567890123456789012345678", "9.99E+125");
    private static final List<TypeName> TYPES = List.of(
            type("STRING"),
            type("NUMBER SET"),
            type("DOUBLE PRECISION"),
            type("DATE"),
            type("VARCHAR", 20),
            type("DECIMAL", 10, 2),
            type("CHARACTER VARYING", 5),
            type("TIMESTAMP WITH TIME ZONE", 3),
            type("TIME WITHOUT TIME ZONE"));

    private final RandomNames dice;
    private final IntFunction<Query> queries;
    private final List<IntFunction<Expression>> kinds = List.of(
            this::literal,
            this::literal,
            this::path,
            this::path,
            this::collection,
            this::arithmetic,
            this::signed,
            this::stepInto,
            this::junction,
            this::predicate,
            this::predicate,
            this::subquery,
            this::call,
            this::construct);
    private int parameters;
    private boolean forbidden;

    RandomExpressions(RandomNames dice, IntFunction<Query> queries) {
        this.dice = dice;
        this.queries = queries;
    }

    private static TypeName type(String name, Integer... arguments) {
        return new TypeName(name, List.of(arguments), NONE);
    }

    TypeName type() {
        return dice.pick(TYPES);
    }

    /** An expression that is at most so many levels deep. */
    Expression expression(int depth) {
        return depth <= 0 ? leaf() : dice.pick(kinds).apply(depth - 1);
    }

    private Expression leaf() {
        return dice.chance(50) ? literal(0) : path(0);
    }

    List<Expression> some(int least, int most, int depth) {
        return dice.list(least, most, () -> expression(depth));
    }

    /** Makes something that takes none. */
    <T> T withoutParameters(Supplier<T> making) {
        forbidden = true;
        T made = making.get();
        forbidden = false;
        return made;
    }

    private Expression parameter() {
        return forbidden ? path() : new Parameter(parameters++, NONE);
    }

    private Expression literal(int depth) {
        return switch (dice.number(9)) {
            case 0 -> new StringLiteral(dice.text(), NONE);
            case 1 -> number();
            case 2 -> new BooleanLiteral(dice.chance(50), NONE);
            case 3 -> new NullLiteral(NONE);
            case 4 -> new MissingLiteral(NONE);
            case 5 -> new TemporalLiteral(dice.pick(TemporalKind.values()), dice.text(), NONE);
            case 6 -> new IntervalLiteral(dice.text(), dice.maybe(50, () -> dice.pick(TemporalField.values())), NONE);
            case 7 -> new BinaryLiteral(dice.pick(List.of("", "00", "0aff")), NONE);
            default -> parameter();
        };
    }

    private NumberLiteral number() {
        BigDecimal value = new BigDecimal(dice.pick(NUMBERS));
        return new NumberLiteral(dice.chance(30) ? value.negate() : value, NONE);
    }

    /** A whole number or a parameter, as LIMIT takes. */
    Expression count() {
        return dice.chance(50) && !forbidden
                ? parameter()
                : new NumberLiteral(BigDecimal.valueOf(dice.number(100)), NONE);
    }

    private PathExpression path(int depth) {
        return path();
    }

    PathExpression path() {
        return new PathExpression(dice.name(), dice.list(0, 3, this::step), NONE);
    }

    private PathStep step() {
        return dice.chance(60) ? new NameStep(dice.anyName(), NONE) : new IndexStep(dice.number(1000), NONE);
    }

    private Expression collection(int depth) {
        Supplier<MapEntry> entry = () -> new MapEntry(dice.text(), expression(depth), NONE);
        return switch (dice.number(3)) {
            case 0 -> new MapLiteral(dice.list(0, 3, entry), NONE);
            case 1 -> new ListLiteral(some(0, 3, depth), NONE);
            default -> new SetLiteral(some(0, 3, depth), NONE);
        };
    }

    private Expression arithmetic(int depth) {
        ArithmeticOperator operator = dice.pick(ArithmeticOperator.values());
        return new Arithmetic(operator, expression(depth), expression(depth), NONE);
    }

    private Expression signed(int depth) {
        boolean negative = dice.chance(50);
        Expression operand = expression(depth);
        return operand instanceof NumberLiteral ? operand : new Signed(negative, operand, NONE);
    }

    private Expression stepInto(int depth) {
        return new StepInto(expression(depth), dice.list(1, 3, this::step), NONE);
    }

    private Expression junction(int depth) {
        return switch (dice.number(3)) {
            case 0 -> new And(some(2, 4, depth), NONE);
            case 1 -> new Or(some(2, 4, depth), NONE);
            default -> new Not(expression(depth), NONE);
        };
    }

    private Expression predicate(int depth) {
        Expression operand = expression(depth);
        boolean negated = dice.chance(40);
        return switch (dice.number(9)) {
            case 0 -> new Comparison(dice.pick(ComparisonOperator.values()), operand, expression(depth), NONE);
            case 1 -> new Between(operand, expression(depth), expression(depth), dice.chance(30), negated, NONE);
            case 2 -> new InList(operand, some(0, 3, depth), negated, NONE);
            case 3 -> new InCollection(operand, inCollection(depth), negated, NONE);
            case 4 -> new InQuery(operand, queries.apply(depth), negated, NONE);
            case 5 ->
                new Like(
                        operand,
                        expression(depth),
                        dice.maybe(40, () -> expression(depth)),
                        dice.chance(30),
                        negated,
                        NONE);
            case 6 -> new Is(operand, dice.pick(IsState.values()), negated, NONE);
            case 7 -> new Is(operand, new IsType(type()), negated, NONE);
            default -> new DistinctFrom(operand, expression(depth), negated, NONE);
        };
    }

    private Expression inCollection(int depth) {
        return switch (dice.number(4)) {
            case 0 -> parameter();
            case 1 -> path();
            case 2 -> call(depth);
            default -> new StepInto(plainCall(depth), dice.list(1, 2, this::step), NONE);
        };
    }

    private Expression subquery(int depth) {
        return switch (dice.number(4)) {
            case 0 -> new Exists(queries.apply(depth), NONE);
            case 1 -> new ScalarSubquery(queries.apply(depth), NONE);
            case 2 -> new RowValue(some(2, 3, depth), NONE);
            default ->
                new Quantified(
                        dice.pick(ComparisonOperator.values()),
                        expression(depth),
                        dice.pick(Quantifier.values()),
                        queries.apply(depth),
                        NONE);
        };
    }

    private FunctionCall plainCall(int depth) {
        List<Expression> arguments = some(0, 3, depth);
        boolean star = arguments.isEmpty() && dice.chance(50);
        boolean distinct = !arguments.isEmpty() && dice.chance(30);
        return new FunctionCall(
                dice.function(), distinct, star, arguments, List.of(), Optional.empty(), Optional.empty(), NONE);
    }

    private FunctionCall call(int depth) {
        FunctionCall call = plainCall(depth);
        return new FunctionCall(
                call.name(),
                call.distinct(),
                call.star(),
                call.arguments(),
                dice.chance(20) ? dice.list(1, 2, () -> sortItem(depth)) : List.of(),
                dice.maybe(20, () -> expression(depth)),
                dice.maybe(40, () -> window(depth)),
                NONE);
    }

    private Expression construct(int depth) {
        return switch (dice.number(9)) {
            case 0 ->
                new Case(
                        dice.maybe(50, () -> expression(depth)),
                        dice.list(1, 3, () -> new When(expression(depth), expression(depth), NONE)),
                        dice.maybe(50, () -> expression(depth)),
                        NONE);
            case 1 -> new Cast(expression(depth), type(), dice.chance(30), NONE);
            case 2 -> new Extract(dice.pick(List.of("DAY", "DOY", "EPOCH", "A'B")), expression(depth), NONE);
            case 3 ->
                new Trim(
                        dice.pick(TrimSide.values()), dice.maybe(50, () -> expression(depth)), expression(depth), NONE);
            case 4 -> new CurrentTime(dice.pick(TemporalKind.values()), dice.maybe(30, () -> dice.number(10)), NONE);
            case 5 -> fixedCall("SUBSTRING", some(2, 3, depth));
            case 6 -> fixedCall("OVERLAY", some(3, 4, depth));
            case 7 -> fixedCall("JSON_OBJECT", some(2, 2, depth));
            default -> fixedCall("position", some(2, 2, depth));
        };
    }

    private static FunctionCall fixedCall(String name, List<Expression> arguments) {
        return new FunctionCall(
                new Identifier(name, false, NONE),
                false,
                false,
                arguments,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                NONE);
    }

    Window window(int depth) {
        return new Window(
                dice.maybe(40, dice::name),
                some(0, 2, depth),
                dice.list(0, 2, () -> sortItem(depth)),
                dice.maybe(50, () -> frame(depth)),
                NONE);
    }

    private Frame frame(int depth) {
        return new Frame(
                dice.pick(FrameUnit.values()), bound(depth), bound(depth), dice.pick(FrameExclusion.values()), NONE);
    }

    private FrameBound bound(int depth) {
        FrameBoundKind kind = dice.pick(FrameBoundKind.values());
        boolean offset = kind == FrameBoundKind.PRECEDING || kind == FrameBoundKind.FOLLOWING;
        return new FrameBound(kind, offset ? Optional.of(expression(depth)) : Optional.empty(), NONE);
    }

    SortItem sortItem(int depth) {
        return new SortItem(
                expression(depth),
                dice.pick(SortItem.Direction.values()),
                dice.maybe(40, () -> dice.pick(SortItem.NullOrder.values())),
                NONE);
    }
}

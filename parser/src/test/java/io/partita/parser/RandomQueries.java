package io.partita.parser;

import static io.partita.parser.syntax.Position.NONE;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.RowValue;
import io.partita.parser.syntax.Hint;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.AllColumns;
import io.partita.parser.syntax.Query.CommonTable;
import io.partita.parser.syntax.Query.GroupItem;
import io.partita.parser.syntax.Query.GroupKeys;
import io.partita.parser.syntax.Query.GroupingSets;
import io.partita.parser.syntax.Query.NamedWindow;
import io.partita.parser.syntax.Query.Nested;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.QueryBody;
import io.partita.parser.syntax.Query.Rollup;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Query.SelectItem;
import io.partita.parser.syntax.Query.SetOperation;
import io.partita.parser.syntax.Query.SetOperator;
import io.partita.parser.syntax.Query.Values;
import io.partita.parser.syntax.Relation;
import io.partita.parser.syntax.Relation.Derived;
import io.partita.parser.syntax.Relation.Join;
import io.partita.parser.syntax.Relation.JoinCondition;
import io.partita.parser.syntax.Relation.JoinKind;
import io.partita.parser.syntax.Relation.Natural;
import io.partita.parser.syntax.Relation.On;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.parser.syntax.Relation.Unnested;
import io.partita.parser.syntax.Relation.Using;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Queries of every kind, as the parser makes them: what would be grouped otherwise is nested. */
final class RandomQueries {
    private final RandomNames dice;
    private final RandomExpressions expressions;

    RandomQueries(SplittableRandom random) {
        this.dice = new RandomNames(random);
        this.expressions = new RandomExpressions(dice, this::query);
    }

    RandomNames dice() {
        return dice;
    }

    RandomExpressions expressions() {
        return expressions;
    }

    Query query(int depth) {
        boolean plain = dice.chance(50);
        List<CommonTable> with = plain || depth <= 0 ? List.of() : dice.list(0, 2, () -> commonTable(depth - 1));
        return new Query(
                with,
                !with.isEmpty() && dice.chance(30),
                body(depth),
                plain ? List.of() : dice.list(0, 2, () -> expressions.sortItem(depth - 1)),
                plain ? Optional.empty() : dice.maybe(40, expressions::count),
                plain ? Optional.empty() : dice.maybe(30, expressions::count),
                NONE);
    }

    private CommonTable commonTable(int depth) {
        return new CommonTable(dice.name(), dice.list(0, 2, dice::name), query(depth), NONE);
    }

    private QueryBody body(int depth) {
        if (depth <= 0) {
            return select(0);
        }
        return switch (dice.number(6)) {
            case 0 ->
                new SetOperation(
                        dice.chance(50) ? SetOperator.UNION : SetOperator.EXCEPT,
                        dice.chance(50),
                        body(depth - 1),
                        term(depth - 1),
                        NONE);
            case 1 -> term(depth);
            default -> simpleBody(depth);
        };
    }

    /** What may stand beside UNION without parentheses. */
    private QueryBody term(int depth) {
        return depth > 0 && dice.chance(30)
                ? new SetOperation(SetOperator.INTERSECT, dice.chance(50), term(depth - 1), simpleBody(depth - 1), NONE)
                : simpleBody(depth);
    }

    private QueryBody simpleBody(int depth) {
        if (depth > 0 && dice.chance(15)) {
            return new Nested(query(depth - 1), NONE);
        }
        return dice.chance(15) ? values(depth - 1) : select(depth - 1);
    }

    Values values(int depth) {
        return new Values(rows(depth), NONE);
    }

    List<RowValue> rows(int depth) {
        return dice.list(1, 2, () -> new RowValue(expressions.some(1, 3, depth), NONE));
    }

    Select select(int depth) {
        boolean value = dice.chance(15);
        return new Select(
                hints(),
                dice.chance(20),
                value ? List.of() : items(depth),
                value ? Optional.of(expressions.expression(depth)) : Optional.empty(),
                dice.maybe(80, () -> relation(depth)),
                dice.maybe(40, () -> expressions.expression(depth)),
                dice.chance(20) ? dice.list(1, 2, () -> groupItem(depth)) : List.of(),
                dice.maybe(10, () -> expressions.expression(depth)),
                dice.chance(10) ? dice.list(1, 2, () -> namedWindow(depth)) : List.of(),
                NONE);
    }

    private GroupItem groupItem(int depth) {
        return switch (dice.number(5)) {
            case 0 -> new GroupKeys(expressions.some(2, 3, depth), NONE);
            case 1 -> rollup(depth);
            case 2 -> new GroupingSets(dice.list(1, 3, this::groupingSet), NONE);
            default -> new GroupKeys(List.of(groupKey(depth)), NONE);
        };
    }

    /** A row would be several keys. */
    private Expression groupKey(int depth) {
        Expression key = expressions.expression(depth);
        return key instanceof RowValue ? new Expression.Signed(true, key, NONE) : key;
    }

    private Rollup rollup(int depth) {
        return new Rollup(dice.chance(50), expressions.some(1, 3, depth), NONE);
    }

    private GroupItem groupingSet() {
        return dice.chance(20) ? rollup(0) : new GroupKeys(dice.list(0, 2, expressions::path), NONE);
    }

    private NamedWindow namedWindow(int depth) {
        return new NamedWindow(dice.name(), expressions.window(depth), NONE);
    }

    List<Hint> hints() {
        return dice.chance(90)
                ? List.of()
                : List.of(
                        new Hint("CONSISTENT", List.of(), NONE),
                        new Hint("INDEX", List.of("t", "by-day", "with space", "quo\"te"), NONE));
    }

    List<SelectItem> items(int depth) {
        return dice.list(1, 3, () -> item(depth));
    }

    private SelectItem item(int depth) {
        return dice.chance(20)
                ? new AllColumns(dice.maybe(50, dice::name), NONE)
                : new Output(expressions.expression(depth), dice.maybe(40, dice::anyName), NONE);
    }

    private Relation relation(int depth) {
        if (depth <= 0 || dice.chance(50)) {
            return table();
        }
        return switch (dice.number(4)) {
            case 0 -> derived(depth - 1);
            case 1 -> new Unnested(expressions.path(), dice.maybe(70, dice::name), dice.maybe(30, dice::name), NONE);
            default -> join(depth - 1);
        };
    }

    private Derived derived(int depth) {
        Query query = query(depth);
        boolean named = dice.chance(70);
        return new Derived(
                query,
                named ? Optional.of(dice.name()) : Optional.empty(),
                named ? dice.list(0, 2, dice::name) : List.of(),
                NONE);
    }

    private TableReference table() {
        boolean index = dice.chance(20);
        return new TableReference(
                index ? dice.freshTable() : dice.name(),
                index ? Optional.of(dice.anyName()) : Optional.empty(),
                dice.maybe(50, dice::name),
                NONE);
    }

    private Join join(int depth) {
        JoinKind kind = dice.pick(JoinKind.values());
        Relation left = relation(depth);
        Relation right = relation(depth);
        boolean free = kind == JoinKind.CROSS || (right instanceof Unnested && dice.chance(50));
        return new Join(kind, left, right, free ? Optional.empty() : Optional.of(condition(depth)), NONE);
    }

    private JoinCondition condition(int depth) {
        return switch (dice.number(3)) {
            case 0 -> new Natural();
            case 1 -> new Using(dice.list(1, 2, dice::name));
            default -> new On(expressions.expression(depth));
        };
    }
}

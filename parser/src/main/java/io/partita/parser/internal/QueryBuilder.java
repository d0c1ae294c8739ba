package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.RowValue;
import io.partita.parser.syntax.Hint;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.AllColumns;
import io.partita.parser.syntax.Query.CommonTable;
import io.partita.parser.syntax.Query.GroupItem;
import io.partita.parser.syntax.Query.NamedWindow;
import io.partita.parser.syntax.Query.Nested;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.QueryBody;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Query.SelectItem;
import io.partita.parser.syntax.Query.SetOperation;
import io.partita.parser.syntax.Query.SetOperator;
import io.partita.parser.syntax.Query.Values;
import io.partita.parser.syntax.Relation;
import io.partita.parser.syntax.SortItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Queries and their clauses. */
final class QueryBuilder {
    private final Source source;
    private final Builders builders;
    private Scope scope = new Scope(null);

    QueryBuilder(Source source, Builders builders) {
        this.source = source;
        this.builders = builders;
    }

    Scope scope() {
        return scope;
    }

    /** Builds something where the names of a scope are to be seen. */
    <T> T within(Scope inner, Supplier<T> building) {
        Scope before = scope;
        scope = inner;
        try {
            return building.get();
        } finally {
            scope = before;
        }
    }

    Query query(PartitaParser.QueryContext context) {
        PartitaParser.WithContext with = context.tables;
        PartitaParser.LimitsContext bounds = context.bounds;
        return new Query(
                with == null ? List.of() : commonTables(with),
                with != null && with.RECURSIVE() != null,
                body(context.body),
                orderBy(context.order),
                bounds == null ? Optional.empty() : limit(bounds),
                bounds == null ? Optional.empty() : offset(bounds),
                source.position(context));
    }

    private List<CommonTable> commonTables(PartitaParser.WithContext context) {
        List<CommonTable> tables = new ArrayList<>();
        for (PartitaParser.CommonTableContext table : context.commonTable()) {
            tables.add(new CommonTable(
                    builders.names().name(table.identifier()),
                    builders.names().optionalColumns(table.columnNames()),
                    query(table.query()),
                    source.position(table)));
        }
        return tables;
    }

    private Optional<Expression> limit(PartitaParser.LimitsContext context) {
        if (context.limit() != null) {
            return Optional.of(count(context.limit().count()));
        }
        PartitaParser.FetchContext fetch = context.fetch();
        if (fetch == null) {
            return Optional.empty();
        }
        return Optional.of(
                fetch.count() == null
                        ? new NumberLiteral(BigDecimal.ONE, source.position(fetch))
                        : count(fetch.count()));
    }

    private Optional<Expression> offset(PartitaParser.LimitsContext context) {
        return context.offset() == null
                ? Optional.empty()
                : Optional.of(count(context.offset().count()));
    }

    private Expression count(PartitaParser.CountContext context) {
        return context.start.getType() == PartitaParser.PARAMETER
                ? builders.literals().parameter(context.start)
                : builders.literals().number(context.start);
    }

    private QueryBody body(PartitaParser.QueryBodyContext context) {
        QueryBody body = term((PartitaParser.QueryTermContext) context.getChild(0));
        for (int i = 2; i < context.getChildCount(); i++) {
            if (context.getChild(i) instanceof PartitaParser.QueryTermContext right) {
                body = combine(context, i, body, term(right));
            }
        }
        return body;
    }

    private QueryBody term(PartitaParser.QueryTermContext context) {
        QueryBody body = primary((PartitaParser.QueryPrimaryContext) context.getChild(0));
        for (int i = 2; i < context.getChildCount(); i++) {
            if (context.getChild(i) instanceof PartitaParser.QueryPrimaryContext right) {
                body = combine(context, i, body, primary(right));
            }
        }
        return body;
    }

    /** @param at where the right side stands: the operator is one or two children before it */
    private SetOperation combine(ParserRuleContext context, int at, QueryBody left, QueryBody right) {
        Token word = ((TerminalNode) context.getChild(at - 1)).getSymbol();
        boolean all = word.getType() == PartitaParser.ALL;
        if (all || word.getType() == PartitaParser.DISTINCT) {
            word = ((TerminalNode) context.getChild(at - 2)).getSymbol();
        }
        Token end = ((ParserRuleContext) context.getChild(at)).stop;
        return new SetOperation(
                SetOperator.valueOf(ExpectationNames.word(word.getType())),
                all,
                left,
                right,
                source.position(context.start, end));
    }

    private QueryBody primary(PartitaParser.QueryPrimaryContext context) {
        if (context.select() != null) {
            return select(context.select());
        }
        if (context.values() != null) {
            return new Values(rows(context.values()), source.position(context));
        }
        return new Nested(query(context.query()), source.position(context));
    }

    private List<RowValue> rows(PartitaParser.ValuesContext context) {
        List<RowValue> rows = new ArrayList<>();
        for (PartitaParser.RowContext row : context.row()) {
            List<Expression> elements = row.query() == null
                    ? builders.expressions().separated(row, 1)
                    : List.of(builders.calls().onlyQuery(row.query()));
            rows.add(new RowValue(elements, source.position(row)));
        }
        return rows;
    }

    private Select select(PartitaParser.SelectContext context) {
        return within(new Scope(scope), () -> selectInScope(context));
    }

    /** FROM comes first: its names are seen in all other clauses. */
    private Select selectInScope(PartitaParser.SelectContext context) {
        Optional<Relation> from = context.source == null
                ? Optional.empty()
                : Optional.of(builders.relations().from(context.source));
        return new Select(
                hints(context.hinted),
                context.quantifier != null && context.quantifier.getType() == PartitaParser.DISTINCT,
                context.output == null ? List.of() : items(context.output),
                optional(context.value),
                from,
                where(context.condition),
                groups(context.groups),
                context.groupCondition == null ? Optional.empty() : optional(context.groupCondition.expression()),
                windows(context.named),
                source.position(context));
    }

    private List<GroupItem> groups(PartitaParser.@Nullable GroupByContext context) {
        return context == null
                ? List.of()
                : context.groupItem().stream().map(builders.groups()::item).toList();
    }

    Optional<Expression> where(PartitaParser.@Nullable WhereContext context) {
        return context == null ? Optional.empty() : optional(context.expression());
    }

    private Optional<Expression> optional(PartitaParser.@Nullable ExpressionContext context) {
        return context == null
                ? Optional.empty()
                : Optional.of(builders.expressions().expression(context));
    }

    private List<NamedWindow> windows(PartitaParser.@Nullable WindowsContext context) {
        return context == null
                ? List.of()
                : context.namedWindow().stream().map(builders.windows()::named).toList();
    }

    List<SelectItem> items(PartitaParser.SelectItemsContext context) {
        int count = context.getChildCount();
        List<SelectItem> items = new ArrayList<>(count / 2 + 1);
        for (int i = 0; i < count; i += 2) {
            items.add(item((PartitaParser.SelectItemContext) context.getChild(i)));
        }
        return items;
    }

    private SelectItem item(PartitaParser.SelectItemContext context) {
        Position position = source.position(context);
        if (!(context.getChild(0) instanceof PartitaParser.ExpressionContext first)) {
            return new AllColumns(Optional.empty(), position);
        }
        Expression expression = builders.expressions().expression(first);
        if (context.getChildCount() == 1) {
            return new Output(expression, Optional.empty(), position);
        }
        if (context.DOT_STAR() != null) {
            return new AllColumns(Optional.of(qualifier(context, expression)), position);
        }
        return new Output(expression, Optional.of(builders.names().name(context.stop)), position);
    }

    private Identifier qualifier(PartitaParser.SelectItemContext context, Expression expression) {
        boolean name = context.expression().start == context.expression().stop;
        if (name && expression instanceof PathExpression path) {
            return path.root();
        }
        throw source.failure(context.DOT_STAR().getSymbol(), "only the name of a table can stand before .*");
    }

    List<SortItem> orderBy(PartitaParser.@Nullable OrderByContext context) {
        return context == null
                ? List.of()
                : context.sortItem().stream().map(this::sortItem).toList();
    }

    private SortItem sortItem(PartitaParser.SortItemContext context) {
        SortItem.Direction direction = SortItem.Direction.DEFAULT;
        if (context.DESC() != null) {
            direction = SortItem.Direction.DESCENDING;
        } else if (context.ASC() != null) {
            direction = SortItem.Direction.ASCENDING;
        }
        Optional<SortItem.NullOrder> nulls = Optional.empty();
        if (context.NULLS() != null) {
            nulls = Optional.of(context.FIRST() != null ? SortItem.NullOrder.FIRST : SortItem.NullOrder.LAST);
        }
        return new SortItem(
                builders.expressions().expression(context.expression()), direction, nulls, source.position(context));
    }

    List<Hint> hints(PartitaParser.@Nullable HintsContext context) {
        if (context == null) {
            return List.of();
        }
        List<Hint> hints = new ArrayList<>();
        for (PartitaParser.HintContext hint : context.hint()) {
            List<String> arguments = new ArrayList<>();
            for (int i = 2; i < hint.getChildCount() - 1; i++) {
                Token argument = ((TerminalNode) hint.getChild(i)).getSymbol();
                arguments.add(
                        argument.getType() == PartitaParser.QUOTED_NAME
                                ? builders.names().name(argument).text()
                                : source.text(argument));
            }
            hints.add(new Hint(Words.upperCase(source.text(hint.start)), arguments, source.position(hint)));
        }
        return hints;
    }
}

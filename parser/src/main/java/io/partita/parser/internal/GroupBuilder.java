package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.RowValue;
import io.partita.parser.syntax.Query.GroupItem;
import io.partita.parser.syntax.Query.GroupKeys;
import io.partita.parser.syntax.Query.GroupingSets;
import io.partita.parser.syntax.Query.Rollup;
import java.util.List;

/** What stands in GROUP BY. */
final class GroupBuilder {
    private final Source source;
    private final Builders builders;

    GroupBuilder(Source source, Builders builders) {
        this.source = source;
        this.builders = builders;
    }

    GroupItem item(PartitaParser.GroupItemContext context) {
        if (context.rollup() != null) {
            return rollup(context.rollup());
        } else if (context.GROUPING() != null) {
            return new GroupingSets(
                    context.groupingSet().stream().map(this::set).toList(), source.position(context));
        }
        Expression key = builders.expressions().expression(context.expression());
        return new GroupKeys(key instanceof RowValue row ? row.elements() : List.of(key), source.position(context));
    }

    private Rollup rollup(PartitaParser.RollupContext context) {
        List<Expression> elements = context.query() == null
                ? builders.expressions().separated(context, 2)
                : List.of(builders.calls().onlyQuery(context.query()));
        return new Rollup(context.CUBE() != null, elements, source.position(context));
    }

    private GroupItem set(PartitaParser.GroupingSetContext context) {
        if (context.query() != null) {
            Expression key = builders.calls().onlyQuery(context.query());
            return new GroupKeys(List.of(key), source.position(context));
        } else if (context.rollup() != null) {
            return rollup(context.rollup());
        } else if (context.collection() != null) {
            Expression key = builders.expressions().collection(context.collection());
            return new GroupKeys(List.of(key), source.position(context));
        } else if (context.INTEGER() != null) {
            NumberLiteral number = builders.literals().number(context.start);
            return new GroupKeys(List.of(number), source.position(context));
        }
        return new GroupKeys(builders.expressions().optional(context.expressions()), source.position(context));
    }
}

package io.partita.parser;

import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.PathExpression;
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

/** What stands in FROM. */
final class RelationFormatter {
    private static final Dispatch<RelationFormatter, Relation> CASES = Dispatch.<RelationFormatter, Relation>over(
                    Relation.class)
            .on(TableReference.class, RelationFormatter::table)
            .on(Derived.class, RelationFormatter::derived)
            .on(Unnested.class, RelationFormatter::unnested)
            .on(Join.class, RelationFormatter::join)
            .complete();

    private final Formatters formatters;
    private final SqlText sql;

    RelationFormatter(Formatters formatters) {
        this.formatters = formatters;
        this.sql = formatters.text();
    }

    /** Commas for the cross joins that can be written so, which are the last ones. */
    void from(Relation relation) {
        if (relation instanceof Join join && join.kind() == JoinKind.CROSS) {
            from(join.left());
            sql.add(", ");
            relation(join.right());
        } else {
            relation(relation);
        }
    }

    private void relation(Relation relation) {
        CASES.run(this, relation);
    }

    private void table(TableReference table) {
        sql.name(table.table());
        table.index().ifPresent(index -> sql.add(".").anyName(index));
        table.alias().ifPresent(alias -> sql.add(" AS ").name(alias));
    }

    private void derived(Derived derived) {
        sql.add("(");
        formatters.queries().query(derived.query());
        sql.add(")");
        derived.alias().ifPresent(alias -> sql.add(" AS ").name(alias));
        sql.columns(derived.columns());
    }

    /** One or two bare names would be a table, or a table and its index. */
    private void unnested(Unnested unnested) {
        PathExpression path = unnested.path();
        boolean likeTable = path.steps().isEmpty()
                || (path.steps().size() == 1 && path.steps().get(0) instanceof NameStep);
        sql.addIf(likeTable, "UNNEST(");
        formatters.expressions().path(path);
        sql.addIf(likeTable, ")");
        unnested.alias().ifPresent(alias -> sql.add(" AS ").name(alias));
        unnested.at().ifPresent(at -> sql.add(" AT ").name(at));
    }

    private void join(Join join) {
        relation(join.left());
        boolean natural = join.condition().filter(Natural.class::isInstance).isPresent();
        sql.addIf(natural, " NATURAL")
                .addIf(join.kind() != JoinKind.INNER, " " + join.kind())
                .add(" JOIN ");
        boolean nested = join.right() instanceof Join;
        sql.addIf(nested, "(");
        relation(join.right());
        sql.addIf(nested, ")");
        join.condition().ifPresent(this::condition);
    }

    private void condition(JoinCondition condition) {
        if (condition instanceof On on) {
            sql.add(" ON ");
            formatters.expressions().expression(on.condition());
        } else if (condition instanceof Using using) {
            sql.add(" USING").columns(using.columns());
        }
    }
}

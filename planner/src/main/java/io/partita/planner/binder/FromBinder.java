package io.partita.planner.binder;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.parser.syntax.Expression.BooleanLiteral;
import io.partita.parser.syntax.Expression.NullLiteral;
import io.partita.parser.syntax.Hint;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Relation;
import io.partita.parser.syntax.Relation.Derived;
import io.partita.parser.syntax.Relation.Join;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.parser.syntax.Relation.Unnested;
import io.partita.planner.catalog.Named;
import io.partita.planner.catalog.Table;
import io.partita.planner.catalog.View;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * FROM: puts its sources into the scope, in the order of the text. What it gives is asked for once everything else is
 * bound, because only then it is known which attributes of the tables are needed.
 */
final class FromBinder {
    private final Binding binding;
    private final RelationBinder relations;
    private final RelationScope scope;
    private final @Nullable RelationScope outer;
    private final ExpressionBinder expressions;
    private final List<Hint> own;
    private final HintsOfTables hints;

    FromBinder(
            Binding binding,
            RelationBinder relations,
            RelationScope scope,
            @Nullable RelationScope outer,
            ExpressionBinder expressions,
            List<Hint> hints) {
        this.binding = binding;
        this.relations = relations;
        this.scope = scope;
        this.outer = outer;
        this.expressions = expressions;
        this.own = hints;
        this.hints = new HintsOfTables(binding, hints);
    }

    Supplier<BoundRelation> bind(Relation relation) {
        Supplier<BoundRelation> bound = source(relation);
        hints.checkTables(scope.sources());
        return bound;
    }

    private Supplier<BoundRelation> source(Relation relation) {
        if (relation instanceof TableReference table) {
            return table(table);
        } else if (relation instanceof Derived derived) {
            Identifier name = derived.alias().orElse(new Identifier("", true, derived.position()));
            return columns(name, derived.columns(), relations.bind(derived.query(), outer));
        } else if (relation instanceof Join join) {
            return join(join);
        }
        throw Refusals.invalid(
                "a list or map stands behind the table that holds it: FROM t, t.list AS x", relation.position());
    }

    private Supplier<BoundRelation> table(TableReference reference) {
        Identifier name = reference.alias().orElse(reference.index().orElse(reference.table()));
        Optional<BoundRelation.Query> common =
                reference.index().isEmpty() ? relations.common(reference.table()) : Optional.empty();
        if (common.isPresent()) {
            return columns(name, List.of(), common.get());
        }
        ViewBinder views = new ViewBinder(binding);
        Named named = views.find(reference);
        if (named instanceof View view) {
            return view(name, reference, views.bind(view, reference.position(), own));
        }
        Table table = binding.catalog().withCollectionSizes((Table) named);
        IndexDefinition index = reference
                .index()
                .map(each -> IndexNames.find(table, each, binding))
                .orElse(null);
        FromSource.OfTable source = new FromSource.OfTable(name, binding, table, index, reference.position());
        scope.add(source);
        BoundHints bound = hints.of(source, source.scope(), null);
        return () -> source.bound(bound);
    }

    /** A view of the items of one table stands in FROM as the table would, with its conditions. */
    private Supplier<BoundRelation> view(Identifier name, TableReference reference, BoundView bound) {
        if (bound instanceof BoundView.OfRows rows) {
            return columns(name, List.of(), rows.query());
        }
        BoundView.OfItems view = (BoundView.OfItems) bound;
        BoundQuery query = view.query();
        Table table = binding.catalog().withCollectionSizes(query.table());
        if (view.isOpen()) {
            IndexDefinition index = query.index() == null
                    ? null
                    : table.description().definition().index(query.index()).orElseThrow();
            FromSource.OfTable source = new FromSource.OfTable(name, binding, table, index, reference.position());
            scope.add(source);
            BoundHints own = hints.of(source, source.scope(), query.hints());
            return () -> source.bound(own).where(query.conjuncts());
        }
        FromSource.OfView source = new FromSource.OfView(name, ViewOutputs.of(view), view.scope(name));
        scope.add(source);
        BoundHints own = hints.of(source, view.scope(name), query.hints());
        return () -> new BoundRelation.Items(
                table, query.index(), query.conjuncts(), source.outputs(), own, reference.position());
    }

    private Supplier<BoundRelation> columns(Identifier name, List<Identifier> renamed, BoundRelation.Query query) {
        List<ColumnDescription> columns = RelationBinder.renamed(query.columns(), renamed);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            all.add(i);
        }
        scope.add(new FromSource.OfColumns(name, columns, all));
        return query::relation;
    }

    // ---- joins ----

    private Supplier<BoundRelation> join(Join join) {
        Supplier<BoundRelation> left = source(join.left());
        int leftSources = scope.sources().size();
        if (join.right() instanceof Unnested unnested) {
            return unnested(join, left, unnested);
        }
        Supplier<BoundRelation> right = source(join.right());
        JoinKind kind = kind(join);
        Scalar condition = condition(join, kind, leftSources);
        return () -> new BoundRelation.Joined(kind, left.get(), right.get(), condition);
    }

    private static JoinKind kind(Join join) {
        return switch (join.kind()) {
            case INNER, CROSS -> JoinKind.INNER;
            case LEFT -> JoinKind.LEFT;
            case RIGHT -> JoinKind.RIGHT;
            case FULL -> JoinKind.FULL;
        };
    }

    private @Nullable Scalar condition(Join join, JoinKind kind, int leftSources) {
        if (join.condition().isEmpty()) {
            return null;
        }
        Relation.JoinCondition condition = join.condition().get();
        if (condition instanceof Relation.On on) {
            return expressions.bind(on.condition());
        }
        List<FromSource> left = scope.sources().subList(0, leftSources);
        List<FromSource> right =
                scope.sources().subList(leftSources, scope.sources().size());
        List<Identifier> names =
                condition instanceof Relation.Using using ? using.columns() : common(join, left, right);
        List<Scalar> equalities = new ArrayList<>();
        for (Identifier name : names) {
            equalities.add(shared(name, kind, left, right));
        }
        return equalities.size() == 1 ? equalities.get(0) : new Scalar.Call(ScalarFunctions.AND, equalities);
    }

    /** NATURAL: the columns that both sides are known to have. */
    private static List<Identifier> common(Join join, List<FromSource> left, List<FromSource> right) {
        List<Identifier> names = new ArrayList<>();
        for (FromSource source : left) {
            for (int column : source.all()) {
                Identifier name = new Identifier(source.describe(column).label(), true, join.position());
                if (right.stream().anyMatch(other -> has(other, name))) {
                    names.add(name);
                }
            }
        }
        if (names.isEmpty()) {
            throw Refusals.invalid(
                    "the two sides of this NATURAL join have no column in common; write ON and a condition",
                    join.position());
        }
        return names;
    }

    private static boolean has(FromSource source, Identifier name) {
        return source.all().stream()
                .anyMatch(column -> source.describe(column).label().equals(name.text()));
    }

    /** The equality of a column that both sides have; its bare name stands for the one value from now on. */
    private Scalar shared(Identifier name, JoinKind kind, List<FromSource> left, List<FromSource> right) {
        Scalar merged = scope.merged(name.text());
        Scalar ofLeft = merged == null ? column(name, left) : merged;
        Scalar ofRight = column(name, right);
        scope.merge(
                name.text(),
                switch (kind) {
                    case RIGHT -> ofRight;
                    case FULL -> new Scalar.Call(ScalarFunctions.COALESCE, List.of(ofLeft, ofRight));
                    default -> ofLeft;
                });
        return new Scalar.Call(ScalarFunctions.EQUAL, List.of(ofLeft, ofRight));
    }

    private Scalar column(Identifier name, List<FromSource> side) {
        for (FromSource source : side) {
            OptionalInt known = source.known(name);
            if (known.isPresent()) {
                return scope.field(source, known.getAsInt(), new NullLiteral(name.position()));
            }
        }
        if (side.size() == 1 && side.get(0) instanceof FromSource.OfTable table) {
            int column = table.column(new Scalar.Attribute(io.partita.engine.api.expression.Path.of(name.text())));
            return scope.field(table, column, new NullLiteral(name.position()));
        }
        throw Refusals.invalid("one side of this join has no column " + name.text(), name.position());
    }

    private Supplier<BoundRelation> unnested(Join join, Supplier<BoundRelation> left, Unnested unnested) {
        JoinKind kind = kind(join);
        if (kind != JoinKind.INNER && kind != JoinKind.LEFT) {
            throw Refusals.invalid(
                    "the elements of a list or map belong to the row that holds them, so there is no RIGHT or FULL JOIN"
                            + " of them; write FROM t, t.list AS x, or FROM t LEFT JOIN t.list AS x ON TRUE",
                    join.position());
        } else if (join.condition().isPresent() && !isTrue(join.condition().get())) {
            throw Refusals.notYet(
                    "conditions other than ON TRUE for the elements of a list or map, which belong into WHERE, are",
                    join.position());
        }
        Scalar collection = scope.resolve(unnested.path());
        Identifier name = unnested.alias().orElse(new Identifier(lastName(unnested), false, unnested.position()));
        Identifier place = unnested.at().orElse(new Identifier("", true, unnested.position()));
        scope.add(new FromSource.OfColumns(
                name,
                List.of(
                        new ColumnDescription(name.text(), SqlType.ANY, null, null),
                        new ColumnDescription(place.text(), SqlType.ANY, null, null)),
                unnested.at().isPresent() ? List.of(0, 1) : List.of(0)));
        boolean outerJoin = kind == JoinKind.LEFT;
        return () -> new BoundRelation.Unnested(left.get(), collection, outerJoin);
    }

    private static boolean isTrue(Relation.JoinCondition condition) {
        return condition instanceof Relation.On on
                && on.condition() instanceof BooleanLiteral literal
                && literal.value();
    }

    private static String lastName(Unnested unnested) {
        String name = unnested.path().root().text();
        for (var step : unnested.path().steps()) {
            if (step instanceof io.partita.parser.syntax.Expression.NameStep named) {
                name = named.name().text();
            }
        }
        return name;
    }
}

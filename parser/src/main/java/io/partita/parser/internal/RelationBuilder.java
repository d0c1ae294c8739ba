package io.partita.parser.internal;

import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Query;
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
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What stands in FROM, from left to right, as each name is seen by what follows it. */
final class RelationBuilder {
    private final Source source;
    private final TokenList tokens;
    private final Builders builders;

    RelationBuilder(Source source, TokenList tokens, Builders builders) {
        this.source = source;
        this.tokens = tokens;
        this.builders = builders;
    }

    Relation from(PartitaParser.FromContext context) {
        Relation from = relation((PartitaParser.RelationContext) context.getChild(1));
        Token first = ((PartitaParser.RelationContext) context.getChild(1)).start;
        for (int i = 3; i < context.getChildCount(); i += 2) {
            PartitaParser.RelationContext next = (PartitaParser.RelationContext) context.getChild(i);
            Position position = source.position(first, next.stop);
            from = new Join(JoinKind.CROSS, from, relation(next), Optional.empty(), position);
        }
        return from;
    }

    private Relation relation(PartitaParser.RelationContext context) {
        Relation relation = primary((PartitaParser.RelationPrimaryContext) context.getChild(0));
        for (int i = 1; i < context.getChildCount(); i++) {
            PartitaParser.JoinContext join = (PartitaParser.JoinContext) context.getChild(i);
            relation = join(relation, join, source.position(context.start, join.stop));
        }
        return relation;
    }

    private Join join(Relation left, PartitaParser.JoinContext context, Position position) {
        Relation right = primary(context.relationPrimary());
        if (context.CROSS() != null) {
            return new Join(JoinKind.CROSS, left, right, Optional.empty(), position);
        }
        Optional<JoinCondition> condition = context.NATURAL() != null
                ? Optional.of(new Natural())
                : Optional.ofNullable(context.joinCondition()).map(this::condition);
        // The elements of a list belong to the row that holds them; anything else needs a condition.
        if (condition.isEmpty() && !(right instanceof Unnested)) {
            Token next = tokens.get(context.stop.getTokenIndex() + 1);
            throw source.failure(next, "this join has no condition; expected ON or USING");
        }
        return new Join(kind(context.joinKind()), left, right, condition, position);
    }

    private static JoinKind kind(PartitaParser.@Nullable JoinKindContext context) {
        return context == null ? JoinKind.INNER : JoinKind.valueOf(ExpectationNames.word(context.start.getType()));
    }

    private JoinCondition condition(PartitaParser.JoinConditionContext context) {
        return context.expression() != null
                ? new On(builders.expressions().expression(context.expression()))
                : new Using(builders.names().columns(context.columnNames()));
    }

    private Relation primary(PartitaParser.RelationPrimaryContext context) {
        if (context.start.getType() == PartitaParser.QUERY_OPEN) {
            return derived(context);
        }
        if (context.inner != null) {
            return nested(context);
        }
        PathExpression path = builders.names().path(context.source);
        Optional<Identifier> alias = alias(context.alias);
        boolean unnest = context.start.getType() == PartitaParser.UNNEST || isNested(path);
        return unnest ? unnested(path, alias, context) : table(path, alias, context);
    }

    /** A path of two names is a table and its index, unless the first one is a name that is seen here. */
    private boolean isNested(PathExpression path) {
        if (path.steps().isEmpty()) {
            return false;
        }
        boolean twoNames = path.steps().size() == 1 && path.steps().get(0) instanceof NameStep;
        return !twoNames || builders.queries().scope().sees(path.root());
    }

    private Unnested unnested(
            PathExpression path, Optional<Identifier> alias, PartitaParser.RelationPrimaryContext context) {
        Optional<Identifier> at = Optional.ofNullable(context.ordinal).map(builders.names()::name);
        alias.ifPresent(builders.queries().scope()::add);
        at.ifPresent(builders.queries().scope()::add);
        return new Unnested(path, alias, at, source.position(context));
    }

    private TableReference table(
            PathExpression path, Optional<Identifier> alias, PartitaParser.RelationPrimaryContext context) {
        if (context.ordinal != null) {
            throw source.failure(
                    context.AT().getSymbol(),
                    "AT numbers the elements of a nested list or map, but "
                            + path.root().text() + " is a table");
        }
        Optional<Identifier> index = path.steps().isEmpty()
                ? Optional.empty()
                : Optional.of(((NameStep) path.steps().get(0)).name());
        builders.queries().scope().add(alias.orElse(path.root()));
        return new TableReference(path.root(), index, alias, source.position(context));
    }

    /** A derived table does not see its neighbours, only the queries around. */
    private Derived derived(PartitaParser.RelationPrimaryContext context) {
        Scope outer = builders.queries().scope().outer();
        Query query = builders.queries()
                .within(new Scope(outer), () -> builders.queries().query(context.query()));
        Optional<Identifier> alias = alias(context.alias);
        alias.ifPresent(builders.queries().scope()::add);
        return new Derived(
                query, alias, builders.names().optionalColumns(context.columnNames()), source.position(context));
    }

    /** A join in parentheses, or in JDBC's {@code {oj ..}}. */
    private Relation nested(PartitaParser.RelationPrimaryContext context) {
        if (context.IDENTIFIER() != null
                && !source.text(context.IDENTIFIER().getSymbol()).equalsIgnoreCase("oj")) {
            throw source.failure(context.IDENTIFIER().getSymbol(), "unknown escape; expected {oj ..}");
        }
        return relation(context.inner);
    }

    Optional<Identifier> alias(PartitaParser.@Nullable TableAliasContext context) {
        return context == null ? Optional.empty() : Optional.of(builders.names().name(context.stop));
    }
}

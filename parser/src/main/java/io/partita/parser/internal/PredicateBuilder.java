package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Between;
import io.partita.parser.syntax.Expression.Comparison;
import io.partita.parser.syntax.Expression.ComparisonOperator;
import io.partita.parser.syntax.Expression.DistinctFrom;
import io.partita.parser.syntax.Expression.InCollection;
import io.partita.parser.syntax.Expression.InList;
import io.partita.parser.syntax.Expression.InQuery;
import io.partita.parser.syntax.Expression.Is;
import io.partita.parser.syntax.Expression.IsState;
import io.partita.parser.syntax.Expression.IsTest;
import io.partita.parser.syntax.Expression.IsType;
import io.partita.parser.syntax.Expression.Like;
import io.partita.parser.syntax.Expression.Quantified;
import io.partita.parser.syntax.Expression.Quantifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.TypeName;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** What tests a value: comparisons, IS, IN, BETWEEN, LIKE. A test may be tested again: {@code begins_with(..) = FALSE}. */
final class PredicateBuilder {
    private final Source source;
    private final Builders builders;

    PredicateBuilder(Source source, Builders builders) {
        this.source = source;
        this.builders = builders;
    }

    Expression predicate(PartitaParser.PredicateContext context) {
        Expression tested = arithmetic((PartitaParser.ArithmeticContext) context.getChild(0));
        for (int i = 1; i < context.getChildCount(); i++) {
            PartitaParser.TestContext test = (PartitaParser.TestContext) context.getChild(i);
            tested = test(tested, test, source.position(context.start, test.stop));
        }
        return tested;
    }

    private Expression arithmetic(PartitaParser.ArithmeticContext context) {
        return builders.expressions().arithmetic(context);
    }

    private Expression test(Expression tested, PartitaParser.TestContext context, Position position) {
        ComparisonOperator operator = operator(context.start);
        if (operator != null) {
            return comparison(operator, tested, context, position);
        }
        if (context.start.getType() == PartitaParser.IS) {
            return is(tested, context, context.NOT() != null, position);
        }
        boolean negated = context.start.getType() == PartitaParser.NOT;
        ParseTree test = context.getChild(negated ? 1 : 0);
        if (test instanceof PartitaParser.InContext in) {
            return in(tested, in, negated, position);
        }
        return test instanceof PartitaParser.BetweenContext between
                ? between(tested, between, negated, position)
                : like(tested, (PartitaParser.LikeContext) test, negated, position);
    }

    private Between between(
            Expression tested, PartitaParser.BetweenContext context, boolean negated, Position position) {
        Expression low = arithmetic(context.arithmetic(0));
        boolean symmetric = context.SYMMETRIC() != null;
        return new Between(tested, low, arithmetic(context.arithmetic(1)), symmetric, negated, position);
    }

    private Like like(Expression tested, PartitaParser.LikeContext context, boolean negated, Position position) {
        Optional<Expression> escape = Optional.ofNullable(context.arithmetic(1)).map(this::arithmetic);
        boolean ignoringCase = context.ILIKE() != null;
        return new Like(tested, arithmetic(context.arithmetic(0)), escape, ignoringCase, negated, position);
    }

    private Expression comparison(
            ComparisonOperator operator, Expression left, PartitaParser.TestContext context, Position position) {
        if (context.getChild(1) instanceof PartitaParser.ArithmeticContext right) {
            return new Comparison(operator, left, arithmetic(right), position);
        }
        Quantifier quantifier = context.ALL() != null ? Quantifier.ALL : Quantifier.ANY;
        return new Quantified(operator, left, quantifier, builders.queries().query(context.query()), position);
    }

    private static @Nullable ComparisonOperator operator(Token token) {
        return switch (token.getType()) {
            case PartitaParser.EQUAL -> ComparisonOperator.EQUAL;
            case PartitaParser.NOT_EQUAL -> ComparisonOperator.NOT_EQUAL;
            case PartitaParser.LESS -> ComparisonOperator.LESS;
            case PartitaParser.LESS_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
            case PartitaParser.GREATER -> ComparisonOperator.GREATER;
            case PartitaParser.GREATER_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
            default -> null;
        };
    }

    private Expression is(Expression tested, PartitaParser.TestContext context, boolean negated, Position position) {
        if (context.DISTINCT() != null) {
            return new DistinctFrom(tested, arithmetic(context.arithmetic()), negated, position);
        }
        return new Is(tested, isTest(context), negated, position);
    }

    private IsTest isTest(PartitaParser.TestContext context) {
        if (context.typeName() != null) {
            TypeName type = builders.names().type(context.typeName());
            return type.name().equals("UNKNOWN") && type.arguments().isEmpty() ? IsState.UNKNOWN : new IsType(type);
        }
        return switch (context.stop.getType()) {
            case PartitaParser.NULL -> IsState.NULL;
            case PartitaParser.MISSING -> IsState.MISSING;
            case PartitaParser.TRUE -> IsState.TRUE;
            default -> IsState.FALSE;
        };
    }

    private Expression in(Expression tested, PartitaParser.InContext context, boolean negated, Position position) {
        if (context.query() != null) {
            return new InQuery(tested, builders.queries().query(context.query()), negated, position);
        }
        if (context.PARAMETER() != null) {
            Expression list = builders.literals().parameter(context.PARAMETER().getSymbol());
            return new InCollection(tested, list, negated, position);
        }
        if (context.collection() != null) {
            return new InCollection(tested, builders.expressions().collection(context.collection()), negated, position);
        }
        return new InList(tested, builders.expressions().optional(context.expressions()), negated, position);
    }
}

package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.And;
import io.partita.parser.syntax.Expression.Exists;
import io.partita.parser.syntax.Expression.Not;
import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.Or;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.PathStep;
import io.partita.parser.syntax.Expression.RowValue;
import io.partita.parser.syntax.Expression.ScalarSubquery;
import io.partita.parser.syntax.Expression.Signed;
import io.partita.parser.syntax.Expression.StepInto;
import io.partita.parser.syntax.Position;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Expressions, from OR down to the single value. */
final class ExpressionBuilder {
    private final Source source;
    private final Builders builders;

    ExpressionBuilder(Source source, Builders builders) {
        this.source = source;
        this.builders = builders;
    }

    Expression expression(PartitaParser.ExpressionContext context) {
        int count = context.getChildCount();
        if (count == 1) {
            return conjunction((PartitaParser.ConjunctionContext) context.getChild(0));
        }
        List<Expression> operands = new ArrayList<>(count / 2 + 1);
        for (int i = 0; i < count; i += 2) {
            operands.add(conjunction((PartitaParser.ConjunctionContext) context.getChild(i)));
        }
        return new Or(operands, source.position(context));
    }

    private Expression conjunction(PartitaParser.ConjunctionContext context) {
        int count = context.getChildCount();
        if (count == 1) {
            return negation((PartitaParser.NegationContext) context.getChild(0));
        }
        List<Expression> operands = new ArrayList<>(count / 2 + 1);
        for (int i = 0; i < count; i += 2) {
            operands.add(negation((PartitaParser.NegationContext) context.getChild(i)));
        }
        return new And(operands, source.position(context));
    }

    private Expression negation(PartitaParser.NegationContext context) {
        int last = context.getChildCount() - 1;
        Expression negated = builders.predicates().predicate((PartitaParser.PredicateContext) context.getChild(last));
        for (int i = last - 1; i >= 0; i--) {
            Token not = ((TerminalNode) context.getChild(i)).getSymbol();
            negated = new Not(negated, source.position(not, context.stop));
        }
        return negated;
    }

    List<Expression> expressions(PartitaParser.ExpressionsContext context) {
        return separated(context, 0);
    }

    List<Expression> optional(PartitaParser.@Nullable ExpressionsContext context) {
        return context == null ? List.of() : expressions(context);
    }

    /** The expressions among a context's children, from an index on. */
    List<Expression> separated(ParserRuleContext context, int from) {
        List<Expression> expressions = new ArrayList<>(context.getChildCount() / 2 + 1);
        for (int i = from; i < context.getChildCount(); i++) {
            if (context.getChild(i) instanceof PartitaParser.ExpressionContext expression) {
                expressions.add(expression(expression));
            }
        }
        return expressions;
    }

    Expression arithmetic(PartitaParser.ArithmeticContext context) {
        if (context.getChildCount() == 1) {
            return operand((PartitaParser.OperandContext) context.getChild(0));
        }
        return new OperatorPrecedence(source, this).group(context);
    }

    Expression operand(PartitaParser.OperandContext context) {
        int at = 0;
        while (context.getChild(at) instanceof TerminalNode) {
            at++;
        }
        Expression operand = context.getChild(at) instanceof PartitaParser.NamedContext named
                ? named(named)
                : withSteps((PartitaParser.PrimaryContext) context.getChild(at), context);
        for (int sign = at - 1; sign >= 0; sign--) {
            Token token = ((TerminalNode) context.getChild(sign)).getSymbol();
            operand = signed(token.getType() == PartitaParser.MINUS, operand, source.position(token, context.stop));
        }
        return operand;
    }

    /** Signs belong to a number; - - 1 is 1. */
    private static Expression signed(boolean negative, Expression operand, Position position) {
        return operand instanceof NumberLiteral number
                ? new NumberLiteral(negative ? number.value().negate() : number.value(), position)
                : new Signed(negative, operand, position);
    }

    /** A path, or a call and steps into its value. */
    Expression named(PartitaParser.NamedContext context) {
        List<PathStep> steps = builders.names().steps(context.pathStep());
        if (context.arguments() == null) {
            return new PathExpression(builders.names().name(context.valueName()), steps, source.position(context));
        }
        Expression call = builders.calls().call(context);
        return steps.isEmpty() ? call : new StepInto(call, steps, source.position(context));
    }

    private Expression withSteps(PartitaParser.PrimaryContext primary, PartitaParser.OperandContext context) {
        List<PathStep> steps = builders.names().steps(context.pathStep());
        Expression base = primary(primary);
        return steps.isEmpty() ? base : new StepInto(base, steps, source.position(primary.start, context.stop));
    }

    private Expression primary(PartitaParser.PrimaryContext context) {
        ParseTree child = context.getChild(0);
        if (child instanceof TerminalNode token) {
            return token.getSymbol().getType() == PartitaParser.PARAMETER
                    ? builders.literals().parameter(token.getSymbol())
                    : subquery(context.query(), source.position(context));
        }
        ParserRuleContext rule = (ParserRuleContext) child;
        return switch (rule.getRuleIndex()) {
            case PartitaParser.RULE_literal -> builders.literals().literal((PartitaParser.LiteralContext) rule);
            case PartitaParser.RULE_list -> builders.literals().list((PartitaParser.ListContext) rule);
            case PartitaParser.RULE_set -> builders.literals().set((PartitaParser.SetContext) rule);
            case PartitaParser.RULE_mapOrEscape ->
                builders.literals().mapOrEscape((PartitaParser.MapOrEscapeContext) rule);
            case PartitaParser.RULE_parenthesized -> parenthesized((PartitaParser.ParenthesizedContext) rule);
            case PartitaParser.RULE_exists -> exists((PartitaParser.ExistsContext) rule);
            default -> builders.calls().construct(rule);
        };
    }

    private Expression parenthesized(PartitaParser.ParenthesizedContext context) {
        List<Expression> elements = separated(context, 1);
        return elements.size() == 1 ? elements.get(0) : new RowValue(elements, source.position(context));
    }

    private Exists exists(PartitaParser.ExistsContext context) {
        return new Exists(builders.queries().query(context.query()), source.position(context));
    }

    ScalarSubquery subquery(PartitaParser.QueryContext context, Position position) {
        return new ScalarSubquery(builders.queries().query(context), position);
    }
}

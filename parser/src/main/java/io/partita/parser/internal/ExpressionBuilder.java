package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.And;
import io.partita.parser.syntax.Expression.Cast;
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
            return predicate(context, 0);
        }
        List<Expression> operands = new ArrayList<>(count / 2 + 1);
        int first = 0;
        for (int i = 0; i < count; i++) {
            if (context.getChild(i) instanceof PartitaParser.PredicateContext predicate) {
                operands.add(negated(context, first, i, predicate.stop));
                first = i + 2;
            }
        }
        return operands.size() == 1 ? operands.get(0) : new And(operands, source.position(context));
    }

    private Expression predicate(PartitaParser.ConjunctionContext context, int at) {
        return builders.predicates().predicate((PartitaParser.PredicateContext) context.getChild(at));
    }

    /** The predicate at an index, with a NOT at each index from the first one on. */
    private Expression negated(PartitaParser.ConjunctionContext context, int first, int at, Token end) {
        Expression negated = predicate(context, at);
        for (int i = at - 1; i >= first; i--) {
            Token not = ((TerminalNode) context.getChild(i)).getSymbol();
            negated = new Not(negated, source.position(not, end));
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
        while (context.getChild(at) instanceof TerminalNode sign
                && sign.getSymbol().getType() != PartitaParser.PARAMETER) {
            at++;
        }
        Expression operand = unsigned(context, at);
        for (int i = at - 1; i >= 0; i--) {
            Token sign = ((TerminalNode) context.getChild(i)).getSymbol();
            operand = signed(sign.getType() == PartitaParser.MINUS, operand, source.position(sign, context.stop));
        }
        return operand;
    }

    /** Signs belong to a number; - - 1 is 1. */
    private static Expression signed(boolean negative, Expression operand, Position position) {
        return operand instanceof NumberLiteral number
                ? new NumberLiteral(negative ? number.value().negate() : number.value(), position)
                : new Signed(negative, operand, position);
    }

    /** The value at an index with the steps and casts behind it. */
    private Expression unsigned(PartitaParser.OperandContext context, int at) {
        int end = context.getChildCount();
        if (!(context.getChild(end - 1) instanceof PartitaParser.CastStepContext)) {
            return uncast(context, at, end);
        }
        int casts = end;
        while (context.getChild(casts - 1) instanceof PartitaParser.CastStepContext) {
            casts--;
        }
        Expression cast = uncast(context, at, casts);
        for (int i = casts; i < end; i++) {
            PartitaParser.CastStepContext step = (PartitaParser.CastStepContext) context.getChild(i);
            Position position = source.position(first(context.getChild(at)), step.stop);
            cast = new Cast(cast, builders.names().type(step.typeName()), false, position);
        }
        return cast;
    }

    private Expression uncast(PartitaParser.OperandContext context, int at, int end) {
        ParseTree child = context.getChild(at);
        if (child instanceof PartitaParser.ValueNameContext name) {
            return named(name, context, at, end);
        }
        Expression value = value(child);
        if (at == end - 1) {
            return value;
        }
        return new StepInto(
                value,
                builders.names().steps(context, at + 1, end),
                source.position(first(child), last(context.getChild(end - 1))));
    }

    private static Token first(ParseTree tree) {
        return tree instanceof ParserRuleContext rule ? rule.start : ((TerminalNode) tree).getSymbol();
    }

    private static Token last(ParseTree tree) {
        return tree instanceof ParserRuleContext rule ? rule.stop : ((TerminalNode) tree).getSymbol();
    }

    private Expression value(ParseTree value) {
        if (value instanceof PartitaParser.LiteralContext literal) {
            return builders.literals().literal(literal);
        }
        return value instanceof TerminalNode parameter
                ? builders.literals().parameter(parameter.getSymbol())
                : primary((PartitaParser.PrimaryContext) value);
    }

    Expression collection(PartitaParser.CollectionContext context) {
        return named(context.valueName(), context, 0, context.getChildCount());
    }

    /** A path, or a call and steps into its value; the name is a child at an index, and what follows belongs to it. */
    private Expression named(PartitaParser.ValueNameContext name, ParserRuleContext context, int at, int end) {
        Position position = source.position(name.start, last(context.getChild(end - 1)));
        if (!(context.getChild(at + 1) instanceof PartitaParser.ArgumentsContext arguments)) {
            return new PathExpression(
                    builders.names().name(name), builders.names().steps(context, at + 1, end), position);
        }
        Expression call = builders.calls().call(name, arguments);
        List<PathStep> steps = builders.names().steps(context, at + 2, end);
        return steps.isEmpty() ? call : new StepInto(call, steps, position);
    }

    private Expression primary(PartitaParser.PrimaryContext context) {
        if (context.query() != null) {
            return subquery(context.query(), source.position(context));
        }
        ParserRuleContext rule = (ParserRuleContext) context.getChild(0);
        return switch (rule.getRuleIndex()) {
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

    private ScalarSubquery subquery(PartitaParser.QueryContext context, Position position) {
        return new ScalarSubquery(builders.queries().query(context), position);
    }
}

package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Case;
import io.partita.parser.syntax.Expression.Cast;
import io.partita.parser.syntax.Expression.CurrentTime;
import io.partita.parser.syntax.Expression.Extract;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.ScalarSubquery;
import io.partita.parser.syntax.Expression.TemporalKind;
import io.partita.parser.syntax.Expression.Trim;
import io.partita.parser.syntax.Expression.TrimSide;
import io.partita.parser.syntax.Expression.When;
import io.partita.parser.syntax.Expression.Window;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.Nested;
import io.partita.parser.syntax.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Calls of functions, and what looks like one but has a grammar of its own. */
final class CallBuilder {
    private final Source source;
    private final Builders builders;

    CallBuilder(Source source, Builders builders) {
        this.source = source;
        this.builders = builders;
    }

    FunctionCall call(PartitaParser.ValueNameContext name, PartitaParser.ArgumentsContext arguments) {
        PartitaParser.ArgumentListContext list = arguments.argumentList();
        return new FunctionCall(
                builders.names().name(name),
                list != null && list.DISTINCT() != null,
                list != null && list.STAR() != null,
                arguments(arguments),
                order(arguments),
                Optional.ofNullable(arguments.filter())
                        .map(filter -> expression(filter.where().expression())),
                Optional.ofNullable(arguments.over()).map(builders.windows()::over),
                source.position(name.start, arguments.stop));
    }

    private List<Expression> arguments(PartitaParser.ArgumentsContext context) {
        if (context.query() != null) {
            return List.of(onlyQuery(context.query()));
        }
        return builders.expressions().optional(context.argumentList().expressions());
    }

    /** The query of {@code f((SELECT 1))}: the outer parenthesis is the call's, the inner one the subquery's. */
    ScalarSubquery onlyQuery(PartitaParser.QueryContext context) {
        Query query = builders.queries().query(context);
        boolean wrapped = query.with().isEmpty()
                && query.orderBy().isEmpty()
                && query.limit().isEmpty()
                && query.offset().isEmpty();
        if (wrapped && query.body() instanceof Nested nested) {
            return new ScalarSubquery(nested.query(), nested.position());
        }
        throw source.failure(context.start, "a subquery among values stands in parentheses of its own: ((SELECT ..))");
    }

    /** ORDER BY among the arguments, {@code LISTAGG(x ORDER BY y)}, is another spelling of WITHIN GROUP. */
    private List<SortItem> order(PartitaParser.ArgumentsContext context) {
        if (context.withinGroup() != null) {
            if (context.argumentList() != null && context.argumentList().orderBy() != null) {
                throw source.failure(context.withinGroup().start, "the order stands among the arguments already");
            }
            return builders.queries().orderBy(context.withinGroup().orderBy());
        }
        return context.argumentList() == null
                ? List.of()
                : builders.queries().orderBy(context.argumentList().orderBy());
    }

    private Expression expression(PartitaParser.ExpressionContext context) {
        return builders.expressions().expression(context);
    }

    /** What begins with a word that the grammar knows. */
    Expression construct(ParserRuleContext context) {
        return switch (context.getRuleIndex()) {
            case PartitaParser.RULE_case -> caseOf((PartitaParser.CaseContext) context);
            case PartitaParser.RULE_cast -> cast((PartitaParser.CastContext) context);
            case PartitaParser.RULE_extract -> extract((PartitaParser.ExtractContext) context);
            case PartitaParser.RULE_trim -> trim((PartitaParser.TrimContext) context);
            case PartitaParser.RULE_substring -> substring((PartitaParser.SubstringContext) context);
            case PartitaParser.RULE_position -> position((PartitaParser.PositionContext) context);
            case PartitaParser.RULE_overlay ->
                plainCall(context, builders.expressions().separated(context, 2));
            case PartitaParser.RULE_jsonObject -> jsonObject((PartitaParser.JsonObjectContext) context);
            case PartitaParser.RULE_currentTime -> currentTime((PartitaParser.CurrentTimeContext) context);
            default ->
                throw new IllegalStateException("no expression: " + PartitaParser.ruleNames[context.getRuleIndex()]);
        };
    }

    private Case caseOf(PartitaParser.CaseContext context) {
        List<When> branches = new ArrayList<>();
        for (PartitaParser.WhenContext branch : context.when()) {
            branches.add(new When(
                    expression(branch.expression(0)), expression(branch.expression(1)), source.position(branch)));
        }
        boolean otherwise = context.ELSE() != null;
        List<Expression> around = builders.expressions().separated(context, 1);
        boolean operand = around.size() > (otherwise ? 1 : 0);
        return new Case(
                operand ? Optional.of(around.get(0)) : Optional.empty(),
                branches,
                otherwise ? Optional.of(around.get(around.size() - 1)) : Optional.empty(),
                source.position(context));
    }

    private Cast cast(PartitaParser.CastContext context) {
        return new Cast(
                expression(context.expression()),
                builders.names().type(context.typeName()),
                context.start.getType() == PartitaParser.TRY_CAST,
                source.position(context));
    }

    private Extract extract(PartitaParser.ExtractContext context) {
        String part = context.STRING() == null
                ? builders.names().name(context.identifier()).text()
                : LiteralBuilder.unquote(source.text(context.STRING().getSymbol()));
        return new Extract(part.toUpperCase(Locale.ROOT), expression(context.expression()), source.position(context));
    }

    private Trim trim(PartitaParser.TrimContext context) {
        if (context.query() != null) {
            return new Trim(TrimSide.BOTH, Optional.empty(), onlyQuery(context.query()), source.position(context));
        }
        TrimSide side = TrimSide.BOTH;
        if (context.LEADING() != null) {
            side = TrimSide.LEADING;
        } else if (context.TRAILING() != null) {
            side = TrimSide.TRAILING;
        }
        List<Expression> operands = builders.expressions().separated(context, 2);
        Optional<Expression> characters = operands.size() == 2 ? Optional.of(operands.get(0)) : Optional.empty();
        return new Trim(side, characters, operands.get(operands.size() - 1), source.position(context));
    }

    private FunctionCall substring(PartitaParser.SubstringContext context) {
        return plainCall(context, builders.expressions().separated(context, 2));
    }

    private FunctionCall position(PartitaParser.PositionContext context) {
        return plainCall(
                context,
                List.of(builders.expressions().arithmetic(context.arithmetic()), expression(context.expression())));
    }

    private FunctionCall jsonObject(PartitaParser.JsonObjectContext context) {
        List<Expression> arguments = new ArrayList<>();
        for (PartitaParser.JsonEntryContext entry : context.jsonEntry()) {
            arguments.addAll(builders.expressions().separated(entry, 0));
        }
        return plainCall(context, arguments);
    }

    private FunctionCall plainCall(ParserRuleContext context, List<Expression> arguments) {
        Identifier name = new Identifier(source.text(context.start), false, source.position(context.start));
        Optional<Expression> filter = Optional.empty();
        Optional<Window> over = Optional.empty();
        return new FunctionCall(name, false, false, arguments, List.of(), filter, over, source.position(context));
    }

    private CurrentTime currentTime(PartitaParser.CurrentTimeContext context) {
        TemporalKind kind = switch (context.start.getType()) {
            case PartitaParser.CURRENT_DATE -> TemporalKind.DATE;
            case PartitaParser.CURRENT_TIME, PartitaParser.LOCALTIME -> TemporalKind.TIME;
            default -> TemporalKind.TIMESTAMP;
        };
        Optional<Integer> precision =
                Optional.ofNullable(context.INTEGER()).map(digits -> precision(digits.getSymbol()));
        return new CurrentTime(kind, precision, source.position(context));
    }

    private int precision(Token digits) {
        String text = source.text(digits);
        if (text.length() != 1) {
            throw source.failure(digits, "a time has 0 to 9 digits behind its seconds, not " + text);
        }
        return Integer.parseInt(text);
    }
}

package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.BinaryLiteral;
import io.partita.parser.syntax.Expression.BooleanLiteral;
import io.partita.parser.syntax.Expression.IntervalLiteral;
import io.partita.parser.syntax.Expression.ListLiteral;
import io.partita.parser.syntax.Expression.MapEntry;
import io.partita.parser.syntax.Expression.MapLiteral;
import io.partita.parser.syntax.Expression.MissingLiteral;
import io.partita.parser.syntax.Expression.NullLiteral;
import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.Parameter;
import io.partita.parser.syntax.Expression.SetLiteral;
import io.partita.parser.syntax.Expression.StringLiteral;
import io.partita.parser.syntax.Expression.TemporalField;
import io.partita.parser.syntax.Expression.TemporalKind;
import io.partita.parser.syntax.Expression.TemporalLiteral;
import io.partita.parser.syntax.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Literals, parameters, and the escapes of JDBC that look like maps. */
final class LiteralBuilder {
    /** Far beyond any number that can be stored, and small enough to be calculated with. */
    private static final int MAXIMUM_EXPONENT = 1000;

    private static final int MAXIMUM_NUMBER_LENGTH = 1000;

    private static final Map<String, TemporalKind> ESCAPES =
            Map.of("d", TemporalKind.DATE, "t", TemporalKind.TIME, "ts", TemporalKind.TIMESTAMP);

    private final Source source;
    private final TokenList tokens;
    private final Builders builders;

    LiteralBuilder(Source source, TokenList tokens, Builders builders) {
        this.source = source;
        this.tokens = tokens;
        this.builders = builders;
    }

    /** The text of a string literal without its quotes. */
    static String unquote(String literal) {
        String text = literal.substring(1, literal.length() - 1);
        return text.indexOf('\'') < 0 ? text : text.replace("''", "'");
    }

    Expression literal(PartitaParser.LiteralContext context) {
        Position position = source.position(context);
        return switch (context.start.getType()) {
            case PartitaParser.STRING -> new StringLiteral(unquote(source.text(context.start)), position);
            case PartitaParser.INTEGER, PartitaParser.DECIMAL -> number(context.start);
            case PartitaParser.BINARY -> binary(context.start);
            case PartitaParser.TRUE -> new BooleanLiteral(true, position);
            case PartitaParser.FALSE -> new BooleanLiteral(false, position);
            case PartitaParser.NULL -> new NullLiteral(position);
            case PartitaParser.MISSING -> new MissingLiteral(position);
            case PartitaParser.INTERVAL, PartitaParser.INTERVAL_TEXT -> interval(context, position);
            default ->
                new TemporalLiteral(
                        TemporalKind.valueOf(ExpectationNames.word(context.start.getType())),
                        secondText(context),
                        position);
        };
    }

    private String secondText(PartitaParser.LiteralContext context) {
        return unquote(source.text(((TerminalNode) context.getChild(1)).getSymbol()));
    }

    private IntervalLiteral interval(PartitaParser.LiteralContext context, Position position) {
        Optional<TemporalField> field = Optional.ofNullable(context.temporalField())
                .map(word -> TemporalField.valueOf(ExpectationNames.word(word.start.getType())));
        String text = context.INTEGER() == null
                ? secondText(context)
                : source.text(context.INTEGER().getSymbol());
        return new IntervalLiteral(text, field, position);
    }

    NumberLiteral number(Token token) {
        String text = source.text(token);
        if (text.length() > MAXIMUM_NUMBER_LENGTH || Math.abs(exponent(text)) > MAXIMUM_EXPONENT) {
            throw source.failure(
                    token,
                    "a number may have " + MAXIMUM_NUMBER_LENGTH + " digits and an exponent up to " + MAXIMUM_EXPONENT);
        }
        return new NumberLiteral(new BigDecimal(text), source.position(token));
    }

    private static int exponent(String number) {
        int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (mark < 0) {
            return 0;
        }
        try {
            return Integer.parseInt(number.substring(mark + 1));
        } catch (NumberFormatException e) {
            return MAXIMUM_EXPONENT + 1;
        }
    }

    private BinaryLiteral binary(Token token) {
        String text = source.text(token);
        String hex = text.substring(2, text.length() - 1);
        if (hex.length() % 2 != 0 || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw source.failure(token, "X'..' takes an even number of digits 0-9 and a-f");
        }
        return new BinaryLiteral(hex.toLowerCase(Locale.ROOT), source.position(token));
    }

    Parameter parameter(Token token) {
        return new Parameter(tokens.parameterIndex(token.getTokenIndex()), source.position(token));
    }

    ListLiteral list(PartitaParser.ListContext context) {
        return new ListLiteral(builders.expressions().optional(context.expressions()), source.position(context));
    }

    SetLiteral set(PartitaParser.SetContext context) {
        return new SetLiteral(builders.expressions().optional(context.expressions()), source.position(context));
    }

    Expression mapOrEscape(PartitaParser.MapOrEscapeContext context) {
        if (context.IDENTIFIER() != null) {
            return escape(context.IDENTIFIER().getSymbol(), context);
        }
        List<MapEntry> entries = new ArrayList<>();
        for (PartitaParser.MapEntryContext entry : context.mapEntry()) {
            entries.add(new MapEntry(
                    unquote(source.text(entry.start)),
                    builders.expressions().expression(entry.expression()),
                    source.position(entry)));
        }
        return new MapLiteral(entries, source.position(context));
    }

    private Expression escape(Token word, PartitaParser.MapOrEscapeContext context) {
        Expression operand = builders.expressions().operand(context.operand());
        String kind = source.text(word).toLowerCase(Locale.ROOT);
        if (kind.equals("fn")) {
            return operand;
        }
        TemporalKind temporal = ESCAPES.get(kind);
        if (temporal != null && operand instanceof StringLiteral literal) {
            return new TemporalLiteral(temporal, literal.value(), source.position(context));
        }
        throw source.failure(
                word,
                "unknown escape " + source.text(word)
                        + "; expected {d '..'}, {t '..'}, {ts '..'}, {fn ..} or a map {'name': value}");
    }
}

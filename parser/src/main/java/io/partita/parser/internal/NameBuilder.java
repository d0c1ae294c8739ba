package io.partita.parser.internal;

import io.partita.parser.syntax.Expression.IndexStep;
import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.PathStep;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Names, paths and types. */
final class NameBuilder {
    private final Source source;

    NameBuilder(Source source) {
        this.source = source;
    }

    /** The name that a rule of one token has matched. */
    Identifier name(ParserRuleContext context) {
        return name(context.start);
    }

    Identifier name(Token token) {
        String text = source.text(token);
        boolean quoted = token.getType() == PartitaParser.QUOTED_NAME;
        if (quoted) {
            text = text.substring(1, text.length() - 1).replace("\"\"", "\"");
            if (text.isEmpty()) {
                throw source.failure(token, "a name cannot be empty");
            }
        }
        return new Identifier(text, quoted, source.position(token));
    }

    List<Identifier> names(List<? extends ParserRuleContext> contexts) {
        List<Identifier> names = new ArrayList<>(contexts.size());
        for (ParserRuleContext context : contexts) {
            names.add(name(context));
        }
        return names;
    }

    List<Identifier> columns(PartitaParser.ColumnNamesContext context) {
        return names(context.identifier());
    }

    /** Column names that may be absent; none then. */
    List<Identifier> optionalColumns(PartitaParser.@Nullable ColumnNamesContext context) {
        return context == null ? List.of() : columns(context);
    }

    PathExpression path(PartitaParser.PathContext context) {
        return new PathExpression(
                name(context.start), steps(context, 1, context.getChildCount()), source.position(context));
    }

    /** The steps of a path, which are a context's children from an index up to another. */
    List<PathStep> steps(ParserRuleContext context, int from, int to) {
        if (from == to) {
            return List.of();
        }
        List<PathStep> steps = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            steps.add(step((PartitaParser.PathStepContext) context.getChild(i)));
        }
        return steps;
    }

    /** {@code ['a']} is another spelling of {@code ."a"}. */
    private PathStep step(PartitaParser.PathStepContext context) {
        Token token = ((TerminalNode) context.getChild(1)).getSymbol();
        Position position = source.position(context);
        if (context.start.getType() == PartitaParser.DOT) {
            return new NameStep(name(token), position);
        }
        if (token.getType() == PartitaParser.STRING) {
            String text = LiteralBuilder.unquote(source.text(token));
            return new NameStep(new Identifier(text, true, source.position(token)), position);
        }
        return new IndexStep(number(token, "a list index"), position);
    }

    private int number(Token token, String what) {
        try {
            return Integer.parseInt(source.text(token));
        } catch (NumberFormatException e) {
            throw source.failure(token, what + " must not be greater than " + Integer.MAX_VALUE);
        }
    }

    TypeName type(PartitaParser.TypeNameContext context) {
        StringBuilder words = new StringBuilder();
        List<Integer> arguments = new ArrayList<>();
        for (int i = 0; i < context.getChildCount(); i++) {
            Token token = context.getChild(i) instanceof ParserRuleContext word
                    ? word.start
                    : ((TerminalNode) context.getChild(i)).getSymbol();
            switch (token.getType()) {
                case PartitaParser.INTEGER -> arguments.add(number(token, "an argument of a type"));
                case PartitaParser.LPAREN, PartitaParser.RPAREN, PartitaParser.COMMA -> {}
                default -> words.append(words.isEmpty() ? "" : " ").append(Words.upperCase(source.text(token)));
            }
        }
        return new TypeName(words.toString(), arguments, source.position(context));
    }
}

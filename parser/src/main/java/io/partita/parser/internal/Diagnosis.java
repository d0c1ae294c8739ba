package io.partita.parser.internal;

import java.util.List;
import org.antlr.v4.runtime.Token;

/** Says what is wrong with a token that the grammar did not take. */
final class Diagnosis {
    private static final String NOTHING = "there is no statement";

    private final Source source;
    private final TokenList tokens;

    Diagnosis(Source source, TokenList tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    SyntaxFailure explain(Expectations.Mistake mistake) {
        Token token = tokens.get(mistake.at());
        StringBuilder problem = new StringBuilder(describe(token));
        String advice = new Advice(source, tokens, mistake.types()).on(mistake.at());
        List<String> names = expectations(mistake, advice);
        if (!names.isEmpty()) {
            problem.append("; expected ").append(enumerate(names));
        }
        if (!advice.isEmpty()) {
            problem.append(". ").append(advice);
        }
        return source.failure(token, problem.toString());
    }

    /** The words that statements begin with are many: where one is named there is no need for all of them. */
    private List<String> expectations(Expectations.Mistake mistake, String advice) {
        if (mistake.at() == 0 && tokens.size() > 1) {
            return advice.isEmpty() ? ExpectationNames.ofStatements() : List.of();
        }
        return mistake.at() == 0 ? ExpectationNames.ofStatements() : ExpectationNames.of(mistake.types());
    }

    private String describe(Token token) {
        if (token.getType() == Token.EOF) {
            return tokens.size() == 1 ? NOTHING : "the statement ends too early";
        }
        if (token.getTokenIndex() == 0) {
            return token.getType() == PartitaLexer.SEMICOLON ? NOTHING : quoted(token) + " does not begin a statement";
        }
        if (token.getTokenIndex() > 0 && tokens.type(token.getTokenIndex() - 1) == PartitaLexer.SEMICOLON) {
            return "a second statement begins here, but only one at a time is taken";
        }
        return "unexpected " + (token.getType() == PartitaLexer.QUERY_OPEN ? "query in parentheses" : quoted(token));
    }

    /** A sign stands in quotes, or a comma would be lost among ours. */
    private String quoted(Token token) {
        String text = excerpt(source.text(token));
        boolean sign = token.getType() >= PartitaLexer.LPAREN
                && text.length() < 3
                && !Character.isLetterOrDigit(text.charAt(0));
        return sign && text.charAt(0) != '"' && text.charAt(0) != '\'' ? "'" + text + "'" : text;
    }

    private static String excerpt(String token) {
        String line = token.replaceAll("\\s+", " ");
        return line.length() <= 30 ? line : line.substring(0, 29) + "…";
    }

    private static String enumerate(List<String> names) {
        int last = names.size() - 1;
        if (last == 0) {
            return names.get(0);
        }
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}

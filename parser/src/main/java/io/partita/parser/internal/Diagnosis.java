package io.partita.parser.internal;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says what is wrong with a token that the grammar did not take. */
final class Diagnosis {
    private final Source source;
    private final TokenList tokens;

    Diagnosis(Source source, TokenList tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    SyntaxFailure explain(Token mistake, IntervalSet expected) {
        int at = mistake.getTokenIndex();
        StringBuilder problem = new StringBuilder(describe(mistake));
        List<String> names = at == 0 ? ExpectationNames.ofStatements() : ExpectationNames.of(expected);
        if (!names.isEmpty()) {
            problem.append("; expected ").append(enumerate(names));
        }
        String advice = new Advice(source, tokens, expected).on(at);
        if (!advice.isEmpty()) {
            problem.append(". ").append(advice);
        }
        return source.failure(mistake, problem.toString());
    }

    private String describe(Token token) {
        if (token.getType() == Token.EOF) {
            return tokens.size() == 1 ? "there is no statement" : "the statement ends too early";
        }
        if (token.getTokenIndex() == 0) {
            return excerpt(source.text(token)) + " does not begin a statement";
        }
        if (token.getTokenIndex() > 0 && tokens.type(token.getTokenIndex() - 1) == PartitaLexer.SEMICOLON) {
            return "a second statement begins here, but only one at a time is taken";
        }
        return "unexpected "
                + (token.getType() == PartitaLexer.QUERY_OPEN ? "query in parentheses" : excerpt(source.text(token)));
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

package io.partita.parser.internal;

import java.util.Comparator;
import java.util.Locale;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Finds the word that a misspelt one was meant to be. */
final class Spelling {
    private static final int LONGEST = 20;

    private final Source source;
    private final TokenList tokens;
    private final IntervalSet expected;

    Spelling(Source source, TokenList tokens, IntervalSet expected) {
        this.source = source;
        this.tokens = tokens;
        this.expected = expected;
    }

    /** Looks at the word in question and at the one before it, which may have been taken for an alias. */
    String on(int at) {
        String suggestion = suggest(at);
        return suggestion.isEmpty() && mayBeAlias(at - 1) ? suggest(at - 1) : suggestion;
    }

    /** Behind an operator, a comma or a word such as FROM a name is what it seems to be. */
    private boolean mayBeAlias(int at) {
        int before = tokens.type(at - 1);
        return switch (before) {
            case PartitaLexer.NULL,
                    PartitaLexer.MISSING,
                    PartitaLexer.TRUE,
                    PartitaLexer.FALSE,
                    PartitaLexer.RPAREN,
                    PartitaLexer.RBRACKET,
                    PartitaLexer.RBRACE,
                    PartitaLexer.STAR,
                    PartitaLexer.DOT_STAR,
                    PartitaLexer.PARAMETER,
                    PartitaLexer.STRING,
                    PartitaLexer.INTEGER,
                    PartitaLexer.DECIMAL,
                    PartitaLexer.IDENTIFIER,
                    PartitaLexer.QUOTED_NAME -> true;
            case PartitaLexer.UPDATE, PartitaLexer.INTO, PartitaLexer.TABLE, PartitaLexer.BY -> false;
            default -> Words.isWord(before) && !Words.isReserved(before);
        };
    }

    private String suggest(int at) {
        if (tokens.type(at) != PartitaLexer.IDENTIFIER) {
            return "";
        }
        String written = source.text(tokens.get(at));
        String word = written.toUpperCase(Locale.ROOT);
        if (word.length() < 3 || word.length() > LONGEST) {
            return "";
        }
        int allowed = word.length() < 6 ? 1 : 2;
        return expected.toList().stream()
                .filter(Words::isWord)
                .map(ExpectationNames::word)
                .filter(meant -> meant.length() > 2 && !meant.equals(word) && distance(word, meant) <= allowed)
                .min(Comparator.comparingInt(meant -> unlikelihood(word, meant)))
                .map(meant -> "Did you mean " + meant + " instead of " + written + "?")
                .orElse("");
    }

    /** The first letter is seldom wrong. */
    private static int unlikelihood(String word, String meant) {
        return 2 * distance(word, meant) + (word.charAt(0) == meant.charAt(0) ? 0 : 1);
    }

    /** How many letters must be changed, inserted, left out or swapped with their neighbours. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        int changed = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}

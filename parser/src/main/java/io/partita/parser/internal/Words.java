package io.partita.parser.internal;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The words of the grammar, and which of them are names. */
public final class Words {
    private static final IntervalSet NAMES =
            PartitaParser._ATN.nextTokens(PartitaParser._ATN.ruleToStartState[PartitaParser.RULE_identifier]);

    private Words() {}

    /** Whether a token type is a word of the grammar, reserved or not. */
    static boolean isWord(int type) {
        return type >= PartitaLexer.ALL && type < PartitaLexer.LPAREN;
    }

    static boolean isReserved(int type) {
        return isWord(type) && !NAMES.contains(type);
    }

    /** Whether a text without quotes is read as a name, anywhere that a name may stand. */
    public static boolean isName(String text) {
        int type = onlyToken(text);
        return type == PartitaLexer.IDENTIFIER || (isWord(type) && !isReserved(type));
    }

    /** Whether a text without quotes is read as a name where any word may stand: after a dot. */
    public static boolean isNameOrWord(String text) {
        int type = onlyToken(text);
        return type == PartitaLexer.IDENTIFIER || isWord(type);
    }

    private static int onlyToken(String text) {
        TokenList tokens = TokenList.of(new Source(text));
        boolean whole = tokens.size() == 2 && tokens.get(0).getStopIndex() == text.length() - 1;
        return whole && tokens.get(0).getStartIndex() == 0 ? tokens.type(0) : Token.INVALID_TYPE;
    }

    /** Upper case of the letters that words of the language are made of; all others stay. */
    static String upperCase(String word) {
        StringBuilder upper = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            upper.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return upper.toString();
    }

    /** The words, in capitals, that are names only in double quotes. */
    public static Set<String> reserved() {
        return IntStream.range(PartitaLexer.ALL, PartitaLexer.LPAREN)
                .filter(Words::isReserved)
                .mapToObj(PartitaLexer.VOCABULARY::getSymbolicName)
                .collect(Collectors.toUnmodifiableSet());
    }
}

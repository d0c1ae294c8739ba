package io.partita.parser.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The words of the grammar, and which of them are names. */
public final class Words {
    private static final Vocabulary VOCABULARY = PartitaLexer.VOCABULARY;
    private static final IntervalSet NAMES =
            PartitaParser._ATN.nextTokens(PartitaParser._ATN.ruleToStartState[PartitaParser.RULE_identifier]);
    private static final Map<String, Integer> TYPES = types();

    private Words() {}

    private static Map<String, Integer> types() {
        Map<String, Integer> types = new HashMap<>();
        for (int type = PartitaLexer.ALL; type < PartitaLexer.LPAREN; type++) {
            types.put(VOCABULARY.getSymbolicName(type), type);
        }
        return types;
    }

    /** Whether a token type is a word of the grammar, reserved or not. */
    static boolean isWord(int type) {
        return type >= PartitaLexer.ALL && type < PartitaLexer.LPAREN;
    }

    static boolean isReserved(int type) {
        return isWord(type) && !NAMES.contains(type);
    }

    /** Whether a name must stand in double quotes because the language has the word for itself. */
    public static boolean isReserved(String name) {
        Integer type = TYPES.get(name.toUpperCase(Locale.ROOT));
        return type != null && isReserved(type);
    }

    /** The words that {@link #isReserved} is true of, in capitals. */
    public static Set<String> reserved() {
        return TYPES.entrySet().stream()
                .filter(word -> isReserved(word.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}

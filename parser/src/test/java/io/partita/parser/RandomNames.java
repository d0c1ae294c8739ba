package io.partita.parser;

import static io.partita.parser.syntax.Position.NONE;

import io.partita.parser.internal.PartitaLexer;
import io.partita.parser.syntax.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The dice of the random trees, and names of every kind, many of them words of the language. */
final class RandomNames {
    private static final List<String> PLAIN = List.of("a", "b", "pk", "Total", "größe", "名前", "_x", "$id", "t1");
    private static final List<String> QUOTED =
            List.of("a", "with space", "quo\"ted", "select", "a.b", "it's", "ключ", "1st", "-", "🙂", "/*", "--");
    private static final List<String> TEXTS =
            List.of("", "a", "it's", "two\nlines", "\"", "größe", "🙂", "?", "--", ";");

    private static final List<String> WORDS = IntStream.rangeClosed(PartitaLexer.ALL, PartitaLexer.ZONE)
            .mapToObj(PartitaLexer.VOCABULARY::getSymbolicName)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    private static final List<String> FREE_WORDS = freeWords();

    /** Unquoted, these do not begin an ordinary call. */
    private static final Set<String> CONSTRUCTS = Set.of(
            "cast",
            "cube",
            "extract",
            "json_object",
            "overlay",
            "position",
            "rollup",
            "substring",
            "trim",
            "try_cast",
            "unnest");

    private final SplittableRandom random;
    private int tables;

    RandomNames(SplittableRandom random) {
        this.random = random;
    }

    private static List<String> freeWords() {
        Set<String> reserved = StatementParser.reservedWords();
        return WORDS.stream()
                .filter(word -> !reserved.contains(word.toUpperCase(Locale.ROOT)))
                .toList();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> Optional<T> maybe(int percent, Supplier<T> value) {
        return chance(percent) ? Optional.of(value.get()) : Optional.empty();
    }

    <T> List<T> list(int least, int most, Supplier<T> element) {
        return Stream.generate(element)
                .limit(least + random.nextInt(most - least + 1))
                .toList();
    }

    String text() {
        return pick(TEXTS);
    }

    /** A name where a name may stand. */
    Identifier name() {
        return chance(20) ? quoted() : unquoted(chance(50) ? pick(FREE_WORDS) : pick(PLAIN));
    }

    /** A name where every word is one. */
    Identifier anyName() {
        return chance(30) ? unquoted(pick(WORDS)) : name();
    }

    /** The name of a function that is called in the ordinary way. */
    Identifier function() {
        Identifier name = name();
        return CONSTRUCTS.contains(name.text()) ? unquoted("f") : name;
    }

    /** A name that no other table of the statement has. */
    Identifier freshTable() {
        return unquoted("table" + tables++);
    }

    private Identifier quoted() {
        return new Identifier(pick(QUOTED), true, NONE);
    }

    private static Identifier unquoted(String text) {
        return new Identifier(text, false, NONE);
    }
}

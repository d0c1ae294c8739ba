package io.partita.planner.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A function as it is listed for people and tools: one for each name and alias.
 *
 * @param arguments as the signature writes them, without the parentheses
 * @param result the type of the value; T for the type of the arguments that say T
 * @param theme in small letters
 * @param description a few words
 */
public record ListedFunction(String name, String arguments, String result, String theme, String description) {

    private static final List<ListedFunction> ALL = Stream.concat(
                    FunctionLibrary.all().stream().flatMap(ListedFunction::of), GroupFunctions.ALL.stream())
            .sorted(Comparator.comparing(ListedFunction::name))
            .toList();

    /** All functions by name: those of one row, aggregates and window functions. */
    public static List<ListedFunction> all() {
        return ALL;
    }

    private static Stream<ListedFunction> of(NamedFunction function) {
        List<ListedFunction> listed = new ArrayList<>();
        for (String name : function.names()) {
            String theme = function.theme().name().toLowerCase(Locale.ROOT);
            listed.add(of(name, function.signature().text(), theme, function.description()));
        }
        return listed.stream();
    }

    static ListedFunction of(String name, String signature, String theme, String description) {
        int close = signature.lastIndexOf(')');
        return new ListedFunction(
                name,
                signature.substring(signature.indexOf('(') + 1, close),
                signature.substring(close + 1).strip(),
                theme,
                description);
    }
}

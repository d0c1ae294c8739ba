package io.partita.planner.function;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All functions of one row that are called by name, in the order of their themes: the one list that the binder, the
 * metadata of the driver and the documentation read. Aggregates and window functions are not among them.
 */
public final class FunctionLibrary {
    private static final List<NamedFunction> FUNCTIONS = Stream.of(
                    StringFunctions.ALL,
                    NumberFunctions.ALL,
                    TimeFunctions.ALL,
                    DocumentFunctions.ALL,
                    ConditionFunctions.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, NamedFunction> BY_NAME = byName();

    private FunctionLibrary() {}

    public static List<NamedFunction> all() {
        return FUNCTIONS;
    }

    /** The function of a name or alias in any case, or null if there is none. */
    public static @Nullable NamedFunction find(String name) {
        return BY_NAME.get(name.toUpperCase(Locale.ROOT));
    }

    /** The function of a name that the language itself calls. */
    public static NamedFunction get(String name) {
        NamedFunction function = find(name);
        if (function == null) {
            throw new IllegalArgumentException("no function: " + name);
        }
        return function;
    }

    /** The names and aliases of the functions of some themes, in capitals and sorted. */
    public static List<String> names(Theme... themes) {
        List<Theme> wanted = List.of(themes);
        return FUNCTIONS.stream()
                .filter(function -> wanted.contains(function.theme()))
                .flatMap(function -> function.names().stream())
                .sorted()
                .toList();
    }

    private static Map<String, NamedFunction> byName() {
        Map<String, NamedFunction> functions = new HashMap<>();
        for (NamedFunction function : FUNCTIONS) {
            for (String name : function.names()) {
                if (functions.put(name, function) != null) {
                    throw new IllegalStateException("two functions are called " + name);
                }
            }
        }
        return Map.copyOf(functions);
    }
}

package io.partita.planner.binder;

import io.partita.parser.syntax.Hint;
import io.partita.parser.syntax.Identifier;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hints of a SELECT over several tables: some name their table, the others are for all of them. */
final class HintsOfTables {
    private static final Set<String> OF_ONE_TABLE = Set.of("INDEX", "NO_INDEX");

    private final Binding binding;
    private final List<Hint> hints;

    HintsOfTables(Binding binding, List<Hint> hints) {
        this.binding = binding;
        this.hints = binding.settled(hints);
    }

    /** Those that name no table. */
    static List<Hint> ofAll(List<Hint> hints) {
        return hints.stream().filter(hint -> !isOfOneTable(hint)).toList();
    }

    /**
     * The hints for a table.
     *
     * @param inner those of the view that stands for it, or null
     */
    BoundHints of(FromSource source, TableScope scope, @Nullable BoundHints inner) {
        List<Hint> own = hints.stream()
                .filter(hint -> !isOfOneTable(hint) || names(hint, source))
                .toList();
        return new HintBinder(binding, scope).bind(own, inner);
    }

    /** Every table that a hint names must be there. */
    void checkTables(List<FromSource> sources) {
        for (Hint hint : hints) {
            if (isOfOneTable(hint) && sources.stream().noneMatch(source -> names(hint, source))) {
                throw new QueryException(
                        QueryErrorCode.UNKNOWN_TABLE,
                        "hint " + hint.name() + " names " + hint.arguments().get(0)
                                + ", which the statement does not read",
                        hint.position());
            }
        }
    }

    private static boolean isOfOneTable(Hint hint) {
        return OF_ONE_TABLE.contains(hint.name()) && !hint.arguments().isEmpty();
    }

    private static boolean names(Hint hint, FromSource source) {
        String name = hint.arguments().get(0);
        return source.isNamed(new Identifier(name, false, hint.position()))
                || (source instanceof FromSource.OfTable table
                        && table.scope().table().name().equalsIgnoreCase(name));
    }
}

package io.partita.planner.function;

import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunction;
import io.partita.planner.function.LibraryFunction.Body;
import io.partita.planner.function.LibraryFunction.FreeBody;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * A function as the library declares it.
 *
 * @param aliases other names of it, in capitals
 * @param description a few words for a table of functions
 * @param operator what evaluates a call
 */
public record NamedFunction(
        Theme theme, Signature signature, List<String> aliases, String description, ScalarFunction operator) {
    public NamedFunction {
        aliases = List.copyOf(aliases);
    }

    /** A function of values that are all known: NULL or MISSING among the arguments is the value. */
    static NamedFunction strict(Theme theme, String signature, String description, Body body, String... aliases) {
        Signature read = Signature.of(signature);
        return new NamedFunction(theme, read, List.of(aliases), description, LibraryFunction.strict(read, body));
    }

    /** A function that looks at its arguments itself. */
    static NamedFunction free(Theme theme, String signature, String description, FreeBody body, String... aliases) {
        Signature read = Signature.of(signature);
        return new NamedFunction(theme, read, List.of(aliases), description, LibraryFunction.free(read, body));
    }

    /** A name for the current date or time. */
    static NamedFunction now(String signature, String description, String... aliases) {
        Signature read = Signature.of(signature);
        Scalar now = new Scalar.Now(SqlType.valueOf(read.result()));
        return free(
                Theme.TIME,
                signature,
                description,
                (operands, item, arguments) -> now.evaluate(item, arguments),
                aliases);
    }

    /** Whether it is the current date or time, which is no call in a plan. */
    public boolean isNow() {
        return theme == Theme.TIME && signature.parameters().isEmpty();
    }

    /** A name for an operator that expressions have anyway. */
    static NamedFunction operator(
            Theme theme, String signature, String description, ScalarFunction operator, String... aliases) {
        return new NamedFunction(theme, Signature.of(signature), List.of(aliases), description, operator);
    }

    public String name() {
        return signature.name();
    }

    /** The name and the aliases. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(name());
        names.addAll(aliases);
        return names;
    }
}

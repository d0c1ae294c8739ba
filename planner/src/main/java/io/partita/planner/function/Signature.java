package io.partita.planner.function;

import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * How a function is called, read from its text: {@code LPAD(text STRING, length NUMBER [, fill STRING]) STRING}. What
 * stands in brackets may be left out; {@code ...} repeats the parameter before it.
 *
 * @param name in capitals
 * @param required how many of the parameters must be there
 * @param repeats whether the last parameter may be given again and again
 * @param result the type of the value; T for the type of the parameters that say T
 */
public record Signature(
        String text, String name, List<Parameter> parameters, int required, boolean repeats, String result) {
    /** The most arguments of one call. */
    public static final int MOST = 100;

    public Signature {
        parameters = List.copyOf(parameters);
    }

    static Signature of(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        List<Parameter> parameters = new ArrayList<>();
        int required = 0;
        boolean repeats = false;
        boolean optional = false;
        for (String part : text.substring(open + 1, close).split(",", -1)) {
            String declaration = part.replaceAll("[\\[\\]]", "").strip();
            optional |= part.strip().startsWith("[");
            if (declaration.equals("...")) {
                repeats = true;
            } else if (!declaration.isEmpty()) {
                int space = declaration.indexOf(' ');
                parameters.add(Parameter.of(declaration.substring(0, space), declaration.substring(space + 1)));
                required += optional ? 0 : 1;
            }
            optional |= part.contains("[");
        }
        String result = text.substring(close + 1).strip();
        return new Signature(text, text.substring(0, open), parameters, required, repeats, result);
    }

    /** The most arguments that it takes. */
    public int most() {
        return repeats ? MOST : parameters.size();
    }

    /** The parameter that an argument stands for, by its place from 0. */
    public Parameter parameter(int place) {
        return parameters.get(Math.min(place, parameters.size() - 1));
    }

    /** The type of the value, given the types of the arguments as far as they are known. */
    public SqlType result(List<SqlType> arguments) {
        return result.equals("T") ? common(arguments) : SqlType.valueOf(result);
    }

    private SqlType common(List<SqlType> arguments) {
        SqlType common = null;
        for (int i = 0; i < arguments.size(); i++) {
            if (parameter(i).isGeneric() && common != arguments.get(i)) {
                if (common != null) {
                    return SqlType.ANY;
                }
                common = arguments.get(i);
            }
        }
        return common == null ? SqlType.ANY : common;
    }
}

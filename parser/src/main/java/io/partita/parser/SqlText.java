package io.partita.parser;

import io.partita.parser.internal.Words;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.TypeName;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text as it grows, and the pieces that are spelt the same everywhere. */
final class SqlText {
    private static final String TIME_ZONE = " WITH";

    private final StringBuilder text = new StringBuilder();

    SqlText add(String piece) {
        text.append(piece);
        return this;
    }

    /** A piece that is there or not. */
    SqlText addIf(boolean present, String piece) {
        return present ? add(piece) : this;
    }

    int length() {
        return text.length();
    }

    /** Whether what has been added since the text had a length matches. */
    boolean sinceMatches(int start, Pattern pattern) {
        return pattern.matcher(text).region(start, text.length()).lookingAt();
    }

    void insert(int at, String piece) {
        text.insert(at, piece);
    }

    /** Puts parentheses around what has been added since the text had a length. */
    void parenthesize(int start) {
        text.insert(start, '(').append(')');
    }

    <T> SqlText list(List<T> elements, Consumer<? super T> element) {
        for (int i = 0; i < elements.size(); i++) {
            addIf(i > 0, ", ");
            element.accept(elements.get(i));
        }
        return this;
    }

    SqlText name(Identifier name) {
        return add(name.quoted() || !Words.isName(name.text()) ? quote(name.text()) : name.text());
    }

    /** A name where every word is one: after a dot, and after AS in a SELECT. */
    SqlText anyName(Identifier name) {
        return add(name.quoted() || !Words.isNameOrWord(name.text()) ? quote(name.text()) : name.text());
    }

    /** {@code (a, b)} after a space; nothing for none. */
    SqlText columns(List<Identifier> columns) {
        return columns.isEmpty() ? this : add(" (").list(columns, this::name).add(")");
    }

    static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    SqlText string(String value) {
        return add("'").add(value.replace("'", "''")).add("'");
    }

    /** The arguments stand before WITH TIME ZONE, and otherwise at the end. */
    SqlText type(TypeName type) {
        String name = type.name();
        int zone = name.indexOf(TIME_ZONE);
        int end = zone < 0 ? name.length() : zone;
        add(name.substring(0, end));
        if (!type.arguments().isEmpty()) {
            add(type.arguments().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")")));
        }
        return add(name.substring(end));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

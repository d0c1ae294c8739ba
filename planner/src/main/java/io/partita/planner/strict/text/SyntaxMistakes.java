package io.partita.planner.strict.text;

import io.partita.engine.api.error.StoreException;
import io.partita.parser.StatementParser;
import io.partita.parser.SyntaxException;
import io.partita.parser.syntax.Position;
import java.util.Locale;
import java.util.Set;

/** Says a mistake of syntax as the service does, which knows fewer of them and shows less. */
final class SyntaxMistakes {
    private static final Set<String> FIRST_WORDS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "EXISTS", "WITH");
    private static final Set<String> RESERVED = StatementParser.reservedWords();
    private static final String EXISTS = "exists";

    private SyntaxMistakes() {}

    static StoreException translated(StatementText text, SyntaxException failure) {
        int offset = Math.min(failure.position().offset(), text.text().length());
        String first = text.word(text.skipped(0)).toUpperCase(Locale.ROOT);
        if (!FIRST_WORDS.contains(first)) {
            return Refusals.noDataManipulation();
        } else if (String.valueOf(failure.getMessage()).contains("This operation is not supported on an index")) {
            return StoreException.validation("This operation is not supported on an index");
        } else if (text.before(offset) == '[') {
            return index(text, offset, failure.position());
        } else if (existsAt(text, offset) >= 0) {
            int at = existsAt(text, offset);
            return Refusals.function(text.word(at), text.place(at, EXISTS.length()));
        } else if (text.before(offset) == '.') {
            return Refusals.malformed("Invalid path dot component");
        } else if (RESERVED.contains(text.word(offset).toUpperCase(Locale.ROOT))) {
            return Refusals.malformed("Unexpected keyword");
        }
        return Refusals.malformed("Unexpected token after expression");
    }

    private static StoreException index(StatementText text, int offset, Position position) {
        int digits = text.skipped(offset + 1);
        String number = text.word(digits);
        if (text.text().startsWith("-", offset)
                && !number.isEmpty()
                && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return StoreException.validation("List index is not within the allowable range; index: [-" + number + "]"
                    + Refusals.at(text.place(digits, number.length())));
        }
        return StoreException.validation("Unexpected path component" + Refusals.at(position));
    }

    /** Where {@code exists(} stands if the mistake is that it is called as a function; -1 otherwise. */
    private static int existsAt(StatementText text, int offset) {
        Position before =
                text.wordBefore(Math.min(offset + EXISTS.length(), text.text().length()), EXISTS);
        int end = before.offset() + before.length();
        boolean called = before.length() > 0
                && text.skipped(end) < text.text().length()
                && text.text().charAt(text.skipped(end)) == '(';
        return called && text.skipped(text.skipped(end) + 1) >= offset ? before.offset() : -1;
    }
}

package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers that a signature covers: in lower case, sorted, each once. */
final class SignedHeaders {
    private static final int LONGEST = 4096;

    private final String text;
    private final List<String> names;

    private SignedHeaders(String text, List<String> names) {
        this.text = text;
        this.names = names;
    }

    /** @throws ServiceException INCOMPLETE_SIGNATURE */
    static SignedHeaders parse(String text) {
        if (text.length() > LONGEST) {
            throw Refusals.tooLarge("'SignedHeaders'", LONGEST);
        }
        List<String> names = new ArrayList<>(12);
        String before = "";
        int start = 0;
        while (start <= text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            String name = text.substring(start, end);
            if (!isName(name) || name.compareTo(before) <= 0) {
                throw Refusals.incomplete(
                        "'SignedHeaders' must be the names of headers in lower case, sorted, each once,"
                                + " separated by ';'. Got '" + text + "'");
            }
            names.add(name);
            before = name;
            start = end + 1;
        }
        return new SignedHeaders(text, names);
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (!((each >= 'a' && each <= 'z')
                    || (each >= '0' && each <= '9')
                    || "!#$%&'*+-.^_`|~".indexOf(each) >= 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Refuses a signature that does not cover a header.
     *
     * @param title as messages write it: {@code X-Amz-Date}
     */
    void require(String title) {
        if (!names.contains(title.toLowerCase(Locale.ROOT))) {
            throw Refusals.unsigned(title);
        }
    }

    /** Refuses a signature that does not cover a header that is there. */
    void requireIfPresent(String title, @Nullable String value) {
        if (value != null) {
            require(title);
        }
    }

    /** Appends the canonical lines of the headers, an empty line, and their names. */
    void append(RequestHeaders headers, CanonicalText text) {
        for (int i = 0; i < names.size(); i++) {
            headers.appendLine(names.get(i), text);
        }
        text.append('\n');
        text.append(this.text);
    }
}

package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers that authentication is about, found in one pass, and the values of any header by name. */
final class RequestHeaders {
    private static final int MOST_LINES = 128;
    private static final int LONGEST_AUTHORIZATION = 8192;

    private final List<Map.Entry<String, String>> lines;
    private @Nullable String authorization;
    private @Nullable String amazonDate;
    private @Nullable String date;
    private @Nullable String token;
    private @Nullable String target;
    private @Nullable String contentHash;
    private @Nullable String host;

    private RequestHeaders(List<Map.Entry<String, String>> lines) {
        this.lines = lines;
    }

    /** @throws ServiceException if there are too many, one is too long, or one is repeated that must not be */
    static RequestHeaders of(List<Map.Entry<String, String>> lines) {
        if (lines.size() > MOST_LINES) {
            throw Refusals.incomplete("A request must not have more than " + MOST_LINES + " headers.");
        }
        RequestHeaders headers = new RequestHeaders(lines);
        for (int i = 0; i < lines.size(); i++) {
            headers.sort(lines.get(i));
        }
        return headers;
    }

    private void sort(Map.Entry<String, String> line) {
        String name = line.getKey();
        switch (name.length()) {
            case 4 -> {
                host = is(name, "host") ? once("'Host' headers", host, line) : host;
                date = is(name, "date") ? once("'Date' headers", date, line) : date;
            }
            case 10 ->
                amazonDate = is(name, "x-amz-date") ? once("'X-Amz-Date' headers", amazonDate, line) : amazonDate;
            case 12 -> target = is(name, "x-amz-target") ? once("'X-Amz-Target' headers", target, line) : target;
            case 13 -> {
                if (is(name, "authorization")) {
                    authorization = once("'Authorization' headers", authorization, line);
                    if (line.getValue().length() > LONGEST_AUTHORIZATION) {
                        throw Refusals.tooLarge("'Authorization'", LONGEST_AUTHORIZATION);
                    }
                }
            }
            case 20 -> {
                boolean isToken = is(name, "x-amz-security-token");
                boolean isHash = is(name, "x-amz-content-sha256");
                token = isToken ? once("'X-Amz-Security-Token' headers", token, line) : token;
                contentHash = isHash ? once("'X-Amz-Content-Sha256' headers", contentHash, line) : contentHash;
            }
            default -> {}
        }
    }

    private static String once(String what, @Nullable String before, Map.Entry<String, String> line) {
        if (before != null) {
            throw Refusals.repeated(what);
        }
        return line.getValue().trim();
    }

    /** Whether a name is this one in any case. Folds nothing but ASCII: no other letter passes for one of these. */
    private static boolean is(String name, String lowerCase) {
        if (name.length() != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            char folded = each >= 'A' && each <= 'Z' ? (char) (each + ('a' - 'A')) : each;
            if (folded != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Appends the canonical line of a header: its name, and its values in the order in which they came.
     *
     * @param name in lower case
     * @throws ServiceException if the request does not have the header
     */
    void appendLine(String name, CanonicalText text) {
        boolean found = false;
        for (int i = 0; i < lines.size(); i++) {
            Map.Entry<String, String> line = lines.get(i);
            if (is(line.getKey(), name)) {
                if (found) {
                    text.append(',');
                } else {
                    text.append(name);
                    text.append(':');
                }
                text.appendFolded(line.getValue());
                found = true;
            }
        }
        if (!found) {
            throw Refusals.mismatch();
        }
        text.append('\n');
    }

    @Nullable
    String authorization() {
        return authorization;
    }

    @Nullable
    String amazonDate() {
        return amazonDate;
    }

    @Nullable
    String date() {
        return date;
    }

    @Nullable
    String token() {
        return token;
    }

    @Nullable
    String target() {
        return target;
    }

    @Nullable
    String contentHash() {
        return contentHash;
    }
}

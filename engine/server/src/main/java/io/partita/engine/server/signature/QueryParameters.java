package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a query, decoded and encoded again, sorted. */
final class QueryParameters {
    static final String ALGORITHM = "X-Amz-Algorithm";
    static final String SIGNATURE = "X-Amz-Signature";

    private static final QueryParameters NONE = new QueryParameters(List.of());
    private static final int LONGEST = 16 * 1024;
    private static final int MOST = 64;

    private final List<QueryParameter> sorted;

    private QueryParameters(List<QueryParameter> sorted) {
        this.sorted = sorted;
    }

    /**
     * @param query as it was sent, without the question mark
     * @throws ServiceException if it is too long, has too many parameters or is not well encoded
     */
    static QueryParameters parse(String query) {
        if (query.isEmpty()) {
            return NONE;
        }
        if (query.length() > LONGEST) {
            throw Refusals.tooLarge("The query-string", LONGEST);
        }
        List<QueryParameter> parameters = new ArrayList<>();
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            if (end > start) {
                parameters.add(parameter(query.substring(start, end)));
            }
            start = end + 1;
        }
        if (parameters.size() > MOST) {
            throw Refusals.incomplete("A query-string must not have more than " + MOST + " parameters.");
        }
        parameters.sort(QueryParameter.CANONICAL_ORDER);
        return new QueryParameters(parameters);
    }

    private static QueryParameter parameter(String part) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        return new QueryParameter(UriText.encode(UriText.decode(name)), UriText.encode(UriText.decode(value)));
    }

    /**
     * The decoded value of a parameter, or null if it is not there or empty.
     *
     * @param name of unreserved characters
     * @throws ServiceException if it is there more than once
     */
    @Nullable
    String find(String name) {
        String found = null;
        for (QueryParameter parameter : sorted) {
            if (parameter.name().equals(name)) {
                if (found != null) {
                    throw Refusals.repeated("'" + name + "' query-string parameters");
                }
                found = UriText.decode(parameter.value());
            }
        }
        return found == null || found.isEmpty() ? null : found;
    }

    boolean has(String name) {
        return sorted.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** Appends the canonical query, without the signature itself if it is the query that is signed. */
    void append(CanonicalText text, boolean isPresigned) {
        boolean isFirst = true;
        for (QueryParameter parameter : sorted) {
            if (isPresigned && parameter.name().equals(SIGNATURE)) {
                continue;
            }
            if (!isFirst) {
                text.append('&');
            }
            text.append(parameter.name());
            text.append('=');
            text.append(parameter.value());
            isFirst = false;
        }
    }
}

package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;
import org.jspecify.annotations.Nullable;

/** Reads {@code ?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=...&X-Amz-Signature=...}. */
final class PresignedQuery {
    private static final String CREDENTIAL = "X-Amz-Credential";
    private static final String DATE = "X-Amz-Date";
    private static final String EXPIRES = "X-Amz-Expires";
    private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
    private static final String SECURITY_TOKEN = "X-Amz-Security-Token";
    private static final int WEEK = 604_800;

    private PresignedQuery() {}

    /** @throws ServiceException INCOMPLETE_SIGNATURE, or INVALID_SIGNATURE if there are two tokens */
    static SignatureClaim read(QueryParameters query, RequestHeaders headers) {
        StringBuilder missing = new StringBuilder();
        String algorithm = required(QueryParameters.ALGORITHM, query, missing);
        String credential = required(CREDENTIAL, query, missing);
        String signature = required(QueryParameters.SIGNATURE, query, missing);
        String signedHeaders = required(SIGNED_HEADERS, query, missing);
        String date = required(DATE, query, missing);
        if (missing.length() > 0) {
            throw Refusals.incomplete(
                    missing.append("Re-examine the query-string parameters.").toString());
        }
        String token = query.find(SECURITY_TOKEN);
        if (token != null && headers.token() != null) {
            throw Refusals.repeated(
                    "session tokens: '" + SECURITY_TOKEN + "' as a query-string param and as HTTP header");
        }
        return new SignatureClaim(
                true,
                algorithm,
                credential,
                signedHeaders,
                signature,
                SigningTime.parse(date),
                null,
                validSeconds(query.find(EXPIRES)),
                token == null ? headers.token() : token);
    }

    private static String required(String name, QueryParameters query, StringBuilder missing) {
        String value = query.find(name);
        if (value == null) {
            missing.append("AWS query-string parameters must include '")
                    .append(name)
                    .append("'. ");
            return "";
        }
        return value;
    }

    private static int validSeconds(@Nullable String expires) {
        if (expires == null) {
            return SigningTime.SKEW_SECONDS;
        }
        boolean isNumber = expires.length() <= 6 && expires.chars().allMatch(each -> each >= '0' && each <= '9');
        int seconds = isNumber ? Integer.parseInt(expires) : 0;
        if (seconds < 1 || seconds > WEEK) {
            throw Refusals.incomplete("'" + EXPIRES + "' must be a number of seconds from 1 to " + WEEK + ".");
        }
        return seconds;
    }
}

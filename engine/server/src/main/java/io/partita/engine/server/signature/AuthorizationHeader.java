package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;
import org.jspecify.annotations.Nullable;

/** Reads {@code Authorization: AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...}. */
final class AuthorizationHeader {
    private final String text;
    private @Nullable String credential;
    private @Nullable String signedHeaders;
    private @Nullable String signature;

    private AuthorizationHeader(String text) {
        this.text = text;
    }

    /** @throws ServiceException MISSING_AUTHENTICATION_TOKEN or INCOMPLETE_SIGNATURE */
    static SignatureClaim read(String text, RequestHeaders headers) {
        if (!text.startsWith("AWS4-")) {
            throw Refusals.missingToken();
        }
        AuthorizationHeader header = new AuthorizationHeader(text);
        int space = text.indexOf(' ');
        String algorithm = space < 0 ? text : text.substring(0, space);
        header.readParts(algorithm.length());
        return header.claim(algorithm, headers);
    }

    private void readParts(int from) {
        int start = from;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != ' ') {
                end++;
            }
            if (end > start) {
                readPart(start, end);
            }
            start = end + 1;
        }
    }

    private void readPart(int start, int end) {
        int equals = text.indexOf('=', start);
        if (equals < 0 || equals >= end) {
            throw Refusals.incomplete("'" + text.substring(start, end)
                    + "' not a valid key=value pair (missing equal-sign) in Authorization header: '" + text + "'.");
        }
        String value = text.substring(equals + 1, end);
        if (isNamed("Credential", start, equals)) {
            credential = once("Credential", credential, value);
        } else if (isNamed("SignedHeaders", start, equals)) {
            signedHeaders = once("SignedHeaders", signedHeaders, value);
        } else if (isNamed("Signature", start, equals)) {
            signature = once("Signature", signature, value);
        }
    }

    private boolean isNamed(String name, int start, int equals) {
        return equals - start == name.length() && text.startsWith(name, start);
    }

    private static String once(String name, @Nullable String before, String value) {
        if (before != null) {
            throw Refusals.repeated("'" + name + "' parameters in the Authorization header");
        }
        return value;
    }

    private SignatureClaim claim(String algorithm, RequestHeaders headers) {
        String amazonDate = headers.amazonDate();
        String date = headers.date();
        if (isAbsent(credential)
                || isAbsent(signature)
                || isAbsent(signedHeaders)
                || (isAbsent(amazonDate) && isAbsent(date))) {
            throw incomplete(isAbsent(amazonDate) && isAbsent(date));
        }
        boolean isAmazonDate = !isAbsent(amazonDate);
        return new SignatureClaim(
                false,
                algorithm,
                String.valueOf(credential),
                String.valueOf(signedHeaders),
                String.valueOf(signature),
                isAmazonDate
                        ? SigningTime.parse(String.valueOf(amazonDate))
                        : SigningTime.ofDateHeader(String.valueOf(date)),
                isAmazonDate ? "X-Amz-Date" : "Date",
                SigningTime.SKEW_SECONDS,
                headers.token());
    }

    private static boolean isAbsent(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    private ServiceException incomplete(boolean hasNoDate) {
        StringBuilder message = new StringBuilder();
        appendMissing("Credential", credential, message);
        appendMissing("Signature", signature, message);
        appendMissing("SignedHeaders", signedHeaders, message);
        if (hasNoDate) {
            message.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        return Refusals.incomplete(message.append("Authorization=").append(text).toString());
    }

    private static void appendMissing(String name, @Nullable String value, StringBuilder message) {
        if (isAbsent(value)) {
            message.append("Authorization header requires '").append(name).append("' parameter. ");
        }
    }
}

package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;
import org.jspecify.annotations.Nullable;

/** The credential of a signature: {@code AKIDEXAMPLE/20150830/us-east-1/dynamodb/aws4_request}. */
record Credential(String accessKeyId, CredentialScope scope, String scopeText) {
    private static final int LONGEST = 256;
    private static final int PARTS = 5;

    /**
     * Reads a credential.
     *
     * @param service to which it must be scoped
     * @param region to which it must be scoped, or null if any will do
     * @throws ServiceException INCOMPLETE_SIGNATURE if it has not five parts, INVALID_SIGNATURE if one is wrong
     */
    static Credential parse(String text, SigningTime time, String service, @Nullable String region) {
        if (text.length() > LONGEST) {
            throw Refusals.tooLarge("'Credential'", LONGEST);
        }
        String[] parts = new String[PARTS];
        int count = 0;
        int start = 0;
        while (start <= text.length()) {
            int slash = text.indexOf('/', start);
            int end = slash < 0 ? text.length() : slash;
            if (count < PARTS) {
                parts[count] = text.substring(start, end);
            }
            count++;
            start = end + 1;
        }
        if (count != PARTS) {
            throw Refusals.incomplete("Credential must have exactly 5 slash-delimited elements,"
                    + " e.g. keyid/date/region/service/term, got '" + text + "'");
        }
        checkScope(parts, time, service, region);
        return new Credential(
                parts[0], new CredentialScope(parts[1], parts[2], parts[3]), text.substring(parts[0].length() + 1));
    }

    private static void checkScope(String[] parts, SigningTime time, String service, @Nullable String region) {
        boolean isRegion = region == null ? isRegion(parts[2]) : parts[2].equals(region);
        boolean isService = parts[3].equals(service);
        boolean isTerminated = parts[4].equals(CredentialScope.TERMINATOR);
        boolean isOfDay = time.text().startsWith(parts[1]) && parts[1].length() == 8;
        if (isRegion && isService && isTerminated && isOfDay) {
            return;
        }
        StringBuilder message = new StringBuilder();
        if (!isRegion) {
            message.append("Credential should be scoped to a valid region, not '")
                    .append(parts[2])
                    .append("'. ");
        }
        if (!isService) {
            message.append("Credential should be scoped to correct service: '")
                    .append(service)
                    .append("'. ");
        }
        if (!isTerminated) {
            message.append("Credential should be scoped with a valid terminator: '")
                    .append(CredentialScope.TERMINATOR)
                    .append("', not '")
                    .append(parts[4])
                    .append("'. ");
        }
        if (!isOfDay) {
            message.append(
                            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '")
                    .append(parts[1])
                    .append("' != '")
                    .append(time.day())
                    .append("', from '")
                    .append(time.text())
                    .append("'. ");
        }
        throw Refusals.invalid(message.toString());
    }

    private static boolean isRegion(String text) {
        if (text.isEmpty() || text.length() > 64) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!((each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '-')) {
                return false;
            }
        }
        return true;
    }
}

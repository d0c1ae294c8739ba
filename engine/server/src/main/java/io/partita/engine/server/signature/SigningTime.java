package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * When a request was signed.
 *
 * @param text {@code 20261123T004500Z}, as it stands in what is signed
 * @param epochSecond the same
 */
record SigningTime(String text, long epochSecond) {
    /** By how much the clocks of a client and of the server may differ. */
    static final int SKEW_SECONDS = 15 * 60;

    private static final int LENGTH = "20261123T004500Z".length();
    private static final int DAY = "20261123".length();
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** @throws ServiceException INCOMPLETE_SIGNATURE if it is no time in the basic format */
    static SigningTime parse(String text) {
        if (text.length() != LENGTH || text.charAt(DAY) != 'T' || text.charAt(LENGTH - 1) != 'Z') {
            throw malformed(text);
        }
        int hour = number(text, 9, 11);
        int minute = number(text, 11, 13);
        int second = number(text, 13, 15);
        if (hour > 23 || minute > 59 || second > 59) {
            throw malformed(text);
        }
        try {
            LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
            return new SigningTime(text, day.toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second);
        } catch (DateTimeException noSuchDay) {
            throw malformed(text);
        }
    }

    /** The time of a {@code Date} header, in the basic format or that of HTTP. */
    static SigningTime ofDateHeader(String text) {
        try {
            ZonedDateTime time = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return new SigningTime(BASIC.format(time), time.toEpochSecond());
        } catch (DateTimeException notOfHttp) {
            return parse(text);
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw malformed(text);
            }
            number = 10 * number + (digit - '0');
        }
        return number;
    }

    private static ServiceException malformed(String text) {
        return Refusals.incomplete("Date must be in ISO-8601 'basic format'. Got '" + text
                + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }

    /** {@code 20261123} */
    String day() {
        return text.substring(0, DAY);
    }

    /**
     * Refuses a time that is too far from now.
     *
     * @param validSeconds how old it may be
     */
    void check(Instant now, int validSeconds) {
        long current = now.getEpochSecond();
        if (epochSecond < current - validSeconds) {
            throw Refusals.invalid("Signature expired: " + text + " is now earlier than "
                    + basic(current - validSeconds) + " (" + basic(current) + " - " + span(validSeconds) + ")");
        } else if (epochSecond > current + SKEW_SECONDS) {
            throw Refusals.invalid("Signature not yet current: " + text + " is still later than "
                    + basic(current + SKEW_SECONDS) + " (" + basic(current) + " + " + span(SKEW_SECONDS) + ")");
        }
    }

    private static String basic(long epochSecond) {
        return BASIC.format(Instant.ofEpochSecond(epochSecond));
    }

    private static String span(int seconds) {
        return seconds % 60 == 0 ? seconds / 60 + " min." : seconds + " sec.";
    }
}

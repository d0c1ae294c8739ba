package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;

/** TO_CHAR: numbers, dates and times in the form of a pattern, as PostgreSQL has them. */
final class Templates {
    private static final int LONGEST = 200;

    private Templates() {}

    static AttributeValue filled(Inputs in) {
        String pattern = in.text(1);
        if (pattern.length() > LONGEST) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE, "a pattern of TO_CHAR has up to " + LONGEST + " characters");
        }
        return Texts.of(
                in.value(0) instanceof NumberValue number
                        ? new NumberTemplate(pattern).fill(number.value())
                        : DateTemplate.fill(pattern, in.moment(0)));
    }

    static QueryException unknown(String what, String pattern, int at, String known) {
        String sign = pattern.substring(at, pattern.offsetByCodePoints(at, 1));
        return new QueryException(
                QueryErrorCode.INVALID_VALUE,
                "the pattern '" + pattern + "' of TO_CHAR has " + sign + ", which no part of " + what
                        + " is called; there are " + known);
    }
}

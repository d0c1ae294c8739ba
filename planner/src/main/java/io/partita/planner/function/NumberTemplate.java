package io.partita.planner.function;

import io.partita.planner.error.QueryException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A pattern of numbers: 9 is a digit, 0 one that is there even if it is a leading zero; {@code .} or D the point,
 * {@code ,} or G between groups; S, MI and PR say where the sign stands; FM leaves out what only fills up.
 */
final class NumberTemplate {
    private static final String NAMES = "9, 0, the point . or D, the comma , or G, S, MI, PR, $ and FM";

    private final String pattern;
    private final StringBuilder integer = new StringBuilder();
    private final StringBuilder fraction = new StringBuilder();
    private boolean hasPoint;
    private boolean trimmed;
    private boolean signFirst;
    private boolean signLast;
    private boolean minusLast;
    private boolean brackets;
    private boolean dollar;

    /**
     * Reads a pattern.
     *
     * @throws QueryException INVALID_VALUE if it has anything else
     */
    NumberTemplate(String pattern) {
        this.pattern = pattern;
        int at = 0;
        while (at < pattern.length()) {
            at += take(at);
        }
    }

    /** Returns how many characters the part at a place has. */
    private int take(int at) {
        char sign = Character.toUpperCase(pattern.charAt(at));
        switch (sign) {
            case '9', '0' -> (hasPoint ? fraction : integer).append(sign);
            case ',', 'G' -> group(at);
            case '.', 'D' -> point(at);
            case 'S' -> {
                signFirst = at == 0 || (trimmed && at == 2);
                signLast = !signFirst;
            }
            case '$' -> dollar = true;
            default -> {
                return word(at);
            }
        }
        return 1;
    }

    private void group(int at) {
        if (hasPoint) {
            throw unknown(at);
        }
        integer.append(',');
    }

    private void point(int at) {
        if (hasPoint) {
            throw unknown(at);
        }
        hasPoint = true;
    }

    private int word(int at) {
        if (pattern.regionMatches(true, at, "FM", 0, 2)) {
            trimmed = true;
        } else if (pattern.regionMatches(true, at, "MI", 0, 2)) {
            minusLast = true;
        } else if (pattern.regionMatches(true, at, "PR", 0, 2)) {
            brackets = true;
        } else {
            throw unknown(at);
        }
        return 2;
    }

    private QueryException unknown(int at) {
        return Templates.unknown("a number", pattern, at, NAMES);
    }

    /** The number in the form of the pattern; # for its digits if it has more before the point than the pattern. */
    String fill(BigDecimal number) {
        BigDecimal rounded = number.abs().setScale(fraction.length(), RoundingMode.HALF_UP);
        boolean negative = number.signum() < 0 && rounded.signum() != 0;
        String digits = rounded.toPlainString();
        int dot = digits.indexOf('.');
        String whole = dot < 0 ? digits : digits.substring(0, dot);
        String body =
                integer(whole) + (hasPoint ? "." + fraction(dot < 0 ? "" : digits.substring(dot + 1), whole) : "");
        return signed(body, negative);
    }

    /** From the right, each digit in its place. */
    private String integer(String whole) {
        int places = (int) integer.chars().filter(sign -> sign != ',').count();
        boolean isZero = whole.equals("0");
        boolean tooLong = whole.length() > places && !isZero;
        // A zero before the point is written only where the pattern has one, or nothing else.
        String digits = isZero && ((hasPoint && !fraction.isEmpty()) || places == 0) ? "" : whole;
        StringBuilder text = new StringBuilder();
        int firstZero = integer.indexOf("0");
        boolean begun = false;
        int place = 0;
        for (int i = 0; i < integer.length(); i++) {
            if (integer.charAt(i) == ',') {
                text.append(begun ? "," : filler());
                continue;
            }
            int digit = digits.length() - (places - place);
            boolean zero = firstZero >= 0 && i >= firstZero;
            if (tooLong) {
                text.append('#');
            } else if (digit >= 0) {
                text.append(digits.charAt(digit));
            } else {
                text.append(zero ? "0" : filler());
            }
            begun |= tooLong || digit >= 0 || zero;
            place++;
        }
        return text.toString();
    }

    private String filler() {
        return trimmed ? "" : " ";
    }

    private String fraction(String digits, String whole) {
        int places = (int) integer.chars().filter(sign -> sign != ',').count();
        if (whole.length() > places && !whole.equals("0")) {
            return "#".repeat(fraction.length());
        } else if (!trimmed) {
            return digits;
        }
        int end = digits.length();
        int kept = fraction.lastIndexOf("0") + 1;
        while (end > kept && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    /** A sign that has no place of its own stands before the first digit, and a space where it would stand. */
    private String signed(String body, boolean negative) {
        if (brackets) {
            return negative ? before(body, "<") + ">" : before(body, trimmed ? "" : " ") + filler();
        } else if (signLast) {
            return before(body, "") + (negative ? "-" : "+");
        } else if (minusLast) {
            return before(body, "") + (negative ? "-" : filler());
        } else if (signFirst) {
            return before(body, negative ? "-" : "+");
        }
        return before(body, negative ? "-" : filler());
    }

    private String before(String body, String sign) {
        int first = 0;
        while (first < body.length() && body.charAt(first) == ' ') {
            first++;
        }
        return body.substring(0, first) + sign + (dollar ? "$" : "") + body.substring(first);
    }
}

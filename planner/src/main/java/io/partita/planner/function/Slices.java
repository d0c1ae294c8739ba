package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;

/** Parts of texts. */
final class Slices {
    private Slices() {}

    /** SQL:2016, 6.30: start and length say an interval, of which only what lies in the text is kept. */
    static AttributeValue substring(Inputs in) {
        long start = in.integer(1);
        long length = in.integer(2, Integer.MAX_VALUE);
        requireLength("SUBSTRING", length);
        return AttributeValue.of(Texts.slice(in.text(0), start, in.has(2) ? start + length : Long.MAX_VALUE));
    }

    static AttributeValue left(Inputs in) {
        long length = in.integer(1);
        String text = in.text(0);
        return AttributeValue.of(Texts.slice(text, 1, 1 + (length < 0 ? Texts.length(text) + length : length)));
    }

    static AttributeValue right(Inputs in) {
        long length = in.integer(1);
        String text = in.text(0);
        return AttributeValue.of(
                Texts.slice(text, 1 + (length < 0 ? -length : Texts.length(text) - length), Long.MAX_VALUE));
    }

    static AttributeValue insert(Inputs in) {
        long start = in.integer(1);
        long length = in.integer(2);
        requireLength("INSERT", length);
        String text = in.text(0);
        return Texts.of(Texts.slice(text, 1, start) + in.text(3) + Texts.slice(text, start + length, Long.MAX_VALUE));
    }

    /** Over as many characters as the other text has, unless a length is given. */
    static AttributeValue overlay(Inputs in) {
        String text = in.text(0);
        String other = in.text(1);
        long start = in.integer(2);
        long length = in.integer(3, Texts.length(other));
        requireLength("OVERLAY", length);
        return Texts.of(Texts.slice(text, 1, start) + other + Texts.slice(text, start + length, Long.MAX_VALUE));
    }

    /** Empty if there is no such part; of an empty separator the text is the one part. */
    static AttributeValue part(Inputs in) {
        int wanted = in.integer(2);
        if (wanted == 0) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE, "the parts of SPLIT_PART are counted from 1, or from -1 at the end");
        }
        String text = in.text(0);
        String separator = in.text(1);
        int step = Math.max(separator.length(), 1);
        return AttributeValue.of(
                wanted > 0 ? fromStart(text, separator, wanted, step) : fromEnd(text, separator, -(long) wanted));
    }

    private static String fromStart(String text, String separator, int wanted, int step) {
        int begin = 0;
        for (int part = 1; part < wanted; part++) {
            int at = separator.isEmpty() ? -1 : text.indexOf(separator, begin);
            if (at < 0) {
                return "";
            }
            begin = at + step;
        }
        int end = separator.isEmpty() ? -1 : text.indexOf(separator, begin);
        return end < 0 ? text.substring(begin) : text.substring(begin, end);
    }

    /** The parts are those that are found from the start, of which this many are left. */
    private static String fromEnd(String text, String separator, long wanted) {
        long parts = 1;
        for (int at = next(text, separator, 0); at >= 0; at = next(text, separator, at + separator.length())) {
            parts++;
        }
        long place = parts - wanted + 1;
        return place < 1 ? "" : fromStart(text, separator, (int) place, separator.length());
    }

    private static int next(String text, String separator, int from) {
        return separator.isEmpty() ? -1 : text.indexOf(separator, from);
    }

    private static void requireLength(String function, long length) {
        if (length < 0) {
            throw new QueryException(QueryErrorCode.INVALID_VALUE, function + " needs a length that is not negative");
        }
    }
}

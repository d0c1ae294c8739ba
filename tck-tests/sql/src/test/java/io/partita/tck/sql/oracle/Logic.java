package io.partita.tck.sql.oracle;

import io.partita.tck.sql.value.Absent;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Truth in the two manners. In SQL, NULL and MISSING make a comparison unknown; in Amazon's dialect a comparison is
 * true or false, and {@code <>} is exactly what {@code =} is not.
 */
final class Logic {
    private final Manner manner;

    Logic(Manner manner) {
        this.manner = manner;
    }

    Object equal(Object left, Object right) {
        if (manner == Manner.SQL) {
            return isAbsent(left) || isAbsent(right) ? Absent.NULL : (Object) left.equals(right);
        }
        return left != Absent.MISSING && left.equals(right);
    }

    Object ordered(Object left, Object right, IntPredicate holds) {
        OptionalInt order = Order.between(left, right);
        return order.isPresent() ? (Object) holds.test(order.getAsInt()) : unknown();
    }

    Object in(Object value, List<Object> candidates) {
        return or(candidates.stream().map(candidate -> equal(value, candidate)).toList());
    }

    Object and(List<Object> truths) {
        if (truths.contains(false)) {
            return false;
        }
        return truths.stream().allMatch(Boolean.TRUE::equals) ? true : unknown();
    }

    Object or(List<Object> truths) {
        if (truths.contains(true)) {
            return true;
        }
        return truths.stream().allMatch(Boolean.FALSE::equals) ? false : unknown();
    }

    Object not(Object truth) {
        return truth instanceof Boolean known ? (Object) !known : unknown();
    }

    Object isNull(Object value) {
        return manner == Manner.SQL ? isAbsent(value) : value == Absent.NULL;
    }

    /** A predicate of something that may be absent. */
    Object about(Object value, boolean holds) {
        return manner == Manner.SQL && isAbsent(value) ? Absent.NULL : (Object) holds;
    }

    static boolean isAbsent(Object value) {
        return value instanceof Absent;
    }

    /** Unknown in SQL, false in Amazon's dialect. */
    private Object unknown() {
        return manner == Manner.SQL ? Absent.NULL : (Object) false;
    }
}

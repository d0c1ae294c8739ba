package io.partita.tck.sql.differential;

import java.sql.SQLException;

/**
 * Where the two databases are allowed to differ. Most of it is not generated at all:
 *
 * <ul>
 *   <li>Where NULL is sorted unasked: NULLS FIRST or LAST is always said.
 *   <li>Division of whole numbers, which H2 cuts off: divisors are decimals, and only the first nine digits of such
 *       results, of AVG and of STDDEV count, because scale and rounding of the last digits are implementation-defined.
 *   <li>Full joins, which H2 does not have: it is asked for the left join and the rest of the right side.
 *   <li>Comparisons of values of different types, which H2 converts and this language finds unequal.
 *   <li>MOD, which H2 gives the type of the divisor: divisors have an exponent, which makes them as wide as columns.
 *   <li>Conditions on a union with a limit, which H2 takes below the limit: there it has a SELECT around the union.
 *   <li>More than one row in a scalar subquery, which is an error only if the subquery is evaluated: each is an aggregate.
 *   <li>The types of results: a count is a NUMBER here and a BIGINT there, so numbers are compared by value.
 * </ul>
 */
final class KnownDifferences {
    private KnownDifferences() {}

    /**
     * Whether a query may be refused that H2 executes: one that would evaluate a window for each row of the query around
     * it.
     */
    static boolean isKnown(SQLException refused) {
        return String.valueOf(refused.getMessage()).contains("of the query around it cannot have this form");
    }
}

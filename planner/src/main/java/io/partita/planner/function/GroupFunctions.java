package io.partita.planner.function;

import java.util.List;

/** The listing of the functions of more than one row: aggregates, and those that need a window. */
final class GroupFunctions {
    static final List<ListedFunction> ALL = List.of(
            aggregate("ANY_VALUE(value T) T", "the value of some row"),
            aggregate("ARRAY_AGG(value ANY [ORDER BY ...]) LIST", "all values, NULL among them"),
            aggregate("AVG(number NUMBER) NUMBER", "the mean of the numbers"),
            aggregate("BOOL_AND(condition BOOLEAN) BOOLEAN", "whether all are true"),
            aggregate("BOOL_OR(condition BOOLEAN) BOOLEAN", "whether one is true"),
            aggregate("COUNT(* | value ANY) BIGINT", "how many rows there are, or how many values that are not NULL"),
            aggregate("EVERY(condition BOOLEAN) BOOLEAN", "whether all are true"),
            aggregate("GROUPING(key ANY, ...) BIGINT", "a bit for each key, set where the grouping set leaves it out"),
            aggregate(
                    "LISTAGG(text STRING|NUMBER [, separator STRING]) STRING",
                    "the texts one behind the other, by WITHIN GROUP (ORDER BY ...)"),
            aggregate("MAX(value T) T", "the greatest value"),
            aggregate("MIN(value T) T", "the least value"),
            aggregate("STDDEV(number NUMBER) NUMBER", "the standard deviation of a sample"),
            aggregate("STDDEV_POP(number NUMBER) NUMBER", "the standard deviation of all"),
            aggregate("STDDEV_SAMP(number NUMBER) NUMBER", "the standard deviation of a sample"),
            aggregate("STRING_AGG(text STRING|NUMBER [, separator STRING]) STRING", "as LISTAGG"),
            aggregate("SUM(number NUMBER) NUMBER", "the sum of the numbers"),
            aggregate("VARIANCE(number NUMBER) NUMBER", "the variance of a sample"),
            aggregate("VAR_POP(number NUMBER) NUMBER", "the variance of all"),
            aggregate("VAR_SAMP(number NUMBER) NUMBER", "the variance of a sample"),
            window("CUME_DIST() NUMBER", "how great a part of the rows stands up to the row's last peer"),
            window("DENSE_RANK() BIGINT", "the place among the different values from 1"),
            window("FIRST_VALUE(value T) T", "the value of the first row of the frame"),
            window("LAG(value T [, rows NUMBER [, otherwise T]]) T", "the value so many rows before"),
            window("LAST_VALUE(value T) T", "the value of the last row of the frame"),
            window("LEAD(value T [, rows NUMBER [, otherwise T]]) T", "the value so many rows behind"),
            window("NTH_VALUE(value T, row NUMBER) T", "the value of a row of the frame, counted from 1"),
            window("NTILE(buckets NUMBER) BIGINT", "the number of the row's bucket of so many of equal size"),
            window("PERCENT_RANK() NUMBER", "the place from 0 to 1"),
            window("RANK() BIGINT", "the place from 1; peers share one"),
            window("ROW_NUMBER() BIGINT", "the number of the row from 1"));

    private GroupFunctions() {}

    private static ListedFunction aggregate(String signature, String description) {
        return listed(signature, "aggregate", description);
    }

    private static ListedFunction window(String signature, String description) {
        return listed(signature, "window", description);
    }

    private static ListedFunction listed(String signature, String theme, String description) {
        return ListedFunction.of(signature.substring(0, signature.indexOf('(')), signature, theme, description);
    }
}

package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;

/** Keys that are spread over shards by a number behind them: {@code customer#0}, {@code customer#1}, ... */
public final class Shards {
    /** The most shards of one key. */
    public static final int MOST = 1_000;

    /** What stands before the number unless the statement says otherwise. */
    public static final String SEPARATOR = "#";

    private Shards() {}

    /** The key without its shard; NULL if what is behind the last separator is no shard. */
    static AttributeValue unshard(Inputs in) {
        int shards = in.integer(1);
        String separator = in.text(2, SEPARATOR);
        if (!areShards(shards, separator)) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE,
                    "UNSHARD takes 1 to " + MOST + " shards, and a separator of at least one character without digits");
        }
        String key = in.text(0);
        int end = key.lastIndexOf(separator);
        return end >= 0 && isShard(key.substring(end + separator.length()), shards)
                ? AttributeValue.of(key.substring(0, end))
                : AttributeValue.nullValue();
    }

    /** Whether this many shards behind this separator can be told from the key: a separator has no digits. */
    public static boolean areShards(int shards, String separator) {
        return shards >= 1
                && shards <= MOST
                && !separator.isEmpty()
                && separator.chars().noneMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isShard(String number, int shards) {
        boolean plain = !number.isEmpty()
                && number.length() <= 4
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && (number.length() == 1 || number.charAt(0) != '0');
        return plain && Integer.parseInt(number) < shards;
    }
}

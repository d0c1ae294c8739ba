package io.partita.engine.api.statement;

import io.partita.engine.api.item.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with what goes with it.
 *
 * @param statement the text
 * @param parameters the values of its question marks, in their order
 * @param consistent whether a read must see every write acknowledged before it began
 * @param limit the most items that a read evaluates, or 0 for no limit
 * @param nextToken where a read goes on: {@link StatementResult#nextToken} of the same statement with the same parameters
 * @param returnItemOnFailure whether a failed condition's exception carries the item as it is
 */
public record StatementRequest(
        String statement,
        List<AttributeValue> parameters,
        boolean consistent,
        int limit,
        @Nullable String nextToken,
        boolean returnItemOnFailure) {

    public StatementRequest {
        parameters = List.copyOf(parameters);
    }

    /** Eventually consistent, without a limit, from the beginning. */
    public static StatementRequest of(String statement, List<AttributeValue> parameters) {
        return new StatementRequest(statement, parameters, false, 0, null, false);
    }
}

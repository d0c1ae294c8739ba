package io.partita.engine.server.item;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.Parameters;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a page holds: attributes, or only counts.
 *
 * <p>Source: Select in <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query</a>.
 */
record Selection(Projection projection, boolean countOnly) {

    /**
     * What a request selects.
     *
     * @param projection what its projection says
     * @param words how its operation says what is wrong
     * @throws ServiceException VALIDATION if it contradicts itself
     */
    static Selection of(Parameters request, Projection projection, UnaryOperator<String> words) {
        String select = request.get(ItemMembers.SELECT);
        if (select == null) {
            return new Selection(projection, false);
        }
        boolean specific = select.equals("SPECIFIC_ATTRIBUTES");
        if (specific && projection.isAll()) {
            throw ServiceException.validation(
                    words.apply("Must specify the AttributesToGet or ProjectionExpression when"
                            + " choosing to get SPECIFIC_ATTRIBUTES"));
        } else if (!specific && !projection.isAll()) {
            throw ServiceException.validation(words.apply(unwanted(request, select)));
        } else if (select.equals("ALL_PROJECTED_ATTRIBUTES") && !request.has(ItemMembers.INDEX_NAME)) {
            throw ServiceException.validation(
                    words.apply("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"));
        }
        boolean whole = select.equals("ALL_ATTRIBUTES") && request.has(ItemMembers.INDEX_NAME);
        return new Selection(whole ? Projection.WHOLE_ITEM : projection, select.equals("COUNT"));
    }

    /** How a page of it is read. */
    ReadOptions options(Parameters request, @Nullable Condition filter, @Nullable Item startKey) {
        return new ReadOptions(
                filter,
                projection,
                countOnly,
                request.get(ItemMembers.CONSISTENT, false),
                request.get(ItemMembers.LIMIT, 0L).intValue(),
                startKey);
    }

    private static String unwanted(Parameters request, String select) {
        String member = request.has(ItemMembers.PROJECTION) ? "ProjectionExpression" : "AttributesToGet";
        return "Cannot specify the " + member + " when choosing to get "
                + (select.equals("COUNT") ? "only the Count" : select);
    }
}

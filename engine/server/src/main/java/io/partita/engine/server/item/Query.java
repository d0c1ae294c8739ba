package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.ATTRIBUTES_TO_GET;
import static io.partita.engine.server.item.ItemMembers.CONDITIONAL_OPERATOR;
import static io.partita.engine.server.item.ItemMembers.CONSISTENT;
import static io.partita.engine.server.item.ItemMembers.FILTER;
import static io.partita.engine.server.item.ItemMembers.FORWARD;
import static io.partita.engine.server.item.ItemMembers.INDEX_NAME;
import static io.partita.engine.server.item.ItemMembers.KEY_CONDITION;
import static io.partita.engine.server.item.ItemMembers.KEY_CONDITIONS;
import static io.partita.engine.server.item.ItemMembers.LIMIT;
import static io.partita.engine.server.item.ItemMembers.NAMES;
import static io.partita.engine.server.item.ItemMembers.PROJECTION;
import static io.partita.engine.server.item.ItemMembers.QUERY_FILTER;
import static io.partita.engine.server.item.ItemMembers.RETURN_CONSUMED_CAPACITY;
import static io.partita.engine.server.item.ItemMembers.SELECT;
import static io.partita.engine.server.item.ItemMembers.START_KEY;
import static io.partita.engine.server.item.ItemMembers.TABLE_NAME;
import static io.partita.engine.server.item.ItemMembers.VALUES;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.expression.KeyTerms;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one page of an item collection. */
final class Query implements Operation {
    private static final Structure REQUEST = Structure.of(
            "QueryInput",
            SELECT,
            INDEX_NAME,
            RETURN_CONSUMED_CAPACITY,
            QUERY_FILTER,
            TABLE_NAME,
            CONDITIONAL_OPERATOR,
            ATTRIBUTES_TO_GET,
            LIMIT,
            KEY_CONDITIONS,
            START_KEY,
            CONSISTENT,
            FORWARD,
            KEY_CONDITION,
            FILTER,
            PROJECTION,
            VALUES,
            NAMES);

    private final ItemStore store;
    private final Tables tables;

    Query(ItemStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    @Override
    public String name() {
        return "Query";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        ExpressionParameters expressions = ExpressionParameters.of(
                request,
                List.of(PROJECTION, FILTER, KEY_CONDITION),
                List.of(ATTRIBUTES_TO_GET, QUERY_FILTER, CONDITIONAL_OPERATOR, KEY_CONDITIONS));
        Condition olderFilter = expressions.older().filter(QUERY_FILTER);
        Projection olderProjection = expressions.older().projection();
        Item startKey = StartKeys.of(request);
        KeyTerms key = expressions.keyCondition();
        Condition filter = expressions.filter(olderFilter);
        Projection projection = expressions.projection(olderProjection);
        expressions.finish();
        Selection selection = Selection.of(request, projection, text -> "1 validation error detected: " + text);
        String index = request.get(INDEX_NAME);
        TableDefinition table = tables.open(
                call,
                this,
                request.require(TABLE_NAME),
                index,
                (definition, facts) -> facts.leadingKeys(partitionKey(definition, index), List.of(key.equalities()))
                        .attributes(expressions.attributes(Set.of()))
                        .select(request)
                        .returnConsumedCapacity(request));
        KeySchema schema = schema(table, index);
        checkFilter(request, schema);
        ReadOptions options = selection.options(request, filter, startKey);
        QueryRequest query = new QueryRequest(table.name(), index, key.of(schema), request.get(FORWARD, true), options);
        return new PageAnswer(request, table, store.query(query), selection.countOnly());
    }

    /** Null if it is not there. */
    private static @Nullable String partitionKey(@Nullable TableDefinition table, @Nullable String index) {
        if (table == null || index == null) {
            return table == null ? null : table.key().partition().name();
        }
        return table.index(index).map(each -> each.key().partition().name()).orElse(null);
    }

    static KeySchema schema(TableDefinition table, @Nullable String index) {
        if (index == null) {
            return table.key();
        }
        Optional<IndexDefinition> definition = table.index(index);
        if (definition.isEmpty()) {
            throw ServiceException.validation("The table does not have the specified index: " + index);
        }
        return definition.get().key();
    }

    /** The store says it too, in the words for an expression. */
    private static void checkFilter(Parameters request, KeySchema schema) {
        for (String attribute : request.get(QUERY_FILTER, Map.of()).keySet()) {
            if (schema.contains(attribute)) {
                throw ServiceException.validation("QueryFilter can only contain non-primary key attributes: Primary key"
                        + " attribute: " + attribute);
            }
        }
    }
}

package io.partita.engine.server.table;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.ColumnTags;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The tags of tables, which are changed one after the other. */
final class Tags {
    private static final int MAX_TAGS = 50;
    private static final Pattern RESOURCE = Pattern.compile("arn:aws:dynamodb:.+:\\d+:table/[^/]{3,}");

    private final ItemStore store;
    private final Resources resources;

    Tags(ItemStore store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    /**
     * The table that a resource is.
     *
     * @throws ServiceException VALIDATION if it is none, RESOURCE_NOT_FOUND if it is not one of ours
     */
    String table(String resource) {
        check(resource);
        String table = resources.tableOf(resource);
        if (table == null) {
            throw notFound(resource);
        }
        return table;
    }

    /** @throws ServiceException VALIDATION if it is not the name of a table's resource */
    static void check(String resource) {
        if (!RESOURCE.matcher(resource).matches()) {
            throw ServiceException.validation("Invalid TableArn: Invalid ResourceArn provided as input " + resource);
        }
    }

    static ServiceException notFound(String resource) {
        return new ServiceException(
                ErrorType.RESOURCE_NOT_FOUND, "Requested resource not found: ResourcArn: " + resource + " not found");
    }

    /** All tags, those that hold the declared columns among them. */
    Map<String, String> of(String resource) {
        TableDefinition definition = definition(table(resource), resource);
        return ColumnTags.with(definition.columns(), definition.tags());
    }

    synchronized void change(String resource, UnaryOperator<Map<String, String>> change) {
        String table = table(resource);
        TableDefinition now = definition(table, resource);
        Map<String, String> tags = change.apply(new LinkedHashMap<>(ColumnTags.with(now.columns(), now.tags())));
        if (tags.size() > MAX_TAGS) {
            throw ServiceException.validation(
                    "One or more parameter values were invalid: Too many tags: a table has at" + " most " + MAX_TAGS);
        }
        store.updateTable(new TableUpdate.Redefine(table, table, ColumnTags.in(tags), ColumnTags.without(tags)));
    }

    private TableDefinition definition(String table, String resource) {
        try {
            return store.describeTable(table).definition();
        } catch (StoreException failure) {
            throw failure.code() == ErrorCode.RESOURCE_NOT_FOUND ? notFound(resource) : failure;
        }
    }
}

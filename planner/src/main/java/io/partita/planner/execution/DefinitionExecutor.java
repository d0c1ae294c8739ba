package io.partita.planner.execution;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.TableUpdate;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.Plan;

/** Executes definitions, and lets the catalog know. */
final class DefinitionExecutor {
    private final ItemStore store;
    private final Catalog catalog;

    DefinitionExecutor(ItemStore store, Catalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    void execute(Plan.Defining plan) {
        if (plan instanceof Plan.CreatingTable creating) {
            create(creating);
        } else if (plan instanceof Plan.DroppingTable dropping) {
            drop(dropping);
        } else if (plan instanceof Plan.AlteringTable altering) {
            alter(altering);
        }
    }

    private void create(Plan.CreatingTable plan) {
        String name = plan.definition().name();
        try {
            store.createTable(plan.definition());
        } catch (StoreException failure) {
            if (failure.code() != ErrorCode.RESOURCE_IN_USE) {
                throw QueryException.of(failure);
            } else if (!plan.ifNotExists()) {
                throw QueryException.of(
                        QueryErrorCode.DUPLICATE_TABLE, "there is a table \"" + name + "\" already", failure);
            }
        } finally {
            catalog.invalidate(name);
        }
    }

    private void drop(Plan.DroppingTable plan) {
        try {
            store.deleteTable(plan.table());
        } catch (StoreException failure) {
            if (failure.code() != ErrorCode.RESOURCE_NOT_FOUND) {
                throw QueryException.of(failure);
            } else if (!plan.ifExists()) {
                throw QueryException.of(
                        QueryErrorCode.UNKNOWN_TABLE, "there is no table \"" + plan.table() + "\"", failure);
            }
        } finally {
            catalog.invalidate(plan.table());
        }
    }

    private void alter(Plan.AlteringTable plan) {
        TableUpdate update = plan.update();
        try {
            boolean isThere = store.describeTable(update.table())
                    .definition()
                    .index(indexName(update))
                    .isPresent();
            if (isThere != update instanceof TableUpdate.DropIndex) {
                if (!plan.tolerant()) {
                    throw refusal(update);
                }
                return;
            }
            store.updateTable(update);
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        } finally {
            catalog.invalidate(update.table());
        }
    }

    private static String indexName(TableUpdate update) {
        if (update instanceof TableUpdate.AddIndex add) {
            return add.index().name();
        } else if (update instanceof TableUpdate.DropIndex drop) {
            return drop.index();
        }
        throw new IllegalArgumentException("no change of an index: " + update);
    }

    private static QueryException refusal(TableUpdate update) {
        String index = "index \"" + indexName(update) + "\"";
        String table = "table \"" + update.table() + "\"";
        return update instanceof TableUpdate.AddIndex
                ? new QueryException(QueryErrorCode.DUPLICATE_TABLE, table + " has an " + index + " already")
                : new QueryException(QueryErrorCode.UNKNOWN_INDEX, table + " has no " + index);
    }
}

package io.partita.planner.execution;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.catalog.ViewTable;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.Plan;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Executes definitions, and lets the catalog know. */
final class DefinitionExecutor {
    private final ItemStore store;
    private final Catalog catalog;
    private final InstantSource clock;

    /**
     * An executor.
     *
     * @param clock tells when a view is made
     */
    DefinitionExecutor(ItemStore store, Catalog catalog, InstantSource clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
    }

    void execute(Plan.Defining plan) {
        if (plan instanceof Plan.CreatingTable creating) {
            create(creating);
        } else if (plan instanceof Plan.DroppingTable dropping) {
            drop(dropping);
        } else if (plan instanceof Plan.AlteringTable altering) {
            alter(altering);
        } else if (plan instanceof Plan.TruncatingTable truncating) {
            truncate(truncating.table());
        } else if (plan instanceof Plan.RedefiningTable redefining) {
            redefine(redefining);
        } else if (plan instanceof Plan.CreatingView creating) {
            create(creating);
        } else if (plan instanceof Plan.DroppingView dropping) {
            drop(dropping);
        }
    }

    private void update(TableUpdate update) {
        try {
            store.updateTable(update);
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.RESOURCE_IN_USE && update instanceof TableUpdate.Redefine redefine) {
                throw QueryException.of(
                        QueryErrorCode.DUPLICATE_TABLE,
                        "there is a table \"" + redefine.name() + "\" already",
                        failure);
            }
            throw QueryException.of(failure);
        } finally {
            catalog.invalidate(update.table());
        }
    }

    private void truncate(String table) {
        if (store.capabilities().tableChanges()) {
            update(new TableUpdate.Truncate(table));
            return;
        }
        try {
            new Truncation(store).truncate(table);
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        } finally {
            catalog.invalidate(table);
        }
    }

    /** Of the definition as it is now, so that changes that were made since the statement was planned stay. */
    private void redefine(Plan.RedefiningTable plan) {
        TableDefinition now;
        try {
            now = store.describeTable(plan.table()).definition();
        } catch (StoreException failure) {
            catalog.invalidate(plan.table());
            throw QueryException.of(failure);
        }
        List<ColumnDefinition> columns = new ArrayList<>(now.columns());
        columns.removeIf(column -> plan.dropped().contains(column.name())
                || plan.added().stream().anyMatch(added -> added.name().equals(column.name())));
        columns.addAll(plan.added());
        Map<String, String> tags = new HashMap<>(now.tags());
        tags.putAll(plan.tags());
        String name = plan.name() == null ? now.name() : plan.name();
        try {
            update(new TableUpdate.Redefine(now.name(), name, columns, tags));
        } finally {
            catalog.invalidate(name);
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

    private void create(Plan.CreatingView plan) {
        String name = plan.view().name();
        try {
            boolean isNew = ViewTable.put(store, plan.view().madeAt(clock.instant()), plan.replaces());
            if (!isNew && !plan.ifNotExists()) {
                throw new QueryException(
                        QueryErrorCode.DUPLICATE_TABLE,
                        "there is a view \"" + name + "\" already; CREATE OR REPLACE VIEW puts another in its place");
            }
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        } finally {
            catalog.invalidate(name);
        }
    }

    private void drop(Plan.DroppingView plan) {
        try {
            if (!ViewTable.delete(store, plan.view()) && !plan.ifExists()) {
                throw new QueryException(QueryErrorCode.UNKNOWN_TABLE, "there is no view \"" + plan.view() + "\"");
            }
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        } finally {
            catalog.invalidate(plan.view());
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

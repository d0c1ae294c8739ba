package io.partita.engine.cluster.partition;

import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.CatalogCommand.AdoptTable;
import io.partita.engine.cluster.command.CatalogCommand.AdvanceMove;
import io.partita.engine.cluster.command.CatalogCommand.ForgetTable;
import io.partita.engine.cluster.command.CatalogCommand.ReportCopies;
import io.partita.engine.cluster.command.CatalogCommand.SplitPartition;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.ReplicaSetMembers.State;

/**
 * Stages changes of the catalog, and with them the removal of what lies under it. The catalog is kept by set 0; other sets
 * only have copies of tables.
 */
final class CatalogWriter {
    private static final byte[] NOTHING = {};

    private final int set;
    private final StagedCluster cluster;
    private final StagedCatalog catalog;
    private final StagedWrites writes;
    private final DataRemoval removal;
    private final CopyWriter copies;

    CatalogWriter(
            StagedCluster cluster,
            StagedCatalog catalog,
            StagedWrites writes,
            DataRemoval removal,
            PartitionInheritance inheritance) {
        this.set = catalog.set();
        this.cluster = cluster;
        this.catalog = catalog;
        this.writes = writes;
        this.removal = removal;
        this.copies = new CopyWriter(set, catalog, removal, inheritance);
    }

    Result stage(long sequence, CatalogCommand command) {
        boolean ofCopies =
                command instanceof AdoptTable || command instanceof ForgetTable || command instanceof ReportCopies;
        if (ofCopies == (set == 0)) {
            throw Refusals.wrongSet(set);
        } else if (command instanceof ReportCopies) {
            return copies.report();
        } else if (command instanceof AdoptTable adopt) {
            copies.stage(sequence, adopt);
        } else if (command instanceof ForgetTable forget) {
            copies.stage(forget);
        } else if (command instanceof SplitPartition split) {
            splitPartition(sequence, split);
        } else if (command instanceof AdvanceMove advance) {
            advanceMove(sequence, advance);
        } else {
            change(command);
        }
        return Result.Done.DONE;
    }

    private void change(CatalogCommand command) {
        if (command instanceof CatalogCommand.CreateTable create) {
            createTable(create);
        } else if (command instanceof CatalogCommand.DropTable drop) {
            Table table = table(drop.table());
            if (table.definition().settings().deletionProtected()) {
                throw Refusals.tableProtected();
            }
            dropTable(table);
        } else if (command instanceof CatalogCommand.TruncateTable truncate) {
            truncateTable(table(truncate.table()));
        } else if (command instanceof CatalogCommand.RedefineTable redefine) {
            redefineTable(redefine);
        } else if (command instanceof CatalogCommand.CreateIndex create) {
            createIndex(create);
        } else if (command instanceof CatalogCommand.ActivateIndex activate) {
            activateIndex(activate);
        } else if (command instanceof CatalogCommand.RecordFilled filled) {
            recordFilled(filled);
        } else if (command instanceof CatalogCommand.DropIndex drop) {
            dropIndex(drop);
        } else if (command instanceof CatalogCommand.RenewTable renew) {
            renewTable(renew);
        } else if (command instanceof CatalogCommand.MovePartition move) {
            movePartition(move);
        }
    }

    private Table table(String name) {
        Table table = catalog.staged().table(name);
        if (table == null) {
            throw Refusals.noTable(name);
        }
        return table;
    }

    private void createTable(CatalogCommand.CreateTable create) {
        String name = create.definition().name();
        if (catalog.staged().table(name) != null) {
            throw Refusals.tableExists(name);
        }
        create.placement().sets().forEach(this::checkTakesPartitions);
        catalog.stage(catalog.staged()
                .withTable(create.definition(), create.created(), create.partitions(), create.placement()));
    }

    private void dropTable(Table table) {
        catalog.stage(catalog.staged().withoutTable(table));
        removal.table(table);
    }

    /** A set that is known, and is not coming to its end. Where no sets are known nobody counts them. */
    private void checkTakesPartitions(int host) {
        ReplicaSetMembers members = cluster.staged().set(host);
        boolean takes = members == null
                ? cluster.staged().sets().isEmpty()
                : members.state() == State.CREATING || members.state() == State.ACTIVE;
        if (!takes) {
            throw Refusals.takesNoPartitions(host);
        }
    }

    /** Under another id, whose ranges are empty. */
    private void truncateTable(Table table) {
        dropTable(table);
        catalog.stage(catalog.staged().withEmptied(table));
    }

    private void redefineTable(CatalogCommand.RedefineTable redefine) {
        Table table = table(redefine.table());
        String name = redefine.definition().name();
        if (!name.equals(table.name()) && catalog.staged().table(name) != null) {
            throw Refusals.tableExists(name);
        }
        catalog.stage(catalog.staged().withDefinition(table, redefine.definition()));
    }

    private void renewTable(CatalogCommand.RenewTable renew) {
        Table table = catalog.staged().table(renew.table());
        if (table != null) {
            catalog.stage(catalog.staged().withRenewed(table));
        }
    }

    private void movePartition(CatalogCommand.MovePartition move) {
        PartitionPlace place = catalog.staged().place(move.partition());
        if (place == null) {
            return;
        }
        Partition partition = place.partition();
        Relocation relocation = partition.relocation();
        if (partition.set() != move.from()) {
            throw Refusals.elsewhere(partition, move.from());
        } else if (relocation == null) {
            checkTakesPartitions(move.to());
            catalog.stage(catalog.staged().withRelocation(place, move.to()));
        } else if (relocation.to() != move.to()) {
            throw Refusals.moving(partition.id());
        }
    }

    private void advanceMove(long sequence, AdvanceMove advance) {
        PartitionPlace place = catalog.staged().place(advance.partition());
        Relocation relocation = place == null ? null : place.partition().relocation();
        if (place == null || relocation == null || relocation.version() != advance.version()) {
            throw Refusals.otherMove(advance.partition(), advance.version());
        }
        Catalog staged = catalog.staged();
        switch (advance.step()) {
            case FREEZE -> {
                if (place.index() == null && isFilling(place.table())) {
                    throw Refusals.indexBusy(place.table().name());
                }
                change(sequence, place.table(), staged.withFrozen(place, relocation, true));
            }
            case THAW -> change(sequence, place.table(), staged.withFrozen(place, relocation, false));
            case ABANDON -> change(sequence, place.table(), staged.withoutRelocation(place));
            case FINISH -> {
                if (!relocation.frozen()) {
                    throw Refusals.otherMove(advance.partition(), advance.version());
                }
                change(sequence, place.table(), staged.withMoved(place, relocation));
            }
        }
    }

    /** What this set keeps itself is changed here; other sets do it when they take the copy. */
    private void change(long sequence, Table old, Catalog next) {
        catalog.stage(next);
        Table table = next.table(old.id());
        if (table != null) {
            copies.carryOut(sequence, old, table);
        }
    }

    private void splitPartition(long sequence, SplitPartition split) {
        PartitionPlace place = catalog.staged().place(split.partition());
        if (place == null || place.table().id() != split.table()) {
            throw Refusals.noPartition(split.partition());
        }
        Partition partition = place.partition();
        long hash = split.hash();
        if (hash != 0
                && place.partitions().owner(hash).range().first() == hash
                && partition.range().last() == hash - 1) {
            return;
        } else if (hash == partition.range().first() || !partition.range().contains(hash)) {
            throw Refusals.splitOutside(partition, hash);
        } else if (place.table().version() != split.version()) {
            throw Refusals.tableChanged(place.table(), split.version());
        } else if (partition.relocation() != null) {
            throw Refusals.moving(partition.id());
        }
        change(sequence, place.table(), catalog.staged().withSplit(place, hash));
    }

    private void createIndex(CatalogCommand.CreateIndex create) {
        Table table = table(create.table());
        if (table.index(create.definition().name()) != null) {
            throw Refusals.indexExists(create.definition().name());
        }
        if (isFilling(table)) {
            throw Refusals.indexBusy(table.name());
        }
        if (isFrozen(table)) {
            throw Refusals.changingHands(table.name());
        }
        create.placement().sets().forEach(this::checkTakesPartitions);
        catalog.stage(catalog.staged().withIndex(table, create.definition(), create.placement()));
    }

    private static boolean isFrozen(Table table) {
        return table.partitions().partitions().stream()
                .anyMatch(partition ->
                        partition.relocation() != null && partition.relocation().frozen());
    }

    private static boolean isFilling(Table table) {
        return table.globalIndexes().stream().anyMatch(index -> index.status() == Status.CREATING);
    }

    private void activateIndex(CatalogCommand.ActivateIndex activate) {
        Catalog staged = catalog.staged();
        Table table = staged.table(activate.table());
        Index index = table == null ? null : table.index(activate.index());
        if (table != null && index != null && index.status() == Status.CREATING) {
            catalog.stage(staged.withActive(table, index));
            removal.fills(index);
        }
    }

    private void recordFilled(CatalogCommand.RecordFilled filled) {
        Table table = catalog.staged().table(filled.table());
        Index index = table == null ? null : table.index(filled.index());
        if (table == null || index == null || index.status() != Status.CREATING) {
            return;
        }
        for (int host : table.sets()) {
            if (host != filled.set() && writes.get(SystemKeys.filled(index.id(), host)) == null) {
                writes.batch().put(SystemKeys.filled(index.id(), filled.set()), NOTHING);
                return;
            }
        }
        activateIndex(new CatalogCommand.ActivateIndex(table.id(), index.id()));
    }

    private void dropIndex(CatalogCommand.DropIndex drop) {
        Table table = table(drop.table());
        Index index = table.index(drop.index());
        if (index == null || !index.isGlobal()) {
            throw Refusals.noIndex(drop.table(), drop.index());
        }
        catalog.stage(catalog.staged().withoutIndex(table, index));
        removal.index(index);
    }
}

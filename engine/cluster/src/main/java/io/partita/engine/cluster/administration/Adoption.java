package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand.AdoptTable;
import io.partita.engine.cluster.command.CatalogCommand.ForgetTable;
import io.partita.engine.cluster.command.CatalogCommand.RenewTable;
import io.partita.engine.cluster.command.CatalogCommand.ReportCopies;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that every replica set has copies of the tables of which it hosts partitions, as the catalog has them. What it sends may
 * come late, twice and in any order, because a set takes only what is newer; so it does not matter how many do this at once,
 * nor where one of them stops. Safe for any number of threads.
 */
public final class Adoption {
    private static final int METADATA_SET = 0;
    private static final int ATTEMPTS = 3;

    private final ReplicaSets sets;

    public Adoption(ReplicaSets sets) {
        this.sets = sets;
    }

    /**
     * Makes known what has changed from one catalog to a later one; returns when all sets that it concerns know.
     *
     * @throws StoreException UNKNOWN_OUTCOME if one of them has not answered; {@link #reconcile} makes up for it later
     */
    public void spread(Catalog before, Catalog after) {
        Map<Integer, List<Command>> commands = new LinkedHashMap<>();
        Set<Integer> ids = new TreeSet<>();
        before.tables().forEach(table -> ids.add(table.id()));
        after.tables().forEach(table -> ids.add(table.id()));
        for (int id : ids) {
            Table old = before.table(id);
            Table now = after.table(id);
            if (old == null || now == null || old.version() != now.version()) {
                for (int set : concerned(old, now)) {
                    commands.computeIfAbsent(set, any -> new ArrayList<>()).add(command(id, now, after, set));
                }
            }
        }
        sendAll(commands);
    }

    private static Set<Integer> concerned(@Nullable Table old, @Nullable Table now) {
        Set<Integer> concerned = new TreeSet<>();
        for (Table table : new @Nullable Table[] {old, now}) {
            if (table != null) {
                concerned.addAll(table.allSets());
            }
        }
        concerned.remove(METADATA_SET);
        return concerned;
    }

    private static Command command(int id, @Nullable Table table, Catalog catalog, int set) {
        return table != null && table.allSets().contains(set)
                ? new AdoptTable(table)
                : new ForgetTable(id, catalog.version());
    }

    /** All are asked before the first is waited for. */
    private void sendAll(Map<Integer, List<Command>> commands) {
        Map<Integer, List<Proposal>> proposals = new HashMap<>();
        commands.forEach((set, list) -> proposals.put(set, propose(set, list)));
        for (Map.Entry<Integer, List<Command>> each : commands.entrySet()) {
            int set = each.getKey();
            try {
                await(set, each.getValue(), proposals.getOrDefault(set, List.of()));
            } catch (StoreException e) {
                throw new StoreException(
                        ErrorCode.UNKNOWN_OUTCOME,
                        "The change has been made, but replica set " + set + " has not yet said that it knows of it: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private List<Proposal> propose(int set, List<Command> commands) {
        try {
            return sets.set(set).propose(commands);
        } catch (StoreException notKnown) {
            Proposal failed = Proposal.failed(notKnown);
            return commands.stream().map(command -> failed).toList();
        }
    }

    private void await(int set, List<Command> commands, List<Proposal> proposals) {
        for (int i = 0; i < commands.size(); i++) {
            await(set, commands.get(i), proposals.get(i));
        }
    }

    /** What may have been done or not is done again. */
    private Result await(int set, Command command, Proposal first) {
        Proposal proposal = first;
        for (int attempt = 1; ; attempt++) {
            try {
                return proposal.await();
            } catch (StoreException e) {
                boolean again = e.code() == ErrorCode.UNAVAILABLE || e.code() == ErrorCode.UNKNOWN_OUTCOME;
                if (!again || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            proposal = propose(set, List.of(command)).get(0);
        }
    }

    private Result send(int set, Command command) {
        return await(set, command, propose(set, List.of(command)).get(0));
    }

    /**
     * Compares the copies that a set has with the catalog, and sends what it lacks and what it has too much.
     *
     * @param catalog with every change that was made before the call
     * @return whether there was a difference; if so there may still be one
     * @throws StoreException if the set does not answer
     */
    public boolean reconcile(int set, Catalog catalog) {
        Result.Copies copies = (Result.Copies) send(set, new ReportCopies());
        List<Command> commands = new ArrayList<>();
        for (Table table : catalog.tables()) {
            Long version = copies.versions().get(table.id());
            boolean lacking = version == null || version < table.version();
            if (lacking && table.allSets().contains(set)) {
                if (version == null && table.version() <= copies.floor()) {
                    // As it is it comes too late for this set.
                    send(METADATA_SET, new RenewTable(table.id()));
                    return true;
                }
                commands.add(new AdoptTable(table));
            }
        }
        for (Map.Entry<Integer, Long> copy : copies.versions().entrySet()) {
            Table table = catalog.table(copy.getKey());
            boolean unknown = table == null || !table.allSets().contains(set);
            if (unknown && copy.getValue() <= catalog.version()) {
                commands.add(new ForgetTable(copy.getKey(), catalog.version()));
            }
        }
        await(set, commands, commands.isEmpty() ? List.of() : propose(set, commands));
        return !commands.isEmpty();
    }
}

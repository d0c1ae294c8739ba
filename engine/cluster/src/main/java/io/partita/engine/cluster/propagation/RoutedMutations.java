package io.partita.engine.cluster.propagation;

import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.index.IndexDifference;
import io.partita.engine.cluster.index.IndexEntry;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.partition.ChangeRecord;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changes of one source partition mean to the partitions of global indexes, in the order of the changes. */
final class RoutedMutations {
    private final int source;
    private final Map<Partition, List<Mutation>> byTarget = new LinkedHashMap<>();

    RoutedMutations(int source) {
        this.source = source;
    }

    void add(Index index, ChangeRecord change) {
        IndexDifference difference = IndexDifference.of(index, change.before(), change.after());
        IndexEntry removed = difference.removed();
        if (removed != null) {
            add(index, new Mutation(change.sequence(), removed.storageKey(), null));
        }
        IndexEntry put = difference.put();
        if (put != null) {
            add(index, new Mutation(change.sequence(), put.storageKey(), ItemEncoding.encode(put.item())));
        }
    }

    private void add(Index index, Mutation mutation) {
        Partition target = index.partitions().owner(Keyspace.hashOf(mutation.storageKey()));
        byTarget.computeIfAbsent(target, partition -> new ArrayList<>()).add(mutation);
    }

    /** The command that takes mutations into one partition, which has these hashes. */
    @FunctionalInterface
    interface Step {
        Command command(Route route, HashRange range, List<Mutation> mutations);
    }

    /** One command for each partition that something changes in, by the sets that host them. */
    Map<Integer, List<Command>> commands(Step step) {
        Map<Integer, List<Command>> commands = new LinkedHashMap<>();
        byTarget.forEach((target, mutations) -> commands.computeIfAbsent(target.set(), set -> new ArrayList<>())
                .add(step.command(new Route(source, target.id()), target.range(), mutations)));
        return commands;
    }
}

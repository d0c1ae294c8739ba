package io.partita.engine.cluster.propagation;

import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.index.IndexDifference;
import io.partita.engine.cluster.index.IndexEntry;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.partition.ChangeRecord;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What changes of one source partition mean to the partitions of global indexes, in the order of the changes. */
final class RoutedMutations {
    private final int source;
    private final Map<Integer, List<Mutation>> byTarget = new LinkedHashMap<>();

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
        int target =
                index.partitions().owner(Keyspace.hashOf(mutation.storageKey())).id();
        byTarget.computeIfAbsent(target, id -> new ArrayList<>()).add(mutation);
    }

    /** One command for each partition that something changes in. */
    List<Command> commands(BiFunction<Route, List<Mutation>, Command> command) {
        List<Command> commands = new ArrayList<>();
        byTarget.forEach((target, mutations) -> commands.add(command.apply(new Route(source, target), mutations)));
        return commands;
    }
}

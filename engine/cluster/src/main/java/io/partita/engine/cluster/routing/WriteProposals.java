package io.partita.engine.cluster.routing;

import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts prepared writes into the logs of the replica sets that host them, before any of them is waited for. */
final class WriteProposals {
    private final ReplicaSets sets;

    WriteProposals(ReplicaSets sets) {
        this.sets = sets;
    }

    Proposal propose(PreparedWrite write) {
        return sets.set(write.set()).propose(List.of(write.command())).get(0);
    }

    /** Writes to one set keep their order. */
    List<Proposal> propose(List<PreparedWrite> writes) {
        Map<Integer, List<Integer>> positions = new LinkedHashMap<>();
        for (int i = 0; i < writes.size(); i++) {
            positions
                    .computeIfAbsent(writes.get(i).set(), set -> new ArrayList<>())
                    .add(i);
        }
        if (positions.size() == 1) {
            return sets.set(writes.get(0).set())
                    .propose(
                            writes.stream().<Command>map(PreparedWrite::command).toList());
        }
        List<Proposal> proposals = new ArrayList<>(Collections.nCopies(writes.size(), null));
        positions.forEach((set, ofSet) -> {
            List<Command> commands = new ArrayList<>(ofSet.size());
            ofSet.forEach(position -> commands.add(writes.get(position).command()));
            List<Proposal> taken = sets.set(set).propose(commands);
            for (int i = 0; i < taken.size(); i++) {
                proposals.set(ofSet.get(i), taken.get(i));
            }
        });
        return proposals;
    }
}

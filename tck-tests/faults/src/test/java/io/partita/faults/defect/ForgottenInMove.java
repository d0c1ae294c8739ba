package io.partita.faults.defect;

import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.TransferCommand.TransferEntries;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.util.List;
import java.util.function.Supplier;

/** Where a partition is going nobody is told what was written to it while it was being sent. */
public final class ForgottenInMove implements Defect {

    @Override
    public ReplicationGroup group(ReplicationGroup sound, Supplier<Replica> replica) {
        return new WrappedGroup(sound) {
            @Override
            public List<Proposal> propose(List<Command> commands) {
                return super.propose(
                        commands.stream().map(ForgottenInMove::forgetting).toList());
            }
        };
    }

    private static Command forgetting(Command command) {
        return command instanceof TransferEntries transfer && transfer.cursor() == null
                ? new TransferEntries(transfer.arrival(), transfer.attempt(), List.of(), null)
                : command;
    }
}

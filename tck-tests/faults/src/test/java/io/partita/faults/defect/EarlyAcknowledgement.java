package io.partita.faults.defect;

import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A write is acknowledged when the leader has it, before a majority has. */
public final class EarlyAcknowledgement implements Defect {

    @Override
    public ReplicationGroup group(ReplicationGroup sound, Supplier<Replica> replica) {
        return new WrappedGroup(sound) {
            @Override
            public List<Proposal> propose(List<Command> commands) {
                List<Proposal> proposals = super.propose(commands);
                List<Proposal> early = new ArrayList<>(proposals.size());
                for (int i = 0; i < commands.size(); i++) {
                    early.add(
                            commands.get(i) instanceof ItemCommand.PutItem put && put.condition() == null
                                    ? acknowledged(put, replica.get())
                                    : proposals.get(i));
                }
                return early;
            }
        };
    }

    private static ReplicationGroup.Proposal acknowledged(ItemCommand.PutItem put, Replica replica) {
        Result result =
                new Result.Written(replica.reader().get(put.storageKey()), put.item(), WriteResponse.NO_COLLECTION);
        return () -> result;
    }
}

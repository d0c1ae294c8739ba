package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.engine.storage.open.OrderedStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A group whose answers get lost, and whose commands come late, by chance. For one thread. */
final class SimulatedGroup implements ReplicationGroup {
    private final Random random;
    private final Replica replica;
    private final List<Command> late = new ArrayList<>();
    private int faultPercent;

    SimulatedGroup(int set, Random random) {
        this.random = random;
        this.replica = Replica.open(OrderedStores.inMemory(), set);
    }

    Replica replica() {
        return replica;
    }

    void faultPercent(int percent) {
        faultPercent = percent;
    }

    /** Does some of what was sent long ago. */
    void deliverLate() {
        while (!late.isEmpty() && random.nextBoolean()) {
            applied(late.remove(random.nextInt(late.size())));
        }
    }

    @Override
    public List<Proposal> propose(List<Command> commands) {
        List<Proposal> proposals = new ArrayList<>();
        for (Command command : commands) {
            proposals.add(propose(command));
        }
        return proposals;
    }

    private Proposal propose(Command command) {
        if (random.nextInt(100) >= faultPercent) {
            return applied(command);
        }
        return switch (random.nextInt(4)) {
            case 0 -> failed(ErrorCode.UNAVAILABLE);
            case 1 -> failed(ErrorCode.UNKNOWN_OUTCOME);
            case 2 -> {
                applied(command);
                yield failed(ErrorCode.UNKNOWN_OUTCOME);
            }
            default -> {
                late.add(command);
                yield failed(ErrorCode.UNKNOWN_OUTCOME);
            }
        };
    }

    private static Proposal failed(ErrorCode code) {
        return Proposal.failed(new StoreException(code, "simulated"));
    }

    private Proposal applied(Command command) {
        long index = replica.appliedIndex() + 1;
        try {
            Result result = replica.stage(index, command);
            return () -> result;
        } catch (StoreException refused) {
            return Proposal.failed(refused);
        } finally {
            replica.commit(index, false);
        }
    }

    @Override
    public void readBarrier() {
        // There is only this replica.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}

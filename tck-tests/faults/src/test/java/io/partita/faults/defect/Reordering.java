package io.partita.faults.defect;

import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** The propagator sends the changes of one batch in another order than they were made in. */
public final class Reordering implements Defect {

    @Override
    public ReplicaSets propagation(ReplicaSets sound) {
        return id -> reordering(sound.set(id));
    }

    private static ReplicaSet reordering(ReplicaSet sound) {
        return (ReplicaSet) Proxy.newProxyInstance(
                ReplicaSet.class.getClassLoader(), new Class<?>[] {ReplicaSet.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("propose")) {
                        @SuppressWarnings("unchecked")
                        List<Command> commands = (List<Command>) arguments[0];
                        return sound.propose(
                                commands.stream().map(Reordering::reordered).toList());
                    }
                    try {
                        return method.invoke(sound, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The mutations in reverse, though their sequence numbers ascend. */
    private static Command reordered(Command command) {
        if (!(command instanceof ApplyChanges apply)) {
            return command;
        }
        List<Mutation> mutations = new ArrayList<>();
        int count = apply.mutations().size();
        for (int i = 0; i < count; i++) {
            Mutation other = apply.mutations().get(count - 1 - i);
            mutations.add(new Mutation(apply.mutations().get(i).sequence(), other.storageKey(), other.entry()));
        }
        return new ApplyChanges(apply.route(), apply.range(), mutations);
    }
}

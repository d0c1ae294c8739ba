package io.partita.engine.cluster.node;

import io.partita.engine.cluster.administration.NodeWatch;
import io.partita.engine.cluster.discovery.ClusterClient;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Tells those who have the metadata that this process lives and which replicas are damaged, and learns from them what has changed. */
final class SignsOfLife {
    private final String node;
    private final ClusterView view;
    private final ClusterClient client;
    private final Supplier<List<Address>> others;
    private final NodeWatch watch;
    private final Damages damages;

    /** Those that have not answered yet, who are not asked again before. */
    private final Set<Address> asked = ConcurrentHashMap.newKeySet();

    SignsOfLife(
            String node,
            ClusterView view,
            ClusterClient client,
            Supplier<List<Address>> others,
            NodeWatch watch,
            Damages damages) {
        this.node = node;
        this.view = view;
        this.client = client;
        this.others = others;
        this.watch = watch;
        this.damages = damages;
    }

    /** Waits for nobody. */
    void give() {
        List<ReplicaDamage> damaged = damages.all(view.state());
        watch.heard(node, damaged);
        for (Address other : others.get()) {
            if (asked.add(other)) {
                CompletableFuture<Void> unused = client.sign(other, view.knowledge(), damaged)
                        .thenAccept(view::learn)
                        .whenComplete((nothing, failure) -> asked.remove(other));
            }
        }
    }
}

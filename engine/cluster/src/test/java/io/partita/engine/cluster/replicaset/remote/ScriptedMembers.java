package io.partita.engine.cluster.replicaset.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.Messenger;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Members that do what a test says, and a clock that moves only when somebody pauses. */
final class ScriptedMembers implements Messenger, HostedSets, Waiting {
    private final Map<Address, Function<SetRequest, SetAnswer>> scripts = new HashMap<>();
    private final List<Address> asked = new ArrayList<>();
    private long now;

    static Address address(int number) {
        return new Address("member", number);
    }

    static Outlook.Patience brief() {
        return new Outlook.Patience(Duration.ofSeconds(10), Duration.ZERO, System::nanoTime, Waiting.THREAD);
    }

    /** @param script answers, or throws what a messenger fails with */
    void member(int number, Function<SetRequest, SetAnswer> script) {
        scripts.put(address(number), script);
    }

    /** A set of these members, all of zones of their own, seen by somebody who is none. */
    RemoteReplicaSet set() {
        List<Member> members = scripts.keySet().stream()
                .sorted((a, b) -> Integer.compare(a.port(), b.port()))
                .map(address -> new Member(address, "zone-" + address.port()))
                .toList();
        Outlook.Patience patience = new Outlook.Patience(Duration.ofSeconds(1), Duration.ofSeconds(3), () -> now, this);
        return new RemoteReplicaSet(
                1, () -> members, new Outlook(new Member(address(99), "elsewhere"), this, this, patience));
    }

    /** The numbers of those who were asked, in order. */
    List<Integer> asked() {
        return asked.stream().map(Address::port).toList();
    }

    Duration elapsed() {
        return Duration.ofNanos(now);
    }

    @Override
    public CompletableFuture<byte[]> send(Address to, byte[] request, Duration time) {
        asked.add(to);
        Function<SetRequest, SetAnswer> script = scripts.get(to);
        assertThat(script).as("a member at %s", to).isNotNull();
        try {
            return CompletableFuture.completedFuture(
                    script.apply(SetRequestEncoding.decode(request)).encode());
        } catch (StoreException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public @Nullable ReplicaSet set(int id) {
        return null;
    }

    @Override
    public long appliedIndex(int id) {
        return 0;
    }

    @Override
    public @Nullable Address leader(int id) {
        return null;
    }

    @Override
    public void pause(Duration time) {
        now += time.toNanos();
    }

    @Override
    public void until(CompletableFuture<?> done) {
        assertThat(done).isDone();
    }
}

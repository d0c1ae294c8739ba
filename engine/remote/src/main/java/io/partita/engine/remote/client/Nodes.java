package io.partita.engine.remote.client;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.remote.error.CallFailures;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The nodes of one endpoint. A call goes to the node that answered last; where it cannot be reached, to the next. Safe
 * to share between threads.
 */
public final class Nodes implements AutoCloseable {
    private final List<Node> nodes;
    private final SdkHttpClient http;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile int preferred;

    /** @param http what the clients of all nodes have in common; it is closed with them */
    Nodes(List<Node> nodes, SdkHttpClient http) {
        this.nodes = List.copyOf(nodes);
        this.http = http;
    }

    /** The name of the preferred node, as a person would name it. */
    public String name() {
        return nodes.get(preferred).name();
    }

    /**
     * What the call answers.
     *
     * @throws StoreException what the call fails with; UNKNOWN_OUTCOME if it was to change something and its answer is
     *     lost; UNAVAILABLE if no node was reached, or this is closed
     */
    public <T> T call(Effect effect, Function<DynamoDbClient, T> call) {
        int first = preferred;
        for (int tried = 1; ; tried++) {
            int at = (first + tried - 1) % nodes.size();
            Node node = nodes.get(at);
            checkOpen();
            try {
                T answer = call.apply(node.client(effect));
                if (at != first) {
                    preferred = at;
                }
                return answer;
            } catch (SdkException failure) {
                if (tried == nodes.size() || !mayAskAnother(failure, effect)) {
                    throw new CallFailures(node.name()).of(failure, effect.changes());
                }
            } catch (IllegalStateException failure) {
                // What the HTTP client says of a call that met close().
                checkOpen();
                throw failure;
            }
        }
    }

    private static boolean mayAskAnother(SdkException failure, Effect effect) {
        return CallFailures.wasNotSent(failure) || (effect.mayBeSentAgain() && CallFailures.wasNotAnswered(failure));
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "The store is closed");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            nodes.forEach(Node::close);
            http.close();
        }
    }
}

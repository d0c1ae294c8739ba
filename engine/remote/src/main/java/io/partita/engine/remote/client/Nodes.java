package io.partita.engine.remote.client;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.remote.error.CallFailures;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The nodes of one endpoint. A call goes to the first that is not known to be gone; where it cannot be reached, to the next. Safe
 * to share between threads.
 */
public final class Nodes implements AutoCloseable {
    /** How long others are asked before one that lives but has said that it cannot do what it is asked to. */
    private static final Duration AVOIDANCE = Duration.ofSeconds(10);

    private final Neighbourhood neighbourhood;
    private final @Nullable NodeWatch watch;
    private final SdkHttpClient http;
    private final Duration patience;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param watch looks after the nodes of a cluster, or null if this is none; it is closed with this
     * @param http what the clients of all nodes have in common; it is closed with them
     * @param patience after which no further node is asked
     */
    Nodes(Neighbourhood neighbourhood, @Nullable NodeWatch watch, SdkHttpClient http, Duration patience) {
        this.neighbourhood = neighbourhood;
        this.watch = watch;
        this.http = http;
        this.patience = patience;
    }

    /** The name of the preferred node, as a person would name it. */
    public String name() {
        return first(neighbourhood.order(), Set.of()).name();
    }

    /**
     * What the call answers.
     *
     * @throws StoreException what the call fails with; UNKNOWN_OUTCOME if it was to change something and its answer is
     *     lost; UNAVAILABLE if no node was reached, or this is closed
     */
    public <T> T call(Effect effect, Function<DynamoDbClient, T> call) {
        List<Node> nodes = neighbourhood.order();
        Node node = first(nodes, Set.of());
        long begin = node.pulse().now();
        Set<Node> tried = Set.of();
        while (true) {
            checkOpen();
            try {
                T answer = call.apply(node.client(effect));
                node.pulse().beat();
                return answer;
            } catch (SdkException failure) {
                note(node, failure);
                tried = tried.isEmpty() ? new HashSet<>() : tried;
                tried.add(node);
                boolean inTime = node.pulse().now() - begin < patience.toNanos();
                if (tried.size() == nodes.size() || !inTime || !mayAskAnother(failure, effect)) {
                    throw new CallFailures(node.name()).of(failure, effect.changes());
                }
                node = first(nodes, tried);
            } catch (IllegalStateException failure) {
                // What the HTTP client says of a call that met close().
                checkOpen();
                throw failure;
            }
        }
    }

    /** The first that is wanted and was not tried, else the first that was not tried. */
    private static Node first(List<Node> nodes, Set<Node> tried) {
        Node otherwise = null;
        for (Node node : nodes) {
            if (!tried.contains(node)) {
                if (node.pulse().isWanted(AVOIDANCE.toNanos())) {
                    return node;
                }
                otherwise = otherwise == null ? node : otherwise;
            }
        }
        if (otherwise == null) {
            throw new IllegalStateException("all nodes were tried");
        }
        return otherwise;
    }

    /** Whoever calls next is not to wait for the same silence. */
    private void note(Node node, SdkException failure) {
        if (CallFailures.wasNotSent(failure) || CallFailures.wasNotAnswered(failure)) {
            node.pulse().suspect();
        } else if (isUnavailable(failure)) {
            node.pulse().avoid();
        }
    }

    /** Of a node of ours, which says so only if nothing has happened. */
    private boolean isUnavailable(SdkException failure) {
        return watch != null && CallFailures.isUnavailable(failure);
    }

    private boolean mayAskAnother(SdkException failure, Effect effect) {
        if (CallFailures.wasNotSent(failure) || isUnavailable(failure)) {
            return true;
        } else if (CallFailures.maySleep(failure)) {
            // A write that is done twice may be done the second time after others: when the node goes on.
            return !effect.changes();
        }
        return effect.mayBeSentAgain() && CallFailures.wasNotAnswered(failure);
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "The store is closed");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (watch != null) {
                watch.close();
            }
            neighbourhood.all().forEach(Node::close);
            http.close();
        }
    }
}

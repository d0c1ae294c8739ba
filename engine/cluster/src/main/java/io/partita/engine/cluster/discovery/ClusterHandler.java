package io.partita.engine.cluster.discovery;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.discovery.ClusterRequest.Applied;
import io.partita.engine.cluster.discovery.ClusterRequest.ChangeMembers;
import io.partita.engine.cluster.discovery.ClusterRequest.Measurement;
import io.partita.engine.cluster.discovery.ClusterRequest.Replicas;
import io.partita.engine.cluster.discovery.ClusterRequest.Report;
import io.partita.engine.cluster.messaging.MessageHandler;
import io.partita.engine.storage.item.ByteWriter;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers requests about the cluster. What goes wrong is said in the answer. */
public final class ClusterHandler implements MessageHandler {
    private final ClusterSource source;

    public ClusterHandler(ClusterSource source) {
        this.source = source;
    }

    /** Whether a request, by its kind, is for this handler. */
    public static boolean takes(byte[] request) {
        return ClusterRequestEncoding.isOne(request);
    }

    @Override
    public CompletionStage<byte[]> handle(byte[] request) {
        Answer<byte[]> answer;
        try {
            answer = new Answer.Given<>(answer(ClusterRequestEncoding.decode(request)));
        } catch (StoreException refused) {
            answer = new Answer.Refused<>(refused);
        } catch (RuntimeException defect) {
            answer = new Answer.Refused<>(
                    new StoreException(ErrorCode.INTERNAL, "A request failed because of a defect: " + defect, defect));
        }
        return CompletableFuture.completedStage(ClusterAnswer.encode(answer));
    }

    private byte[] answer(ClusterRequest request) {
        if (request instanceof Report report) {
            if (!report.node().isEmpty()) {
                source.heard(report.node(), report.damaged());
            }
            ClusterKnowledge known = report.current() ? source.current() : source.knowledge();
            return known.encodeSince(report.state(), report.catalog());
        } else if (request instanceof ChangeMembers change) {
            source.changeMembers(change.set(), Set.copyOf(change.members()));
            return new byte[0];
        } else if (request instanceof Applied applied) {
            ByteWriter writer = new ByteWriter(Long.BYTES + 1);
            writer.writeVariable(source.applied(applied.set()));
            return writer.toByteArray();
        }
        if (request instanceof Measurement measurement) {
            Long digest = source.measured(measurement.set(), measurement.index());
            ByteWriter writer = new ByteWriter(Long.BYTES + 1);
            writer.writeByte(digest == null ? 0 : 1);
            if (digest != null) {
                writer.writeSigned(digest);
            }
            return writer.toByteArray();
        } else if (request instanceof Replicas) {
            return ReplicaStatuses.encode(source.replicas());
        }
        throw new IllegalStateException("a request that nobody answers: " + request);
    }
}

package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.entity.EnumOutter.ErrorType;
import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.error.RaftError;
import com.alipay.sofa.jraft.error.RaftException;
import com.alipay.sofa.jraft.option.RaftMetaStorageOptions;
import com.alipay.sofa.jraft.storage.RaftMetaStorage;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The term that a member is in and whom it voted for, synced beside the log before anybody is told. */
final class RaftVotes implements RaftMetaStorage {
    private final OrderedStore store;
    private final Consumer<StoreException> onFailure;
    private @Nullable NodeImpl node;
    private long term;
    private PeerId votedFor = PeerId.emptyPeer();

    RaftVotes(OrderedStore store, Consumer<StoreException> onFailure) {
        this.store = store;
        this.onFailure = onFailure;
    }

    @Override
    public synchronized boolean init(RaftMetaStorageOptions options) {
        node = options.getNode();
        try {
            byte[] row = store.get(LogRows.VOTE);
            if (row != null) {
                ByteBuffer bytes = ByteBuffer.wrap(row);
                term = bytes.getLong();
                String peer = StandardCharsets.UTF_8.decode(bytes).toString();
                if (!peer.isEmpty() && !votedFor.parse(peer)) {
                    throw GroupFailures.damagedLog("the vote cannot be read");
                }
            }
            return true;
        } catch (StoreException e) {
            onFailure.accept(e);
            return false;
        }
    }

    @Override
    public void shutdown() {
        // The store is closed by whoever opened it.
    }

    @Override
    public synchronized boolean setTerm(long newTerm) {
        return setTermAndVotedFor(newTerm, votedFor);
    }

    @Override
    public synchronized long getTerm() {
        return term;
    }

    @Override
    public synchronized boolean setVotedFor(PeerId peer) {
        return setTermAndVotedFor(term, peer);
    }

    @Override
    public synchronized PeerId getVotedFor() {
        return votedFor;
    }

    @Override
    public synchronized boolean setTermAndVotedFor(long newTerm, PeerId peer) {
        byte[] name = peer.isEmpty() ? new byte[0] : peer.toString().getBytes(StandardCharsets.UTF_8);
        WriteBatch batch = new WriteBatch();
        batch.put(
                LogRows.VOTE,
                ByteBuffer.allocate(Long.BYTES + name.length)
                        .putLong(newTerm)
                        .put(name)
                        .array());
        try {
            store.commit(batch);
        } catch (StoreException e) {
            onFailure.accept(e);
            stop(e);
            return false;
        }
        term = newTerm;
        votedFor = peer.copy();
        return true;
    }

    /** A member that cannot keep its votes must not vote. */
    private void stop(StoreException cause) {
        NodeImpl voter = node;
        if (voter != null) {
            voter.onError(
                    new RaftException(ErrorType.ERROR_TYPE_META, RaftError.EIO, String.valueOf(cause.getMessage())));
        }
    }
}

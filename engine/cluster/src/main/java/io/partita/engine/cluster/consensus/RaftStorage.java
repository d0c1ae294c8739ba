package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.JRaftServiceFactory;
import com.alipay.sofa.jraft.entity.codec.LogEntryCodecFactory;
import com.alipay.sofa.jraft.entity.codec.v2.LogEntryV2CodecFactory;
import com.alipay.sofa.jraft.option.NodeOptions;
import com.alipay.sofa.jraft.option.RaftOptions;
import com.alipay.sofa.jraft.storage.LogStorage;
import com.alipay.sofa.jraft.storage.RaftMetaStorage;
import com.alipay.sofa.jraft.storage.SnapshotStorage;
import com.alipay.sofa.jraft.storage.snapshot.local.LocalSnapshotStorage;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import java.util.function.Consumer;

/** Where JRaft keeps what is durable of a group: log and votes in a store of ours, snapshots in files. */
final class RaftStorage implements JRaftServiceFactory {
    private final OrderedStore log;
    private final Consumer<StoreException> onFailure;

    RaftStorage(OrderedStore log, Consumer<StoreException> onFailure) {
        this.log = log;
        this.onFailure = onFailure;
    }

    @Override
    public LogStorage createLogStorage(String location, RaftOptions options) {
        return new RaftLog(log, createLogEntryCodecFactory(), onFailure);
    }

    @Override
    public RaftMetaStorage createRaftMetaStorage(String location, RaftOptions options) {
        return new RaftVotes(log, onFailure);
    }

    @Override
    public SnapshotStorage createSnapshotStorage(NodeOptions options) {
        return new LocalSnapshotStorage(
                options.getSnapshotUri(), options.getSnapshotTempUri(), options.getRaftOptions());
    }

    @Override
    public LogEntryCodecFactory createLogEntryCodecFactory() {
        return LogEntryV2CodecFactory.getInstance();
    }
}

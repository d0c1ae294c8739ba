package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.conf.Configuration;
import com.alipay.sofa.jraft.option.NodeOptions;
import com.alipay.sofa.jraft.option.RaftOptions;
import com.alipay.sofa.jraft.option.ReadOnlyOption;
import com.alipay.sofa.jraft.storage.snapshot.ThroughputSnapshotThrottle;
import java.util.List;

/** JRaft's settings, as far as they differ from its own. */
final class RaftSettings {
    private static final int APPLY_BATCH = 256;

    /** Each group sends them to each follower: JRaft's ten are a good part of what idle processes do. */
    private static final int HEARTBEATS_A_TIMEOUT = 5;

    private static final int THROTTLE_CYCLES_PER_SECOND = 10;

    private RaftSettings() {}

    /** @param founders the members of a group that is new */
    static NodeOptions of(ConsensusOptions options, List<Peer> founders) {
        NodeOptions settings = new NodeOptions();
        settings.setElectionTimeoutMs(options.electionMillis());
        settings.setInitialConf(
                new Configuration(founders.stream().map(Peer::id).toList()));
        settings.setRaftOptions(raft(options));
        LeaseReads leases = options.leaseReads() == null ? LeaseReads.DEFAULT : options.leaseReads();
        settings.setLeaderLeaseTimeRatio(leases.percentOfElection());
        // Snapshots are due by the bytes of the log.
        settings.setSnapshotIntervalSecs(0);
        settings.setSnapshotThrottle(
                new ThroughputSnapshotThrottle(options.snapshots().bytesPerSecond(), THROTTLE_CYCLES_PER_SECOND));
        settings.setFilterBeforeCopyRemote(true);
        // Whoever reaches the port must not change members.
        settings.setDisableCli(true);
        settings.setSharedElectionTimer(true);
        settings.setSharedVoteTimer(true);
        settings.setSharedStepDownTimer(true);
        settings.setSharedTimerPool(true);
        return settings;
    }

    private static RaftOptions raft(ConsensusOptions options) {
        RaftOptions settings = new RaftOptions();
        settings.setSync(true);
        settings.setSyncMeta(true);
        settings.setEnableLogEntryChecksum(true);
        settings.setApplyBatch(APPLY_BATCH);
        settings.setElectionHeartbeatFactor(HEARTBEATS_A_TIMEOUT);
        settings.setMaxElectionDelayMs(options.electionMillis());
        settings.setReadOnlyOptions(
                options.leaseReads() != null ? ReadOnlyOption.ReadOnlyLeaseBased : ReadOnlyOption.ReadOnlySafe);
        settings.setOpenStatistics(false);
        return settings;
    }
}

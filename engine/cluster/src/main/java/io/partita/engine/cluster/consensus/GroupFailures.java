package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.Status;
import com.alipay.sofa.jraft.error.RaftError;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in a group, in the terms of the store. UNAVAILABLE means that nothing happened, so that the same may be
 * asked again, of the leader if it is known; UNKNOWN_OUTCOME that it is not known.
 */
final class GroupFailures {
    /** What JRaft says before it takes a proposal into its log; after that it uses the same code with other words. */
    private static final String NOT_LEADER = "Is not leader.";

    private static final String OTHER_TERM = "expected_term=";

    private GroupFailures() {}

    /** @param leader whom to ask instead, if it is known */
    static StoreException notLeader(String group, @Nullable Peer leader) {
        return new StoreException(
                ErrorCode.UNAVAILABLE,
                "This member does not lead the group " + group + ", "
                        + (leader == null ? "and no leader is known at the moment" : leader + " does"));
    }

    static StoreException closed(String group) {
        return new StoreException(ErrorCode.UNAVAILABLE, "This member of the group " + group + " is closed");
    }

    static StoreException halted(String group, StoreException cause) {
        return new StoreException(
                ErrorCode.UNAVAILABLE,
                "This member of the group " + group + " has stopped: " + cause.getMessage(),
                cause);
    }

    static StoreException busy(String group, String why) {
        return new StoreException(ErrorCode.THROTTLED, "The group " + group + " has too much under way: " + why);
    }

    static StoreException unknown(String group, String why, @Nullable Throwable cause) {
        return new StoreException(
                ErrorCode.UNKNOWN_OUTCOME,
                "It is not known whether this write happened in the group " + group + ": " + why,
                cause);
    }

    /** Of a proposal that JRaft gave back. What is not known to be refused may yet happen. */
    static StoreException ofProposal(String group, Status status, @Nullable Peer leader) {
        String text = String.valueOf(status.getErrorMsg());
        RaftError error = status.getRaftError();
        if (error == RaftError.EPERM && (text.equals(NOT_LEADER) || text.startsWith(OTHER_TERM))) {
            return notLeader(group, leader);
        } else if (error == RaftError.EBUSY) {
            return text.contains("transferring") ? notLeader(group, null) : busy(group, text);
        } else if (error == RaftError.ENODESHUTDOWN) {
            return closed(group);
        }
        return unknown(group, text, null);
    }

    static StoreException ofRead(String group, Status status) {
        return new StoreException(
                ErrorCode.UNAVAILABLE,
                "The group " + group + " did not say in time how far a strong read must wait: " + status.getErrorMsg());
    }

    static StoreException ofMembership(String group, Status status) {
        RaftError error = status.getRaftError();
        boolean refused = error == RaftError.EBUSY || error == RaftError.EINVAL || error == RaftError.ECATCHUP;
        return new StoreException(
                refused ? ErrorCode.UNAVAILABLE : ErrorCode.UNKNOWN_OUTCOME,
                "The members of the group " + group + " were not changed as asked: " + status.getErrorMsg());
    }

    static StoreException damagedLog(String what) {
        return new StoreException(
                ErrorCode.CORRUPTION,
                "The log of a group is damaged: " + what
                        + ". Remove this member from the group and add it again with an empty directory.");
    }

    static StoreException damagedSnapshot(Path directory, String what) {
        return new StoreException(
                ErrorCode.CORRUPTION, "The snapshot in " + directory + " is not as it was written: " + what);
    }

    static StoreException foreign(Path directory, String what) {
        return new StoreException(ErrorCode.FOREIGN_DATA, "The directory " + directory + " " + what);
    }
}

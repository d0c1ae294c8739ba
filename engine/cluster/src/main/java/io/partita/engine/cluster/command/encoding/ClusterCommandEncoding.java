package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.ClusterCommand.AddTask;
import io.partita.engine.cluster.command.ClusterCommand.AdvanceTask;
import io.partita.engine.cluster.command.ClusterCommand.ChangeNode;
import io.partita.engine.cluster.command.ClusterCommand.ChangeSet;
import io.partita.engine.cluster.command.ClusterCommand.CreateSet;
import io.partita.engine.cluster.command.ClusterCommand.FinishTask;
import io.partita.engine.cluster.command.ClusterCommand.FoundCluster;
import io.partita.engine.cluster.command.ClusterCommand.RegisterNode;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterStateEncoding;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of what a cluster consists of: their parts in the order of their declaration. A registration and what a task is to
 * bring about are the length and bytes of an item, see {@link ClusterStateEncoding}; a state is its name.
 */
final class ClusterCommandEncoding {
    private static final int FOUND_CLUSTER = 80;
    private static final int REGISTER_NODE = 81;
    private static final int CHANGE_NODE = 82;
    private static final int CREATE_SET = 83;
    private static final int CHANGE_SET = 84;
    private static final int ADD_TASK = 85;
    private static final int ADVANCE_TASK = 86;
    private static final int FINISH_TASK = 87;

    private static final int ROOM = 256;

    private ClusterCommandEncoding() {}

    static boolean hasKind(int kind) {
        return kind >= FOUND_CLUSTER && kind <= FINISH_TASK;
    }

    static ByteWriter write(ClusterCommand command) {
        ByteWriter writer = Envelope.begin(kind(command), ROOM);
        if (command instanceof FoundCluster found) {
            writer.writeString(found.identity().id());
            writer.writeString(found.identity().name());
        } else if (command instanceof RegisterNode register) {
            writer.writeString(register.cluster());
            write(writer, ClusterStateEncoding.encode(register.registration()));
            writer.writeSigned(register.incarnation());
        } else if (command instanceof ChangeNode change) {
            writer.writeString(change.node());
            writer.writeString(change.state().name());
            writer.writeSigned(change.version());
        } else if (command instanceof CreateSet create) {
            writer.writeSigned(create.set());
            write(writer, create.nodes());
        } else if (command instanceof ChangeSet change) {
            writer.writeSigned(change.set());
            write(writer, change.nodes());
            writer.writeString(change.state().name());
            writer.writeSigned(change.version());
        } else if (command instanceof AddTask add) {
            writer.writeSigned(add.id());
            write(writer, ClusterStateEncoding.encode(add.work()));
        } else if (command instanceof AdvanceTask advance) {
            writer.writeSigned(advance.id());
            writer.writeSigned(advance.step());
            writer.writeString(advance.note());
            writer.writeSigned(advance.version());
        } else if (command instanceof FinishTask finish) {
            writer.writeSigned(finish.id());
            writer.writeSigned(finish.version());
        }
        return writer;
    }

    private static void write(ByteWriter writer, Item document) {
        writer.writeBytes(ItemEncoding.encode(document));
    }

    private static void write(ByteWriter writer, List<String> nodes) {
        writer.writeVariable(nodes.size());
        nodes.forEach(writer::writeString);
    }

    private static int kind(ClusterCommand command) {
        if (command instanceof FoundCluster) {
            return FOUND_CLUSTER;
        } else if (command instanceof RegisterNode) {
            return REGISTER_NODE;
        } else if (command instanceof ChangeNode) {
            return CHANGE_NODE;
        } else if (command instanceof CreateSet) {
            return CREATE_SET;
        } else if (command instanceof ChangeSet) {
            return CHANGE_SET;
        } else if (command instanceof AddTask) {
            return ADD_TASK;
        } else if (command instanceof AdvanceTask) {
            return ADVANCE_TASK;
        } else if (command instanceof FinishTask) {
            return FINISH_TASK;
        }
        throw new IllegalStateException("a change of the cluster without an encoding: " + command);
    }

    static ClusterCommand read(int kind, ByteReader reader) {
        return switch (kind) {
            case FOUND_CLUSTER -> new FoundCluster(new ClusterIdentity(reader.readString(), reader.readString()));
            case REGISTER_NODE ->
                new RegisterNode(
                        reader.readString(),
                        ClusterStateEncoding.decodeRegistration(ItemEncoding.decode(reader.readBytes())),
                        reader.readSignedLong());
            case CHANGE_NODE ->
                new ChangeNode(
                        reader.readString(), ClusterNode.State.valueOf(reader.readString()), reader.readSignedLong());
            case CREATE_SET -> new CreateSet(reader.readSignedInt(), nodes(reader));
            case CHANGE_SET ->
                new ChangeSet(
                        reader.readSignedInt(),
                        nodes(reader),
                        ReplicaSetMembers.State.valueOf(reader.readString()),
                        reader.readSignedLong());
            case ADD_TASK ->
                new AddTask(
                        reader.readSignedLong(),
                        ClusterStateEncoding.decodeWork(ItemEncoding.decode(reader.readBytes())));
            case ADVANCE_TASK ->
                new AdvanceTask(
                        reader.readSignedLong(), reader.readSignedInt(), reader.readString(), reader.readSignedLong());
            case FINISH_TASK -> new FinishTask(reader.readSignedLong(), reader.readSignedLong());
            default -> throw reader.corrupt("no change of the cluster is of the kind " + kind);
        };
    }

    private static List<String> nodes(ByteReader reader) {
        List<String> nodes = new ArrayList<>();
        for (int i = reader.readCount(); i > 0; i--) {
            nodes.add(reader.readString());
        }
        return nodes;
    }
}

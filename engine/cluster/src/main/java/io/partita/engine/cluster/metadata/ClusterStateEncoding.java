package io.partita.engine.cluster.metadata;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.catalog.Document;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The state of a cluster in the system rows of a replica's store: one row for the identity and the counters, and one for each node, replica
 * set and task; and all of it as one document.
 */
public final class ClusterStateEncoding {
    private static final String NODES = "nodes";
    private static final String SETS = "sets";
    private static final String TASKS = "tasks";

    private ClusterStateEncoding() {}

    /**
     * What the store holds; an empty state if there is none.
     *
     * @throws StoreException CORRUPTION if there is something else
     */
    public static ClusterState read(OrderedStore store) {
        byte[] header = store.get(SystemKeys.cluster());
        if (header == null) {
            return ClusterState.EMPTY;
        }
        try {
            return state(
                    document(header),
                    documents(store, SystemKeys.nodes()),
                    documents(store, SystemKeys.sets()),
                    documents(store, SystemKeys.tasks()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new StoreException(
                    ErrorCode.CORRUPTION, "The state of the cluster in this store cannot be read: " + e, e);
        }
    }

    private static List<Document> documents(OrderedStore store, KeyRange range) {
        List<Document> documents = new ArrayList<>();
        try (OrderedStore.Entries rows = store.range(range.from(), range.to(), false)) {
            while (rows.next()) {
                documents.add(document(rows.value()));
            }
        }
        return documents;
    }

    private static Document document(byte[] row) {
        return new Document(ItemEncoding.decode(row).attributes());
    }

    /** Adds to the batch what makes the next state of the one before. */
    public static void write(WriteBatch batch, ClusterState before, ClusterState next) {
        put(batch, SystemKeys.cluster(), ClusterParts.encode(next.header()));
        for (ClusterNode node : next.nodes()) {
            if (!node.equals(before.node(node.id()))) {
                put(batch, SystemKeys.node(node.id()), ClusterParts.encode(node));
            }
        }
        for (ReplicaSetMembers set : next.sets()) {
            if (!set.equals(before.set(set.id()))) {
                put(batch, SystemKeys.set(set.id()), ClusterParts.encode(set));
            }
        }
        for (Task task : next.tasks()) {
            if (!task.equals(before.task(task.id()))) {
                put(batch, SystemKeys.task(task.id()), ClusterParts.encode(task));
            }
        }
        for (Task task : before.tasks()) {
            if (next.task(task.id()) == null) {
                batch.delete(SystemKeys.task(task.id()));
            }
        }
    }

    private static void put(WriteBatch batch, byte[] key, Map<String, AttributeValue> document) {
        batch.put(key, ItemEncoding.encode(Item.of(document)));
    }

    /** All of a state as one document, for processes that do not keep it. */
    public static Item encode(ClusterState state) {
        Map<String, AttributeValue> document = new LinkedHashMap<>(ClusterParts.encode(state.header()));
        document.put(
                NODES, list(state.nodes().stream().map(ClusterParts::encode).toList()));
        document.put(SETS, list(state.sets().stream().map(ClusterParts::encode).toList()));
        document.put(
                TASKS, list(state.tasks().stream().map(ClusterParts::encode).toList()));
        return Item.of(document);
    }

    private static AttributeValue list(List<Map<String, AttributeValue>> documents) {
        return AttributeValue.of(documents.stream().map(AttributeValue::of).toList());
    }

    /**
     * The state of a document.
     *
     * @throws StoreException CORRUPTION if it is something else
     */
    public static ClusterState decode(Item item) {
        return decoded(
                item,
                document -> state(
                        document, document.documents(NODES), document.documents(SETS), document.documents(TASKS)));
    }

    private static ClusterState state(
            Document header, List<Document> nodeRows, List<Document> setRows, List<Document> taskRows) {
        NavigableMap<String, ClusterNode> nodes = new TreeMap<>();
        nodeRows.stream().map(ClusterParts::decodeNode).forEach(node -> nodes.put(node.id(), node));
        NavigableMap<Integer, ReplicaSetMembers> sets = new TreeMap<>();
        setRows.stream().map(ClusterParts::decodeSet).forEach(set -> sets.put(set.id(), set));
        NavigableMap<Long, Task> tasks = new TreeMap<>();
        taskRows.stream().map(ClusterParts::decodeTask).forEach(task -> tasks.put(task.id(), task));
        return new ClusterState(ClusterParts.decodeHeader(header), nodes, sets, tasks);
    }

    /** What a node says of itself, as a document. */
    public static Item encode(NodeRegistration registration) {
        return Item.of(ClusterParts.encode(registration));
    }

    /**
     * The registration of a document.
     *
     * @throws StoreException CORRUPTION if it is something else
     */
    public static NodeRegistration decodeRegistration(Item item) {
        return decoded(item, ClusterParts::decodeRegistration);
    }

    /** What is to be done, as a document. */
    public static Item encode(Work work) {
        return Item.of(WorkEncoding.encode(work));
    }

    /**
     * The work of a document.
     *
     * @throws StoreException CORRUPTION if it is something else
     */
    public static Work decodeWork(Item item) {
        return decoded(item, WorkEncoding::decode);
    }

    private static <T> T decoded(Item item, Function<Document, T> read) {
        try {
            return read.apply(new Document(item.attributes()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new StoreException(ErrorCode.CORRUPTION, "A part of a cluster's state is damaged: " + e, e);
        }
    }
}

package io.partita.engine.cluster.metadata;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.cluster.catalog.Document;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Nodes, replica sets and tasks as documents, and back. What lies in stores and logs can be added to, and its names never
 * change.
 */
final class ClusterParts {
    private ClusterParts() {}

    static Map<String, AttributeValue> encode(ClusterState.Header header) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        ClusterIdentity identity = header.identity();
        if (identity != null) {
            document.put("id", AttributeValue.of(identity.id()));
            document.put("name", AttributeValue.of(identity.name()));
        }
        document.put("version", AttributeValue.of(header.version()));
        document.put("nextSet", AttributeValue.of(header.nextSet()));
        document.put("nextTask", AttributeValue.of(header.nextTask()));
        return document;
    }

    static ClusterState.Header decodeHeader(Document document) {
        return new ClusterState.Header(
                document.has("id") ? new ClusterIdentity(document.text("id"), document.text("name")) : null,
                document.number("version"),
                document.integer("nextSet"),
                document.number("nextTask"));
    }

    static Map<String, AttributeValue> encode(NodeRegistration registration) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("id", AttributeValue.of(registration.id()));
        document.put("zone", AttributeValue.of(registration.zone()));
        document.put("messages", AttributeValue.of(registration.messages()));
        document.put("consensus", AttributeValue.of(registration.consensus()));
        document.put(
                "roles", texts(registration.roles().stream().map(Enum::name).toList()));
        document.put("directory", AttributeValue.of(registration.directory()));
        if (registration.clients() != null) {
            document.put("clients", AttributeValue.of(registration.clients()));
        }
        return document;
    }

    static NodeRegistration decodeRegistration(Document document) {
        return new NodeRegistration(
                document.text("id"),
                document.text("zone"),
                document.text("messages"),
                document.text("consensus"),
                texts(document, "roles").stream()
                        .map(NodeRegistration.Role::valueOf)
                        .collect(Collectors.toSet()),
                document.text("directory"),
                document.has("clients") ? document.text("clients") : null);
    }

    static Map<String, AttributeValue> encode(ClusterNode node) {
        Map<String, AttributeValue> document = encode(node.registration());
        document.put("state", AttributeValue.of(node.state().name()));
        document.put("incarnation", AttributeValue.of(node.incarnation()));
        document.put("version", AttributeValue.of(node.version()));
        return document;
    }

    static ClusterNode decodeNode(Document document) {
        return new ClusterNode(
                decodeRegistration(document),
                ClusterNode.State.valueOf(document.text("state")),
                document.number("incarnation"),
                document.number("version"));
    }

    static Map<String, AttributeValue> encode(ReplicaSetMembers set) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("id", AttributeValue.of(set.id()));
        document.put("nodes", texts(set.nodes()));
        document.put("state", AttributeValue.of(set.state().name()));
        document.put("version", AttributeValue.of(set.version()));
        return document;
    }

    static ReplicaSetMembers decodeSet(Document document) {
        return new ReplicaSetMembers(
                document.integer("id"),
                texts(document, "nodes"),
                ReplicaSetMembers.State.valueOf(document.text("state")),
                document.number("version"));
    }

    static Map<String, AttributeValue> encode(Task task) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("id", AttributeValue.of(task.id()));
        document.put("work", AttributeValue.of(WorkEncoding.encode(task.work())));
        document.put("step", AttributeValue.of(task.step()));
        document.put("note", AttributeValue.of(task.note()));
        document.put("version", AttributeValue.of(task.version()));
        return document;
    }

    static Task decodeTask(Document document) {
        return new Task(
                document.number("id"),
                WorkEncoding.decode(document.document("work")),
                document.integer("step"),
                document.text("note"),
                document.number("version"));
    }

    private static AttributeValue texts(Collection<String> texts) {
        return AttributeValue.of(texts.stream().map(AttributeValue::of).toList());
    }

    private static List<String> texts(Document document, String name) {
        return document.list(name).stream()
                .map(element -> {
                    if (element instanceof StringValue text) {
                        return text.value();
                    }
                    throw new IllegalArgumentException("\"" + name + "\" has an element that is not a text");
                })
                .toList();
    }
}

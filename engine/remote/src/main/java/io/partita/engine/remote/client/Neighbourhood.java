package io.partita.engine.remote.client;

import io.partita.engine.remote.client.Introduction.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The nodes that are known, those first that are to be asked first: of the own zone, then those that were named. For one writer at a time. */
final class Neighbourhood {
    /** So that a cluster of hundreds does not cost each of its clients hundreds of clients. */
    private static final int MOST_FOUND = 32;

    private final String zone;
    private final List<Node> named;
    private final Map<String, String> zones = new HashMap<>();
    private final Map<String, Node> found = new HashMap<>();

    /** What the named ones call themselves. */
    private final Map<Node, String> aliases = new HashMap<>();

    private volatile List<Node> order;

    Neighbourhood(String zone, List<Node> named) {
        this.zone = zone;
        this.named = List.copyOf(named);
        this.order = this.named;
    }

    List<Node> order() {
        return order;
    }

    List<Node> named() {
        return named;
    }

    private static String place(Node node) {
        URI address = Objects.requireNonNull(node.address(), "a node of a cluster has an address");
        return address.getHost() + ":" + address.getPort();
    }

    /**
     * Learns what nodes have said.
     *
     * @param making makes a node of an address that nobody has named
     * @return those that are new
     */
    List<Node> learn(Map<Node, Introduction> introductions, Function<String, Node> making) {
        Set<Place> others = new HashSet<>();
        introductions.forEach((node, introduction) -> {
            Place own = introduction.own();
            if (own != null) {
                zones.put(place(node), own.zone());
                if (own.isKnown()) {
                    aliases.put(node, own.address());
                }
            }
            others.addAll(introduction.others());
        });
        List<Node> made = new ArrayList<>();
        for (Place other : others) {
            zones.put(other.address(), other.zone());
            if (!isNamed(other.address()) && !found.containsKey(other.address()) && found.size() < MOST_FOUND) {
                Node node = making.apply(other.address());
                found.put(other.address(), node);
                made.add(node);
            }
        }
        order = sorted();
        return made;
    }

    private boolean isNamed(String address) {
        return aliases.containsValue(address)
                || named.stream().anyMatch(node -> place(node).equals(address));
    }

    private List<Node> sorted() {
        List<Node> all = new ArrayList<>(named);
        found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> !isNamed(entry.getKey()))
                .forEach(entry -> all.add(entry.getValue()));
        if (zone.isEmpty()) {
            return List.copyOf(all);
        }
        // Stable: within a zone as they were named.
        all.sort(Comparator.comparing(node -> !zone.equals(zones.getOrDefault(place(node), ""))));
        return List.copyOf(all);
    }

    /** All that there ever were. */
    List<Node> all() {
        List<Node> all = new ArrayList<>(named);
        all.addAll(found.values());
        return all;
    }
}

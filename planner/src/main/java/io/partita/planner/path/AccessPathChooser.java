package io.partita.planner.path;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how a statement reaches a table: the cheapest path by estimated read units, then by round trips, by the
 * arithmetic of {@link CostModel}.
 *
 * <p>A scan is chosen only where no key serves, whatever the estimates say: they may be old, and a path by a key stays
 * cheap as the table grows. An index stands for the table only if it holds every item that qualifies.
 */
public final class AccessPathChooser {
    private final AccessRequest request;
    private final KnownValues known;
    private final PathWeighing weighing;
    private final List<Candidate> passedOver = new ArrayList<>();

    private AccessPathChooser(AccessRequest request, KnownValues known) {
        this.request = request;
        this.known = known;
        this.weighing = new PathWeighing(request);
    }

    /**
     * The path for a request.
     *
     * @throws io.partita.planner.error.QueryException if an index that a hint asks for cannot serve
     */
    public static AccessChoice choose(AccessRequest request, KnownValues known) {
        if (request.rows() != null && request.rows() == 0) {
            return nothing("LIMIT 0");
        }
        AccessRequest inverted = request.with(KeyInversion.apply(request.table(), request.conjuncts(), known));
        return new Contradictions(known, sortKeys(request.table()))
                .find(inverted.conjuncts())
                .map(AccessPathChooser::nothing)
                .orElseGet(() -> new AccessPathChooser(inverted, known).choose());
    }

    private static Set<String> sortKeys(Table table) {
        Set<String> names = new HashSet<>();
        TableDefinition definition = table.description().definition();
        addSortKey(definition.key(), names);
        definition.indexes().forEach(index -> addSortKey(index.key(), names));
        return names;
    }

    private static void addSortKey(KeySchema key, Set<String> names) {
        if (key.sort() != null) {
            names.add(key.sort().name());
        }
    }

    private static AccessChoice nothing(String reason) {
        Candidate chosen = new Candidate("Nothing: " + reason, "chosen");
        return new AccessChoice(
                new AccessPath.Nothing(reason),
                null,
                null,
                List.of(),
                true,
                Estimate.NOTHING,
                List.of(chosen),
                List.of());
    }

    private AccessChoice choose() {
        List<Weighed> keyed = new ArrayList<>();
        List<Weighed> scans = new ArrayList<>();
        for (ReadTarget target : targets()) {
            List<KeyedAccess> ways = KeyedAccess.find(new KeyMatcher(target.key(), known), request.conjuncts());
            if (ways.isEmpty()) {
                passOver(target, withoutKeyCondition(target));
            }
            ways.forEach(way -> weighing.keyed(target, way).ifPresent(keyed::add));
            scans.add(weighing.scan(target));
        }
        Optional<Weighed> byKey = keyed.stream().min(Comparator.comparing(Weighed::estimate));
        Weighed chosen = byKey.orElseGet(() -> cheapestScan(scans));
        checkEntries(chosen);
        Optional<String> contradiction = new Contradictions(known, chosen.rangedAttributes()).find(request.conjuncts());
        if (contradiction.isPresent()) {
            return nothing(contradiction.get());
        }
        return choice(chosen, byKey.isPresent() ? keyed : List.of(chosen));
    }

    /** All of an index entry is what the index holds; a condition on what it does not hold would need the items. */
    private void checkEntries(Weighed chosen) {
        if (chosen.target().named()
                && request.output().isWhole()
                && !chosen.target().covers(chosen.split().remainderPaths())) {
            throw new QueryException(
                    QueryErrorCode.INVALID_STATEMENT,
                    "the index " + chosen.target().name()
                            + " does not hold every attribute of the condition, and * is what it"
                            + " holds; name the columns to read the items too, or read the table");
        }
    }

    /** Of scans only one that needs nothing fetched: an index that is scanned for its keys is no saving. */
    private Weighed cheapestScan(List<Weighed> scans) {
        Weighed table = scans.get(0);
        return scans.stream()
                .filter(scan -> scan.path() instanceof AccessPath.SegmentedScan segmented && !segmented.fetchesItems())
                .min(Comparator.comparing(Weighed::estimate))
                .filter(scan -> scan.estimate().compareTo(table.estimate()) < 0)
                .orElse(table);
    }

    private AccessChoice choice(Weighed chosen, List<Weighed> weighed) {
        List<Candidate> considered = new ArrayList<>();
        considered.add(chosen.candidate(true));
        weighed.stream().filter(each -> !each.equals(chosen)).forEach(each -> considered.add(each.candidate(false)));
        considered.addAll(passedOver);
        List<String> advice =
                chosen.path() instanceof AccessPath.SegmentedScan ? new ScanAdvice(request, known).list() : List.of();
        return new AccessChoice(
                chosen.path(),
                chosen.split().filter(),
                chosen.split().remainder(),
                projection(chosen),
                chosen.order().wanted(),
                chosen.estimate(),
                considered,
                advice);
    }

    private List<Path> projection(Weighed chosen) {
        AttributePaths needed = weighing.needed(chosen.split(), chosen.order());
        if (needed.isWhole()) {
            return List.of();
        }
        boolean several =
                chosen.path() instanceof AccessPath.FanOut || chosen.path() instanceof AccessPath.BatchKeyLookup;
        boolean nothing = needed.isEmpty() && !request.counting();
        return (several || nothing ? needed.plus(keys(chosen.target())) : needed).projection();
    }

    /** What tells items apart, and what branches are merged by. */
    private static AttributePaths keys(ReadTarget target) {
        AttributePaths keys = new AttributePaths();
        target.tableKey().attributes().forEach(attribute -> keys.addAttribute(attribute.name()));
        KeySchema key = target.key();
        key.attributes().forEach(attribute -> keys.addAttribute(attribute.name()));
        return keys;
    }

    /** What may be read: what the statement names and, in SQL's manner, the indexes that hold what it asks for. */
    private List<ReadTarget> targets() {
        Table table = request.table();
        List<IndexDefinition> indexes = table.description().definition().indexes();
        List<ReadTarget> targets = new ArrayList<>();
        if (request.index() != null) {
            return List.of(new ReadTarget(table, index(indexes, request.index()), true));
        }
        if (request.rules().onlyIndex() != null) {
            return List.of(demanded(index(indexes, request.rules().onlyIndex())));
        }
        targets.add(ReadTarget.of(table));
        for (IndexDefinition index : request.rules().asAmazon() ? List.<IndexDefinition>of() : indexes) {
            ReadTarget target = ReadTarget.of(table, index);
            String obstacle = obstacle(target);
            if (obstacle == null) {
                targets.add(target);
            } else {
                passOver(target, obstacle);
            }
        }
        return targets;
    }

    private static IndexDefinition index(List<IndexDefinition> indexes, String name) {
        return indexes.stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the binder let pass an index that is not there: " + name));
    }

    /** The index that a hint asks for. A hint chooses between paths to the same rows, so it is refused where they differ. */
    private ReadTarget demanded(IndexDefinition index) {
        ReadTarget target = ReadTarget.of(request.table(), index);
        String obstacle = obstacle(target);
        if (obstacle == null
                && new KeyMatcher(index.key(), known).match(request.conjuncts()).isEmpty()) {
            obstacle = withoutKeyCondition(target);
        }
        if (obstacle != null) {
            throw new QueryException(
                    QueryErrorCode.INVALID_STATEMENT,
                    "index " + index.name() + " cannot serve this statement, as a hint asks: " + obstacle);
        }
        return target;
    }

    private @Nullable String obstacle(ReadTarget target) {
        if (request.rules().withoutIndexes().contains(target.name())) {
            return "a hint excludes it";
        }
        if (!target.isReadable()) {
            return "it is being built";
        }
        if (request.rules().mustBeConsistent() && target.isGlobalIndex()) {
            return "it is not strongly consistent, as no global index is";
        }
        List<String> sparse = target.sparseBeyond(request.conjuncts());
        if (sparse.isEmpty()) {
            return null;
        }
        return sparse.contains(target.key().partition().name())
                ? withoutKeyCondition(target)
                : "it holds only items that have \"" + sparse.get(0) + "\"";
    }

    private static String withoutKeyCondition(ReadTarget target) {
        return "no condition on partition key \"" + target.key().partition().name() + "\"";
    }

    private void passOver(ReadTarget target, String reason) {
        String kind = target.index() == null ? "KeyQuery " : "IndexQuery ";
        passedOver.add(new Candidate(kind + target.name(), reason));
    }
}

package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.parser.syntax.Position;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AccessChoice;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.AccessPathChooser;
import io.partita.planner.path.AccessRequest;
import io.partita.planner.path.AttributePaths;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.Guard;
import io.partita.planner.plan.ItemWrite.Search;
import io.partita.planner.plan.TableAccess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the items are found that an UPDATE or DELETE without a key is for: as a SELECT of their keys would find them. */
final class SearchBinder {
    private final Binding binding;
    private final Table table;
    private final BoundHints hints;
    private final Position position;

    /**
     * A binder for one statement.
     *
     * @param position where the table is named
     */
    SearchBinder(Binding binding, Table table, BoundHints hints, Position position) {
        this.binding = binding;
        this.table = table;
        this.hints = hints;
        this.position = position;
    }

    Search bind(List<Scalar> conjuncts, Guard guard, List<Assignment> assignments) {
        TableAccess access = access(choose(conjuncts, guard));
        return new Search(access, movesItems(access.path(), assignments));
    }

    private AccessChoice choose(List<Scalar> conjuncts, Guard guard) {
        List<Scalar> output = new ArrayList<>();
        table.description()
                .definition()
                .key()
                .attributes()
                .forEach(attribute -> output.add(new Scalar.Attribute(Path.of(attribute.name()))));
        guard.unchanged().forEach(attribute -> output.add(new Scalar.Attribute(Path.of(attribute))));
        AccessRequest request = new AccessRequest(
                table,
                null,
                conjuncts,
                AttributePaths.of(output),
                AttributePaths.of(List.of()),
                List.of(),
                false,
                null,
                false,
                hints.rules());
        try {
            return AccessPathChooser.choose(request, binding.literals());
        } catch (QueryException refused) {
            throw Refusals.at(refused, position, binding);
        }
    }

    private TableAccess access(AccessChoice choice) {
        return new TableAccess(
                choice.path(),
                choice.filter(),
                choice.remainder(),
                choice.projection(),
                hints.consistent(),
                choice.estimate(),
                choice.considered(),
                choice.advice(),
                hints.access());
    }

    /** Whether items that are written may move to where the index will be read only later, and be found again there. */
    private boolean movesItems(AccessPath path, List<Assignment> assignments) {
        Set<String> assigned = new HashSet<>();
        assignments.forEach(assignment -> assigned.add(assignment.path().attribute()));
        for (IndexDefinition index : table.description().definition().indexes()) {
            boolean moves =
                    index.key().attributes().stream().anyMatch(attribute -> assigned.contains(attribute.name()));
            if (moves && reads(path, index.name())) {
                return true;
            }
        }
        return false;
    }

    private static boolean reads(AccessPath path, String index) {
        if (path instanceof AccessPath.IndexQuery query) {
            return query.index().equals(index);
        } else if (path instanceof AccessPath.SegmentedScan scan) {
            return index.equals(scan.index());
        }
        return path instanceof AccessPath.FanOut fanOut
                && fanOut.branches().stream().anyMatch(branch -> reads(branch, index));
    }
}

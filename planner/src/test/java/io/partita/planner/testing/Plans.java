package io.partita.planner.testing;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Path;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Scalars;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.Estimate;
import io.partita.planner.path.KeyRange;
import io.partita.planner.plan.AccessHints;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to write plans in tests. */
public final class Plans {
    public static final AccessHints SCAN_ALLOWED = new AccessHints(ScanPolicy.ALLOW, 0, 0);

    private Plans() {}

    public static TableAccess access(AccessPath path) {
        return access(path, null, null);
    }

    public static TableAccess access(AccessPath path, @Nullable Scalar filter, @Nullable Scalar remainder) {
        return access(path, filter, remainder, AccessHints.NONE);
    }

    public static TableAccess access(
            AccessPath path, @Nullable Scalar filter, @Nullable Scalar remainder, AccessHints hints) {
        return new TableAccess(path, filter, remainder, List.of(), null, Estimate.NOTHING, List.of(), List.of(), hints);
    }

    public static TableAccess projecting(TableAccess access, String... attributes) {
        return new TableAccess(
                access.path(),
                access.filter(),
                access.remainder(),
                Arrays.stream(attributes).map(Path::of).toList(),
                access.consistent(),
                access.estimate(),
                access.considered(),
                access.advice(),
                access.hints());
    }

    public static AccessPath keyQuery(Table table, Scalar partition, KeyRange.@Nullable SortRange sort) {
        return new AccessPath.KeyQuery(table, new KeyRange(partition, sort), true);
    }

    public static KeyRange.SortRange above(Object value) {
        return new KeyRange.Compare(Comparator.GREATER, Scalars.constant(value));
    }

    /** A plan whose columns are these attributes. */
    public static Plan.Reading select(TableAccess access, String... attributes) {
        return select(new RowNode.Access(access), attributes);
    }

    public static Plan.Reading select(RowNode items, String... attributes) {
        return new Plan.Reading(project(items, attributes), columns(attributes));
    }

    public static RowNode project(RowNode items, String... attributes) {
        return new RowNode.Project(
                items, Arrays.stream(attributes).map(Scalars::attribute).toList());
    }

    public static List<ColumnDescription> columns(String... labels) {
        return Arrays.stream(labels)
                .map(label -> new ColumnDescription(label, SqlType.ANY, null, null))
                .toList();
    }
}

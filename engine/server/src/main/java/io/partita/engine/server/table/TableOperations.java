package io.partita.engine.server.table;

import io.partita.engine.api.ItemStore;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import java.util.List;

/** The operations on tables. */
public final class TableOperations {
    private TableOperations() {}

    public static List<Operation> of(ItemStore store, TableStates states, Resources resources) {
        DescriptionWriter writer = new DescriptionWriter(resources);
        Tags tags = new Tags(store, resources);
        return List.of(
                new CreateTable(states, writer, resources),
                new DescribeTable(states, writer, resources),
                new UpdateTable(store, states, writer, resources),
                new DeleteTable(states, writer, resources),
                new ListTables(states, resources),
                new TagResource(tags),
                new UntagResource(tags),
                new ListTagsOfResource(tags),
                new DescribeAbsent("TimeToLive", states, resources),
                new DescribeAbsent("ContinuousBackups", states, resources),
                new DescribeLimits(resources));
    }

    /** Those that the protocol does not know. */
    public static List<Operation> own(ItemStore store, TableStates states, Resources resources) {
        DescriptionWriter writer = new DescriptionWriter(resources);
        return List.of(
                new TruncateTable(store, states, writer, resources), new RenameTable(store, states, writer, resources));
    }
}

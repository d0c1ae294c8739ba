package io.partita.engine.remote.table;

import io.partita.engine.remote.client.Effect;
import io.partita.engine.remote.client.Nodes;
import io.partita.engine.remote.client.OtherTarget;

/**
 * Requests that only a Partita server knows. Each has the body and the answer of a request of the protocol and another
 * {@code X-Amz-Target}, so that the SDK writes, signs and reads it.
 *
 * <ul>
 *   <li>{@code Partita_20261101.TruncateTable}: {@code {"TableName": "t"}}; answers as DescribeTable does.
 *   <li>{@code Partita_20261101.RenameTable}: {@code {"SourceTableName": "t", "TargetTableName": "u"}}; answers as
 *       RestoreTableToPointInTime does, with the TableDescription of the table under its new name.
 * </ul>
 */
final class OwnOperations {
    private static final String PREFIX = "Partita_20261101.";

    private OwnOperations() {}

    static void truncate(Nodes nodes, String table) {
        nodes.call(
                Effect.WRITE,
                client -> client.describeTable(request -> request.tableName(table)
                        .overrideConfiguration(
                                call -> call.putExecutionAttribute(OtherTarget.TARGET, PREFIX + "TruncateTable"))));
    }

    static void rename(Nodes nodes, String table, String name) {
        nodes.call(
                Effect.WRITE,
                client -> client.restoreTableToPointInTime(request -> request.sourceTableName(table)
                        .targetTableName(name)
                        .overrideConfiguration(
                                call -> call.putExecutionAttribute(OtherTarget.TARGET, PREFIX + "RenameTable"))));
    }
}

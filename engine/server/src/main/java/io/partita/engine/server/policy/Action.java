package io.partita.engine.server.policy;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy can allow or deny. Some are of operations that this server does not have: policies that name them are
 * good nevertheless.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">
 * Actions, resources, and condition keys for Amazon DynamoDB</a>.
 */
public enum Action {
    ASSOCIATE_TABLE_REPLICA("AssociateTableReplica"),
    BATCH_GET_ITEM("BatchGetItem"),
    BATCH_WRITE_ITEM("BatchWriteItem"),
    CONDITION_CHECK_ITEM("ConditionCheckItem"),
    CREATE_BACKUP("CreateBackup"),
    CREATE_GLOBAL_TABLE("CreateGlobalTable"),
    CREATE_GLOBAL_TABLE_WITNESS("CreateGlobalTableWitness"),
    CREATE_TABLE("CreateTable"),
    CREATE_TABLE_REPLICA("CreateTableReplica"),
    DELETE_BACKUP("DeleteBackup"),
    DELETE_GLOBAL_TABLE_WITNESS("DeleteGlobalTableWitness"),
    DELETE_ITEM("DeleteItem"),
    DELETE_RESOURCE_POLICY("DeleteResourcePolicy"),
    DELETE_TABLE("DeleteTable"),
    DELETE_TABLE_REPLICA("DeleteTableReplica"),
    DESCRIBE_BACKUP("DescribeBackup"),
    DESCRIBE_CONTINUOUS_BACKUPS("DescribeContinuousBackups"),
    DESCRIBE_CONTRIBUTOR_INSIGHTS("DescribeContributorInsights"),
    DESCRIBE_ENDPOINTS("DescribeEndpoints"),
    DESCRIBE_EXPORT("DescribeExport"),
    DESCRIBE_GLOBAL_TABLE("DescribeGlobalTable"),
    DESCRIBE_GLOBAL_TABLE_SETTINGS("DescribeGlobalTableSettings"),
    DESCRIBE_IMPORT("DescribeImport"),
    DESCRIBE_KINESIS_STREAMING_DESTINATION("DescribeKinesisStreamingDestination"),
    DESCRIBE_LIMITS("DescribeLimits"),
    DESCRIBE_RESERVED_CAPACITY("DescribeReservedCapacity"),
    DESCRIBE_RESERVED_CAPACITY_OFFERINGS("DescribeReservedCapacityOfferings"),
    DESCRIBE_STREAM("DescribeStream"),
    DESCRIBE_TABLE("DescribeTable"),
    DESCRIBE_TABLE_REPLICA_AUTO_SCALING("DescribeTableReplicaAutoScaling"),
    DESCRIBE_TIME_TO_LIVE("DescribeTimeToLive"),
    DISABLE_KINESIS_STREAMING_DESTINATION("DisableKinesisStreamingDestination"),
    ENABLE_KINESIS_STREAMING_DESTINATION("EnableKinesisStreamingDestination"),
    EXPORT_TABLE_TO_POINT_IN_TIME("ExportTableToPointInTime"),
    GET_ABAC_STATUS("GetAbacStatus"),
    GET_ITEM("GetItem"),
    GET_RECORDS("GetRecords"),
    GET_RESOURCE_POLICY("GetResourcePolicy"),
    GET_SHARD_ITERATOR("GetShardIterator"),
    IMPORT_TABLE("ImportTable"),
    INJECT_ERROR("InjectError"),
    LIST_BACKUPS("ListBackups"),
    LIST_CONTRIBUTOR_INSIGHTS("ListContributorInsights"),
    LIST_EXPORTS("ListExports"),
    LIST_GLOBAL_TABLES("ListGlobalTables"),
    LIST_IMPORTS("ListImports"),
    LIST_STREAMS("ListStreams"),
    LIST_TABLES("ListTables"),
    LIST_TAGS_OF_RESOURCE("ListTagsOfResource"),
    PARTIQL_DELETE("PartiQLDelete"),
    PARTIQL_INSERT("PartiQLInsert"),
    PARTIQL_SELECT("PartiQLSelect"),
    PARTIQL_UPDATE("PartiQLUpdate"),
    PURCHASE_RESERVED_CAPACITY_OFFERINGS("PurchaseReservedCapacityOfferings"),
    PUT_ITEM("PutItem"),
    PUT_RESOURCE_POLICY("PutResourcePolicy"),
    QUERY("Query"),
    READ_DATA_FOR_REPLICATION("ReadDataForReplication"),
    REPLICATE_SETTINGS("ReplicateSettings"),
    RESTORE_TABLE_FROM_AWS_BACKUP("RestoreTableFromAwsBackup"),
    RESTORE_TABLE_FROM_BACKUP("RestoreTableFromBackup"),
    RESTORE_TABLE_TO_POINT_IN_TIME("RestoreTableToPointInTime"),
    SCAN("Scan"),
    START_AWS_BACKUP_JOB("StartAwsBackupJob"),
    TAG_RESOURCE("TagResource"),
    UNTAG_RESOURCE("UntagResource"),
    UPDATE_ABAC_STATUS("UpdateAbacStatus"),
    UPDATE_CONTINUOUS_BACKUPS("UpdateContinuousBackups"),
    UPDATE_CONTRIBUTOR_INSIGHTS("UpdateContributorInsights"),
    UPDATE_GLOBAL_TABLE("UpdateGlobalTable"),
    UPDATE_GLOBAL_TABLE_SETTINGS("UpdateGlobalTableSettings"),
    UPDATE_GLOBAL_TABLE_VERSION("UpdateGlobalTableVersion"),
    UPDATE_ITEM("UpdateItem"),
    UPDATE_KINESIS_STREAMING_DESTINATION("UpdateKinesisStreamingDestination"),
    UPDATE_TABLE("UpdateTable"),
    UPDATE_TABLE_REPLICA_AUTO_SCALING("UpdateTableReplicaAutoScaling"),
    UPDATE_TIME_TO_LIVE("UpdateTimeToLive"),
    WRITE_DATA_FOR_REPLICATION("WriteDataForReplication");

    private static final Map<String, Action> BY_TEXT =
            Stream.of(values()).collect(Collectors.toMap(action -> folded(action.text), Function.identity()));
    private static final Map<String, Action> BY_OPERATION =
            Stream.of(values()).collect(Collectors.toMap(action -> action.operation, Function.identity()));

    private final String operation;
    private final String text;

    Action(String operation) {
        this.operation = operation;
        this.text = "dynamodb:" + operation;
    }

    /** As policies and messages write it: {@code dynamodb:GetItem}. */
    public String text() {
        return text;
    }

    /** The action of a name with its prefix, in any case, or null if there is none. */
    public static @Nullable Action find(String text) {
        return BY_TEXT.get(folded(text));
    }

    /**
     * The action of an operation.
     *
     * @param operation without prefix, as the protocol writes it: {@code GetItem}
     * @throws IllegalArgumentException if no policy knows it
     */
    public static Action of(String operation) {
        Action action = BY_OPERATION.get(operation);
        if (action == null) {
            throw new IllegalArgumentException("policies know no action " + operation);
        }
        return action;
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}

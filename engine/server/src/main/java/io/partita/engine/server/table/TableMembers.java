package io.partita.engine.server.table;

import io.partita.engine.server.wire.Constraint;
import io.partita.engine.server.wire.ListShape;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Shapes;
import io.partita.engine.server.wire.Structure;
import java.util.List;

/**
 * The members of requests about tables, with their constraints in the order of the service.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">CreateTable</a>
 * and <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html">UpdateTable</a>.
 */
final class TableMembers {
    static final Member<String> TABLE_NAME = tableName("TableName");

    static final Member<String> ATTRIBUTE_NAME =
            Member.of("AttributeName", Shapes.TEXT).notNull();
    static final Member<String> ATTRIBUTE_TYPE =
            Member.of("AttributeType", Shapes.TEXT).notNull().with(Constraint.oneOf("B", "N", "S"));
    static final Member<List<Parameters>> ATTRIBUTE_DEFINITIONS = Member.of(
            "AttributeDefinitions",
            ListShape.of(Structure.element("AttributeDefinition", ATTRIBUTE_NAME, ATTRIBUTE_TYPE)));

    static final Member<String> KEY_ATTRIBUTE =
            Member.of("AttributeName", Shapes.TEXT).notNull();
    static final Member<String> KEY_TYPE =
            Member.of("KeyType", Shapes.TEXT).notNull().with(Constraint.oneOf("HASH", "RANGE"));
    static final Member<List<Parameters>> KEY_SCHEMA = Member.of(
                    "KeySchema", ListShape.of(Structure.element("KeySchemaElement", KEY_ATTRIBUTE, KEY_TYPE)))
            .notNull()
            .with(Constraint.minLength(1))
            .with(Constraint.maxLength(2));

    static final Member<Long> WRITE_UNITS =
            Member.of("WriteCapacityUnits", Shapes.LONG).notNull().with(Constraint.atLeast(1));
    static final Member<Long> READ_UNITS =
            Member.of("ReadCapacityUnits", Shapes.LONG).notNull().with(Constraint.atLeast(1));
    static final Member<Parameters> THROUGHPUT =
            Member.of("ProvisionedThroughput", Structure.of("ProvisionedThroughput", WRITE_UNITS, READ_UNITS));
    static final Member<String> BILLING_MODE =
            Member.of("BillingMode", Shapes.TEXT).with(Constraint.oneOf("PROVISIONED", "PAY_PER_REQUEST"));

    static final Member<String> INDEX_NAME = Member.of("IndexName", Shapes.TEXT)
            .notNull()
            .with(Constraint.NAME_CHARACTERS)
            .with(Constraint.minLength(3))
            .with(Constraint.maxLength(255));
    static final Member<String> PROJECTION_TYPE =
            Member.of("ProjectionType", Shapes.TEXT).with(Constraint.oneOf("ALL", "INCLUDE", "KEYS_ONLY"));
    static final Member<List<String>> NON_KEY_ATTRIBUTES =
            Member.of("NonKeyAttributes", ListShape.of(Shapes.TEXT)).with(Constraint.minLength(1));
    static final Member<Parameters> PROJECTION = Member.of(
                    "Projection", Structure.of("Projection", PROJECTION_TYPE, NON_KEY_ATTRIBUTES))
            .notNull();

    static final Member<List<Parameters>> LOCAL_INDEXES = Member.of(
            "LocalSecondaryIndexes",
            ListShape.of(Structure.element("LocalSecondaryIndex", INDEX_NAME, KEY_SCHEMA, PROJECTION)));
    static final Member<List<Parameters>> GLOBAL_INDEXES = Member.of(
            "GlobalSecondaryIndexes",
            ListShape.of(Structure.element("GlobalSecondaryIndex", INDEX_NAME, KEY_SCHEMA, PROJECTION, THROUGHPUT)));

    static final Member<Parameters> CREATE_INDEX = Member.of(
            "Create", Structure.of("CreateGlobalSecondaryIndexAction", PROJECTION, INDEX_NAME, THROUGHPUT, KEY_SCHEMA));
    static final Member<Parameters> UPDATE_INDEX =
            Member.of("Update", Structure.of("UpdateGlobalSecondaryIndexAction", INDEX_NAME, THROUGHPUT));
    static final Member<Parameters> DELETE_INDEX =
            Member.of("Delete", Structure.of("DeleteGlobalSecondaryIndexAction", INDEX_NAME));
    static final Member<List<Parameters>> INDEX_UPDATES = Member.of(
            "GlobalSecondaryIndexUpdates",
            ListShape.of(Structure.element("GlobalSecondaryIndexUpdate", UPDATE_INDEX, CREATE_INDEX, DELETE_INDEX)));

    static final Member<Boolean> DELETION_PROTECTED = Member.of("DeletionProtectionEnabled", Shapes.FLAG);
    static final Member<String> TABLE_CLASS =
            Member.of("TableClass", Shapes.TEXT).with(Constraint.oneOf("STANDARD", "STANDARD_INFREQUENT_ACCESS"));

    static final Member<Boolean> STREAM_ENABLED =
            Member.of("StreamEnabled", Shapes.FLAG).notNull();
    static final Member<String> STREAM_VIEW = Member.of("StreamViewType", Shapes.TEXT)
            .with(Constraint.oneOf("NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"));
    static final Member<Parameters> STREAM =
            Member.of("StreamSpecification", Structure.of("StreamSpecification", STREAM_ENABLED, STREAM_VIEW));

    static final Member<Boolean> ENCRYPTION_ENABLED = Member.of("Enabled", Shapes.FLAG);
    static final Member<Parameters> ENCRYPTION =
            Member.of("SSESpecification", Structure.of("SSESpecification", ENCRYPTION_ENABLED));

    static final Member<String> TAG_KEY = Member.of("Key", Shapes.TEXT)
            .notNull()
            .with(Constraint.minLength(1))
            .with(Constraint.maxLength(128));
    static final Member<String> TAG_VALUE =
            Member.of("Value", Shapes.TEXT).notNull().with(Constraint.maxLength(256));
    static final Member<List<Parameters>> TAGS =
            Member.of("Tags", ListShape.of(Structure.element("Tag", TAG_KEY, TAG_VALUE)));

    private TableMembers() {}

    /** The name of a table, whose length is looked at before anything else. */
    static Member<String> tableName(String member) {
        return Member.of(member, Shapes.TEXT)
                .required()
                .first(new Constraint<>(
                        name -> name.length() >= 3 && name.length() <= 255,
                        "TableName must be at least 3 characters long and at most 255 characters long"))
                .with(Constraint.NAME_CHARACTERS);
    }
}

package io.partita.engine.server.item;

import io.partita.engine.server.wire.Attribute;
import io.partita.engine.server.wire.AttributeShape;
import io.partita.engine.server.wire.Attributes;
import io.partita.engine.server.wire.AttributesShape;
import io.partita.engine.server.wire.Constraint;
import io.partita.engine.server.wire.ListShape;
import io.partita.engine.server.wire.MapShape;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Shapes;
import io.partita.engine.server.wire.Structure;
import java.util.List;
import java.util.Map;

/**
 * The members that requests about items have in common, with their constraints.
 *
 * <p>Source: the API reference, for instance <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query</a>.
 */
final class ItemMembers {
    static final Member<String> TABLE_NAME = Member.of("TableName", Shapes.TEXT)
            .notNull()
            .with(Constraint.NAME_CHARACTERS)
            .with(Constraint.minLength(3))
            .with(Constraint.maxLength(255));
    static final Member<String> INDEX_NAME = Member.of("IndexName", Shapes.TEXT)
            .with(Constraint.NAME_CHARACTERS)
            .with(Constraint.minLength(3))
            .with(Constraint.maxLength(255));

    static final Member<String> RETURN_CONSUMED_CAPACITY =
            Member.of("ReturnConsumedCapacity", Shapes.TEXT).with(Constraint.oneOf("INDEXES", "TOTAL", "NONE"));
    static final Member<String> RETURN_COLLECTION_METRICS =
            Member.of("ReturnItemCollectionMetrics", Shapes.TEXT).with(Constraint.oneOf("SIZE", "NONE"));
    static final Member<String> RETURN_VALUES = Member.of("ReturnValues", Shapes.TEXT)
            .with(Constraint.oneOf("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"));
    static final Member<String> RETURN_ON_FAILURE =
            Member.of("ReturnValuesOnConditionCheckFailure", Shapes.TEXT).with(Constraint.oneOf("ALL_OLD", "NONE"));

    static final Member<Attributes> KEY =
            Member.of("Key", AttributesShape.MEMBER).notNull();
    static final Member<Attributes> ITEM =
            Member.of("Item", AttributesShape.MEMBER).notNull();
    static final Member<Boolean> CONSISTENT = Member.of("ConsistentRead", Shapes.FLAG);

    static final Member<String> CONDITION = Member.of("ConditionExpression", Shapes.TEXT);
    static final Member<String> UPDATE = Member.of("UpdateExpression", Shapes.TEXT);
    static final Member<String> PROJECTION = Member.of("ProjectionExpression", Shapes.TEXT);
    static final Member<String> FILTER = Member.of("FilterExpression", Shapes.TEXT);
    static final Member<String> KEY_CONDITION = Member.of("KeyConditionExpression", Shapes.TEXT);
    static final Member<Map<String, String>> NAMES =
            Member.of("ExpressionAttributeNames", MapShape.of("java.lang.String", Shapes.TEXT));
    static final Member<Attributes> VALUES = Member.of("ExpressionAttributeValues", AttributesShape.MEMBER);

    static final Member<List<String>> ATTRIBUTES_TO_GET = Member.of("AttributesToGet", ListShape.of(Shapes.TEXT))
            .with(Constraint.minLength(1))
            .with(Constraint.maxLength(255));
    static final Member<String> CONDITIONAL_OPERATOR =
            Member.of("ConditionalOperator", Shapes.TEXT).with(Constraint.oneOf("OR", "AND"));

    private static final Constraint<String> COMPARISONS = Constraint.oneOf(
            "IN",
            "NULL",
            "BETWEEN",
            "LT",
            "NOT_CONTAINS",
            "EQ",
            "GT",
            "NOT_NULL",
            "NE",
            "LE",
            "BEGINS_WITH",
            "GE",
            "CONTAINS");
    static final Member<List<Attribute>> ATTRIBUTE_VALUE_LIST =
            Member.of("AttributeValueList", ListShape.of(AttributeShape.ELEMENT));
    static final Member<String> COMPARISON_OPERATOR =
            Member.of("ComparisonOperator", Shapes.TEXT).with(COMPARISONS);
    static final Member<String> REQUIRED_COMPARISON_OPERATOR =
            Member.of("ComparisonOperator", Shapes.TEXT).notNull().with(COMPARISONS);
    static final Member<Boolean> EXISTS = Member.of("Exists", Shapes.FLAG);
    static final Member<Attribute> VALUE = Member.of("Value", AttributeShape.MEMBER);
    static final Member<String> ACTION = Member.of("Action", Shapes.TEXT);

    static final Member<Map<String, Parameters>> EXPECTED = map(
            "Expected",
            Structure.element("ExpectedAttributeValue", ATTRIBUTE_VALUE_LIST, COMPARISON_OPERATOR, EXISTS, VALUE),
            "ExpectedAttributeValue");
    static final Member<Map<String, Parameters>> ATTRIBUTE_UPDATES =
            map("AttributeUpdates", Structure.element("AttributeValueUpdate", ACTION, VALUE), "AttributeValueUpdate");

    private static final Structure CONDITIONS =
            Structure.element("Condition", ATTRIBUTE_VALUE_LIST, REQUIRED_COMPARISON_OPERATOR);
    static final Member<Map<String, Parameters>> KEY_CONDITIONS = map("KeyConditions", CONDITIONS, "Condition");
    static final Member<Map<String, Parameters>> QUERY_FILTER = map("QueryFilter", CONDITIONS, "Condition");
    static final Member<Map<String, Parameters>> SCAN_FILTER = map("ScanFilter", CONDITIONS, "Condition");

    static final Member<String> SELECT = Member.of("Select", Shapes.TEXT)
            .with(Constraint.oneOf("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"));
    static final Member<Long> LIMIT = Member.of("Limit", Shapes.INTEGER).with(Constraint.atLeast(1));
    static final Member<Attributes> START_KEY = Member.of("ExclusiveStartKey", AttributesShape.MEMBER);
    static final Member<Boolean> FORWARD = Member.of("ScanIndexForward", Shapes.FLAG);
    static final Member<Long> SEGMENT = Member.of("Segment", Shapes.INTEGER).with(Constraint.atLeast(0));
    static final Member<Long> TOTAL_SEGMENTS = Member.of("TotalSegments", Shapes.INTEGER)
            .with(Constraint.atLeast(1))
            .with(Constraint.atMost(1_000_000));

    private ItemMembers() {}

    /** What a batch asks of each table, by its name. */
    static <T> Member<Map<String, T>> requestItems(MapShape<T> shape) {
        return Member.of("RequestItems", shape)
                .notNull()
                .with(Constraint.minLength(1))
                .with(Constraint.keys(
                        List.of(Constraint.maxLength(255), Constraint.minLength(3), Constraint.NAME_CHARACTERS)));
    }

    private static Member<Map<String, Parameters>> map(String name, Structure entry, String type) {
        return Member.of(name, MapShape.of("com.amazonaws.dynamodb.v20120810." + type, entry));
    }
}

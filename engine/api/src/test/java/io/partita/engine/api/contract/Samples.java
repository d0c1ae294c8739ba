package io.partita.engine.api.contract;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short ways to say what tests say often. */
public final class Samples {
    /** A partition key {@code pk} (S) and a sort key {@code sk} (N). */
    public static final KeySchema PK_SK =
            new KeySchema(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", AttributeType.N));

    /** A partition key {@code pk} (S) and no sort key. */
    public static final KeySchema PK = new KeySchema(new KeyAttribute("pk", AttributeType.S), null);

    private Samples() {}

    /** A value of what Java has for it: String, Integer, Long, BigDecimal, Boolean, byte[], List, Map, or itself. */
    public static AttributeValue value(Object value) {
        if (value instanceof AttributeValue already) {
            return already;
        } else if (value instanceof String text) {
            return AttributeValue.of(text);
        } else if (value instanceof BigDecimal number) {
            return AttributeValue.of(number);
        } else if (value instanceof Number number) {
            return AttributeValue.of(number.longValue());
        } else if (value instanceof Boolean bool) {
            return AttributeValue.of(bool);
        } else if (value instanceof byte[] bytes) {
            return AttributeValue.of(bytes);
        } else if (value instanceof List<?> list) {
            return AttributeValue.of(list.stream().map(Samples::value).toList());
        } else if (value instanceof Map<?, ?> map) {
            Map<String, AttributeValue> entries = new LinkedHashMap<>();
            map.forEach((name, entry) -> entries.put((String) name, value(entry)));
            return AttributeValue.of(entries);
        }
        throw new IllegalArgumentException("no attribute value for " + value.getClass());
    }

    /** An item of names and values in turn. */
    public static Item item(Object... namesAndValues) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return Item.of(attributes);
    }

    public static PrimaryKey key(Object partition) {
        return PrimaryKey.of(value(partition));
    }

    public static PrimaryKey key(Object partition, Object sort) {
        return new PrimaryKey(value(partition), value(sort));
    }

    /** A path written as {@code a.b[1]}. */
    public static Path path(String text) {
        String[] parts = text.replace("[", ".[").split("\\.", -1);
        List<Path.Step> steps = Arrays.stream(parts).skip(1).map(Samples::step).toList();
        return new Path(parts[0], steps);
    }

    private static Path.Step step(String text) {
        return text.startsWith("[")
                ? new Path.Index(Integer.parseInt(text.substring(1, text.length() - 1)))
                : new Path.Name(text);
    }

    public static Projection projection(String... paths) {
        return Projection.of(Arrays.stream(paths).map(Samples::path).toList());
    }

    public static Condition compare(String path, Condition.Comparator comparator, Object value) {
        return new Condition.Comparison(comparator, path(path), Operand.of(value(value)));
    }

    public static Condition equal(String path, Object value) {
        return compare(path, Condition.Comparator.EQUAL, value);
    }

    /** Text of so many ASCII characters, which are as many bytes. */
    public static String text(int length) {
        return "x".repeat(length);
    }

    public static IndexDefinition local(String name, String sort, AttributeType type, IndexProjection projection) {
        KeySchema key = new KeySchema(PK_SK.partition(), new KeyAttribute(sort, type));
        return new IndexDefinition(name, IndexDefinition.Scope.LOCAL, key, projection);
    }

    /** A global index on two attributes, a string and a number. */
    public static IndexDefinition global(String name, String partition, String sort, IndexProjection projection) {
        KeySchema key =
                new KeySchema(new KeyAttribute(partition, AttributeType.S), new KeyAttribute(sort, AttributeType.N));
        return new IndexDefinition(name, IndexDefinition.Scope.GLOBAL, key, projection);
    }

    /** A global index on one string attribute. */
    public static IndexDefinition global(String name, String partition, IndexProjection projection) {
        KeySchema key = new KeySchema(new KeyAttribute(partition, AttributeType.S), null);
        return new IndexDefinition(name, IndexDefinition.Scope.GLOBAL, key, projection);
    }
}

package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableSettings;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.cluster.metadata.NodeRegistration;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Random records of any type, made of what their components are declared to be; of a sealed interface, anything that it
 * permits. What is added to these types later is made here without anybody thinking of it.
 */
final class RandomRecords {
    private static final int MAX_DEPTH = 5;

    private final Random random;
    private final RandomValues values;
    private final Map<Class<?>, Supplier<?>> simple = new HashMap<>();
    private final Set<Class<?>> made = new HashSet<>();

    RandomRecords(long seed) {
        random = new Random(seed);
        values = new RandomValues(random);
        simple.put(boolean.class, random::nextBoolean);
        simple.put(int.class, () -> random.nextInt() >> random.nextInt(32));
        simple.put(Integer.class, () -> random.nextInt() >> random.nextInt(32));
        simple.put(long.class, this::number);
        simple.put(Long.class, this::number);
        simple.put(String.class, values::text);
        simple.put(byte[].class, values::bytes);
        simple.put(AttributeValue.class, values::value);
        simple.put(Item.class, values::item);
        simple.put(Instant.class, () -> Instant.ofEpochSecond(number() >> 30, random.nextInt(1_000_000_000)));
        simple.put(TableSettings.class, this::settings);
        simple.put(Keyspace.class, this::keyspace);
        simple.put(StoreException.class, this::refusal);
        simple.put(Table.class, this::table);
        simple.put(NodeRegistration.class, this::registration);
    }

    private long number() {
        return random.nextLong() >> random.nextInt(64);
    }

    /** What was provisioned for indexes is empty if nothing was for the table. */
    private TableSettings settings() {
        TableSettings.Throughput throughput = next(TableSettings.Throughput.class);
        return random.nextBoolean()
                ? new TableSettings(null, Map.of(), random.nextBoolean(), random.nextBoolean())
                : new TableSettings(throughput, Map.of(values.text(), throughput), random.nextBoolean(), false);
    }

    private Keyspace keyspace() {
        KeySchema key = next(KeySchema.class);
        return random.nextBoolean()
                ? Keyspace.ofTable(next(int.class), key)
                : Keyspace.ofIndex(next(Space.class), next(int.class), key, next(KeySchema.class));
    }

    private NodeRegistration registration() {
        String address = "host" + random.nextInt(5) + ":" + (1 + random.nextInt(65_535));
        return new NodeRegistration(
                "n" + random.nextInt(5),
                "z",
                address,
                address,
                Set.of(next(NodeRegistration.Role.class)),
                "d",
                random.nextBoolean() ? address : null);
    }

    private Table table() {
        TableDefinition definition = random.nextBoolean()
                ? next(TableDefinition.class)
                : TableDefinition.of(values.text(), next(KeySchema.class));
        Placement placement = next(Placement.class);
        int count = 1 + random.nextInt(4);
        Catalog catalog = Catalog.EMPTY
                .withTable(TableDefinition.of("other", next(KeySchema.class)), Instant.EPOCH, count, placement)
                .withTable(definition, next(Instant.class), count, placement);
        return Objects.requireNonNull(catalog.table(definition.name()));
    }

    private StoreException refusal() {
        return random.nextInt(3) == 0
                ? StoreException.conditionFailed(random.nextBoolean() ? null : values.item())
                : new StoreException(next(ErrorCode.class), values.text());
    }

    <T> Answer<T> answer(Supplier<T> value) {
        return random.nextInt(4) == 0 ? new Answer.Refused<>(refusal()) : new Answer.Given<>(value.get());
    }

    Random random() {
        return random;
    }

    /** All classes of which there has been one. */
    Set<Class<?>> made() {
        return made;
    }

    @SuppressWarnings("unchecked") // a primitive type does not cast to its box
    <T> T next(Class<T> type) {
        return (T) any(type, 0);
    }

    private Object any(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            return collection((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), depth);
        }
        Class<?> raw = (Class<?>) type;
        Supplier<?> supplier = simple.get(raw);
        if (supplier != null) {
            return supplier.get();
        } else if (raw.isSealed()) {
            return any(oneOf(choices(raw, depth)), depth);
        } else if (raw.isEnum()) {
            made.add(raw);
            return oneOf(Arrays.asList(raw.getEnumConstants()));
        } else if (raw.isRecord()) {
            made.add(raw);
            return made(raw, depth);
        }
        throw new IllegalStateException("nobody knows how to make a " + type);
    }

    private Object collection(Class<?> raw, Type[] of, int depth) {
        int size = random.nextInt(depth > 2 ? 3 : 4);
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(any(of[0], depth + 1));
        }
        if (raw == List.class) {
            return elements;
        } else if (raw == Set.class) {
            return new LinkedHashSet<>(elements);
        } else if (raw == Map.class) {
            Map<Object, Object> entries = new HashMap<>();
            elements.forEach(key -> entries.put(key, any(of[1], depth + 1)));
            return entries;
        }
        throw new IllegalStateException("nobody knows how to make a " + raw);
    }

    /** At the bottom, only what does not contain its own kind again. */
    private static List<Class<?>> choices(Class<?> sealed, int depth) {
        List<Class<?>> choices = new ArrayList<>(SealedTypes.permitted(sealed));
        if (depth >= MAX_DEPTH) {
            choices.removeIf(choice -> contains(choice, sealed));
        }
        return choices;
    }

    private static boolean contains(Class<?> choice, Class<?> sealed) {
        return choice.isRecord()
                && Arrays.stream(choice.getRecordComponents())
                        .anyMatch(component ->
                                component.getGenericType().getTypeName().contains(sealed.getName()));
    }

    /** What a constructor refuses is made once more. */
    private Object made(Class<?> type, int depth) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            Object record = attempt(type, depth);
            if (record != null) {
                return record;
            }
        }
        throw new IllegalStateException("the constructor refuses every " + type);
    }

    private @Nullable Object attempt(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean absent =
                    components[i].getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0;
            arguments[i] = absent ? null : any(components[i].getGenericType(), depth + 1);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return null;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

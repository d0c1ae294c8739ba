package io.partita.planner.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiled statements, by their exact text and by their shape, for the options that a plan depends on. Bounded by the
 * length of the texts. Safe to share between threads.
 *
 * <p>A plan that depends on some of its literals is found by the shape and the texts of those. Which they are is known
 * once a statement of the shape was compiled, and grows if another one depends on more.
 */
final class PlanCache {
    private static final long MOST_CHARACTERS = 16 << 20;
    private static final int ENTRY_CHARACTERS = 500;

    private final Cache<TextKey, Entry> byText = bounded();
    private final Cache<TextKey, BitSet> pinsOfShape = bounded();
    private final Cache<ShapeKey, Entry> byShape = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((ShapeKey key, Entry entry) -> key.shape().text().length() + ENTRY_CHARACTERS)
            .executor(Runnable::run)
            .build();

    private static <V> Cache<TextKey, V> bounded() {
        return Caffeine.newBuilder()
                .maximumWeight(MOST_CHARACTERS)
                .weigher((TextKey key, V value) -> key.text().length() + ENTRY_CHARACTERS)
                .executor(Runnable::run)
                .build();
    }

    private record TextKey(String text, Manner manner, boolean consistentReads) {
        static TextKey of(String text, SessionOptions options) {
            return new TextKey(text, options.manner(), options.consistentReads());
        }
    }

    private record ShapeKey(TextKey shape, List<String> pinned) {}

    /**
     * A statement.
     *
     * @param slots which literals of the shape fill the slots behind the parameters
     * @param version of the catalog that it was compiled for
     */
    private record Entry(CompiledStatement statement, List<Integer> slots, long version) {}

    /** The statement of this text, if it was compiled for this version of the catalog. */
    @Nullable
    CompiledStatement find(String text, SessionOptions options, long version) {
        Entry entry = byText.getIfPresent(TextKey.of(text, options));
        return entry == null || entry.version() != version ? null : entry.statement();
    }

    void put(String text, SessionOptions options, long version, CompiledStatement statement) {
        byText.put(TextKey.of(text, options), new Entry(statement, List.of(), version));
    }

    /** The statement of this shape, with the literals of this text. */
    @Nullable
    CompiledStatement find(Shape shape, SessionOptions options, long version) {
        TextKey key = TextKey.of(shape.text(), options);
        BitSet pins = pinsOfShape.getIfPresent(key);
        if (pins == null) {
            return null;
        }
        Entry entry = byShape.getIfPresent(new ShapeKey(key, pinned(shape, pins)));
        if (entry == null || entry.version() != version) {
            return null;
        }
        return with(entry.statement(), shape, entry.slots());
    }

    /** Keeps the plan of a statement that was compiled with lifted literals, and fills its slots for this text. */
    CompiledStatement put(
            Shape shape, SessionOptions options, long version, CompiledStatement statement, LiftedLiterals literals) {
        TextKey key = TextKey.of(shape.text(), options);
        BitSet pins = literals.pinned();
        BitSet known = pinsOfShape.getIfPresent(key);
        if (known != null) {
            pins.or(known);
        }
        pinsOfShape.put(key, pins);
        List<Integer> slots = literals.slots();
        byShape.put(new ShapeKey(key, pinned(shape, pins)), new Entry(statement, slots, version));
        return with(statement, shape, slots);
    }

    private static List<String> pinned(Shape shape, BitSet pins) {
        if (pins.isEmpty()) {
            return List.of();
        }
        List<String> pinned = new ArrayList<>(pins.cardinality());
        for (int i = pins.nextSetBit(0); i >= 0; i = pins.nextSetBit(i + 1)) {
            pinned.add(shape.literals().get(i).source());
        }
        return pinned;
    }

    private static CompiledStatement with(CompiledStatement statement, Shape shape, List<Integer> slots) {
        List<AttributeValue> values = new ArrayList<>(slots.size());
        for (int slot : slots) {
            values.add(shape.literals().get(slot).value());
        }
        return new CompiledStatement(statement.plan(), statement.parameters(), values);
    }
}

package io.partita.planner.tuples;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Spread;
import io.partita.planner.expression.Tuple;
import io.partita.planner.plan.RowNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For each element of a row's collection the row, the element, and its place: the number of a list's element from 0,
 * the name of a map's, and NULL in a set, which has no order. What is no collection has no elements.
 */
public final class UnnestedTuples implements ItemCursor {
    private final ItemCursor input;
    private final RowNode.Unnest unnest;
    private final Arguments arguments;
    private Tuple row = new Tuple();
    private Iterator<Element> elements = Collections.emptyIterator();

    public UnnestedTuples(ItemCursor input, RowNode.Unnest unnest, Arguments arguments) {
        this.input = input;
        this.unnest = unnest;
        this.arguments = arguments;
    }

    private record Element(AttributeValue value, AttributeValue place) {
        static final Element NONE = new Element(NullValue.NULL, NullValue.NULL);
    }

    @Override
    public @Nullable Item next() {
        while (!elements.hasNext()) {
            Item next = input.next();
            if (next == null) {
                return null;
            }
            row = (Tuple) next;
            elements = elements(unnest.collection().evaluate(row, arguments));
            if (unnest.outer() && !elements.hasNext()) {
                return with(Element.NONE);
            }
        }
        return with(elements.next());
    }

    private Tuple with(Element element) {
        int width = unnest.width();
        @Nullable AttributeValue[] values = Arrays.copyOf(row.values(), width + 2);
        values[width] = element.value();
        values[width + 1] = element.place();
        return new Tuple(values);
    }

    private static Iterator<Element> elements(@Nullable AttributeValue collection) {
        if (collection instanceof ListValue list) {
            return numbered(list.elements());
        } else if (collection instanceof MapValue map) {
            return map.entries().entrySet().stream().map(UnnestedTuples::named).iterator();
        } else if (isSet(collection)) {
            return Spread.elements(collection).stream()
                    .map(value -> new Element(value, NullValue.NULL))
                    .iterator();
        }
        return Collections.emptyIterator();
    }

    private static boolean isSet(@Nullable AttributeValue value) {
        return value != null
                && switch (value.type()) {
                    case SS, NS, BS -> true;
                    default -> false;
                };
    }

    private static Element named(Map.Entry<String, AttributeValue> entry) {
        return new Element(entry.getValue(), AttributeValue.of(entry.getKey()));
    }

    private static Iterator<Element> numbered(List<AttributeValue> list) {
        return new Iterator<>() {
            private final Iterator<AttributeValue> values = list.iterator();
            private long place;

            @Override
            public boolean hasNext() {
                return values.hasNext();
            }

            @Override
            public Element next() {
                return new Element(values.next(), AttributeValue.of(place++));
            }
        };
    }

    @Override
    public boolean isReady() {
        return elements.hasNext() || input.isReady();
    }

    @Override
    public void close() {
        input.close();
    }
}

package io.partita.parser;

import io.partita.parser.syntax.Position;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A tree without its positions, as nested lists that can be compared and read: a record is its name and its
 * components. Knows nothing of the particular records.
 */
final class Shape {
    private Shape() {}

    static Object of(Object node) {
        if (node instanceof Record record) {
            List<Object> shape = new ArrayList<>();
            shape.add(record.getClass().getSimpleName());
            forEachComponent(record, component -> {
                if (!(component instanceof Position)) {
                    shape.add(of(component));
                }
            });
            return shape;
        }
        if (node instanceof Optional<?> optional) {
            return optional.map(Shape::of).map(Optional::of).orElse(Optional.empty());
        }
        return node instanceof List<?> list ? list.stream().map(Shape::of).toList() : node;
    }

    /** Calls back for a record and for all records inside it, the outer ones first, in the order of the components. */
    static void forEachRecord(Object node, Consumer<Record> action) {
        if (node instanceof Record record) {
            action.accept(record);
            forEachComponent(record, component -> forEachRecord(component, action));
        } else if (node instanceof Optional<?> optional) {
            optional.ifPresent(value -> forEachRecord(value, action));
        } else if (node instanceof List<?> list) {
            list.forEach(element -> forEachRecord(element, action));
        }
    }

    private static void forEachComponent(Record record, Consumer<Object> action) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                action.accept(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("the components of public records can be read", e);
            }
        }
    }
}

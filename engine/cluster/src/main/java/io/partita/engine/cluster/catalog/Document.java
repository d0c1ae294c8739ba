package io.partita.engine.cluster.catalog;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stored map whose entries must be there and of the right type; IllegalArgumentException says which is not. */
public record Document(Map<String, AttributeValue> entries) {

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public String text(String name) {
        if (entries.get(name) instanceof StringValue string) {
            return string.value();
        }
        throw missing(name);
    }

    public long number(String name) {
        if (entries.get(name) instanceof NumberValue number) {
            return number.value().longValueExact();
        }
        throw missing(name);
    }

    public int integer(String name) {
        return Math.toIntExact(number(name));
    }

    public boolean flag(String name) {
        if (entries.get(name) instanceof BooleanValue flag) {
            return flag.value();
        }
        throw missing(name);
    }

    public Document document(String name) {
        return of(entries.get(name), name);
    }

    public List<AttributeValue> list(String name) {
        if (entries.get(name) instanceof ListValue list) {
            return list.elements();
        }
        throw missing(name);
    }

    public List<Document> documents(String name) {
        return list(name).stream().map(element -> of(element, name)).toList();
    }

    private static Document of(@Nullable AttributeValue value, String name) {
        if (value instanceof MapValue map) {
            return new Document(map.entries());
        }
        throw missing(name);
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("\"" + name + "\" is missing or of the wrong type");
    }
}

package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.partita.engine.api.item.AttributeValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Attribute values by name: an item, a key, the values of expressions. */
public final class AttributesShape implements Shape<Attributes> {
    /** A member of a structure. */
    public static final AttributesShape MEMBER = new AttributesShape(Beginning.OF_MEMBER);

    /** An element of a list. */
    public static final AttributesShape ELEMENT = new AttributesShape(ListShape.genericRefusal());

    static final String TYPE = MapShape.typeOf(AttributeShape.TYPE);

    private final String refusal;

    private AttributesShape(String refusal) {
        this.refusal = refusal;
    }

    @Override
    public Attributes read(JsonParser json) throws IOException {
        Beginning.ofObject(json, TYPE, refusal);
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        String faultyName = null;
        String fault = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            AttributeReader reader = new AttributeReader(json);
            values.put(name, reader.element());
            if (fault == null && reader.fault() != null) {
                fault = reader.fault();
                faultyName = name;
            }
        }
        return new Attributes(values, faultyName, fault);
    }
}

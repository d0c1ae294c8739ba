package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** One attribute value. */
public final class AttributeShape implements Shape<Attribute> {
    static final String TYPE = "com.amazonaws.dynamodb.v20120810.AttributeValue";

    /** A member of a structure. */
    public static final AttributeShape MEMBER = new AttributeShape(false);

    /** An element of a list. */
    public static final AttributeShape ELEMENT = new AttributeShape(true);

    private final boolean element;

    private AttributeShape(boolean element) {
        this.element = element;
    }

    @Override
    public Attribute read(JsonParser json) throws IOException {
        AttributeReader reader = new AttributeReader(json);
        return new Attribute(element ? reader.element() : reader.member(), reader.fault());
    }
}

package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list of values of one shape; a null among them is skipped. */
public final class ListShape<T> implements Shape<List<T>> {
    /** What the service answers where its own type is a generic one, which is not our text to improve. */
    private static final String GENERIC_REFUSAL = "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl"
            + " cannot be cast to class java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and"
            + " java.lang.Class are in module java.base of loader 'bootstrap')";

    private final Shape<T> element;
    private final String refusal;

    private ListShape(Shape<T> element, String refusal) {
        this.element = element;
        this.refusal = refusal;
    }

    public static <T> ListShape<T> of(Shape<T> element) {
        return new ListShape<>(element, Beginning.OF_MEMBER);
    }

    /** A list that is itself the value of a map's entry. */
    public static <T> ListShape<T> asEntry(Shape<T> element) {
        return new ListShape<>(element, GENERIC_REFUSAL);
    }

    static String genericRefusal() {
        return GENERIC_REFUSAL;
    }

    @Override
    public List<T> read(JsonParser json) throws IOException {
        Beginning.ofList(json, refusal);
        List<T> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            T value = json.currentToken() == JsonToken.VALUE_NULL ? null : element.read(json);
            if (value != null) {
                elements.add(value);
            }
        }
        return elements;
    }

    @Override
    public void check(List<T> elements, Location location, Violations violations) {
        for (int i = 0; i < elements.size() && !violations.isFull(); i++) {
            element.check(elements.get(i), location.element(i), violations);
        }
    }
}

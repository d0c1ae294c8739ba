package io.partita.engine.remote.value;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** From the values of the SDK to those of the engine. Bytes are not copied: nobody changes what was received. */
public final class EngineValues {
    private EngineValues() {}

    /**
     * An item that was received.
     *
     * @throws StoreException INTERNAL if a value is of no known type, or is a number that breaks the data model
     */
    public static Item item(Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> wire) {
        return Item.of(entries(wire));
    }

    public static List<Item> items(
            List<Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>> wire) {
        List<Item> items = new ArrayList<>(wire.size());
        wire.forEach(attributes -> items.add(item(attributes)));
        return items;
    }

    private static Map<String, AttributeValue> entries(
            Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> wire) {
        Map<String, AttributeValue> entries = new LinkedHashMap<>(wire.size() * 2);
        wire.forEach((name, value) -> entries.put(name, of(value)));
        return entries;
    }

    /**
     * A value that was received.
     *
     * @throws StoreException INTERNAL if it is of no known type, or is a number that breaks the data model
     */
    public static AttributeValue of(software.amazon.awssdk.services.dynamodb.model.AttributeValue wire) {
        return switch (wire.type()) {
            case S -> AttributeValue.of(wire.s());
            case N -> AttributeValue.of(number(wire.n()));
            case B -> binary(wire.b());
            case BOOL -> AttributeValue.of(wire.bool().booleanValue());
            case NUL -> AttributeValue.nullValue();
            case M -> AttributeValue.of(entries(wire.m()));
            case L -> AttributeValue.of(list(wire.l()));
            case SS -> StringSetValue.of(wire.ss());
            case NS ->
                NumberSetValue.of(wire.ns().stream().map(EngineValues::number).toList());
            case BS ->
                BinarySetValue.of(wire.bs().stream().map(EngineValues::binary).toList());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new StoreException(
                        ErrorCode.INTERNAL, "the endpoint sent a value that is of none of the ten types: " + wire);
        };
    }

    private static List<AttributeValue> list(List<software.amazon.awssdk.services.dynamodb.model.AttributeValue> wire) {
        List<AttributeValue> elements = new ArrayList<>(wire.size());
        wire.forEach(element -> elements.add(of(element)));
        return elements;
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException malformed) {
            throw new StoreException(ErrorCode.INTERNAL, "the endpoint sent a number that is none: " + text, malformed);
        }
    }

    private static BinaryValue binary(SdkBytes bytes) {
        return new BinaryValue(bytes.asByteArrayUnsafe());
    }
}

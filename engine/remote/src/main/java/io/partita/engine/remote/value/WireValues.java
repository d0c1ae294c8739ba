package io.partita.engine.remote.value;

import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From the values of the engine to those of the SDK. Bytes are not copied: neither side changes them. */
public final class WireValues {
    private static final AttributeValue TRUE = AttributeValue.fromBool(true);
    private static final AttributeValue FALSE = AttributeValue.fromBool(false);
    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private WireValues() {}

    public static Map<String, AttributeValue> of(Item item) {
        return of(item.attributes());
    }

    public static AttributeValue of(io.partita.engine.api.item.AttributeValue value) {
        return switch (value.type()) {
            case S -> AttributeValue.fromS(((StringValue) value).value());
            case N -> AttributeValue.fromN(((NumberValue) value).text());
            case B -> AttributeValue.fromB(bytes((BinaryValue) value));
            case BOOL -> ((BooleanValue) value).value() ? TRUE : FALSE;
            case NULL -> NULL;
            case M -> AttributeValue.fromM(of(((MapValue) value).entries()));
            case L -> AttributeValue.fromL(list(((ListValue) value).elements()));
            case SS -> AttributeValue.fromSs(List.copyOf(((StringSetValue) value).elements()));
            case NS -> AttributeValue.fromNs(texts(((NumberSetValue) value).elements()));
            case BS ->
                AttributeValue.fromBs(((BinarySetValue) value)
                        .elements().stream().map(WireValues::bytes).toList());
        };
    }

    private static Map<String, AttributeValue> of(Map<String, io.partita.engine.api.item.AttributeValue> entries) {
        Map<String, AttributeValue> wire = new LinkedHashMap<>(entries.size() * 2);
        entries.forEach((name, value) -> wire.put(name, of(value)));
        return wire;
    }

    private static List<AttributeValue> list(List<io.partita.engine.api.item.AttributeValue> elements) {
        List<AttributeValue> wire = new ArrayList<>(elements.size());
        elements.forEach(element -> wire.add(of(element)));
        return wire;
    }

    private static List<String> texts(Collection<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::toPlainString).toList();
    }

    private static SdkBytes bytes(BinaryValue value) {
        return SdkBytes.fromByteArrayUnsafe(value.bytes());
    }
}

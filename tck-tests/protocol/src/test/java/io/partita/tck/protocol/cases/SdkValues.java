package io.partita.tck.protocol.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** The SDK's own objects from JSON and back, by what they say of their fields. */
final class SdkValues {
    private SdkValues() {}

    /** @throws ClassCastException or another exception if the SDK has no object for it */
    static void fill(SdkPojo builder, Map<?, ?> members) {
        for (SdkField<?> field : builder.sdkFields()) {
            Object value = members.get(field.locationName());
            if (value != null) {
                field.set(builder, toSdk(field, value));
            }
        }
    }

    private static Object toSdk(SdkField<?> field, Object value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return (String) value;
        } else if (type == MarshallingType.INTEGER) {
            return ((BigDecimal) value).intValueExact();
        } else if (type == MarshallingType.LONG) {
            return ((BigDecimal) value).longValueExact();
        } else if (type == MarshallingType.BOOLEAN) {
            return (Boolean) value;
        } else if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode((String) value));
        } else if (type == MarshallingType.LIST) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> elements = new ArrayList<>();
            ((List<?>) value).forEach(each -> elements.add(toSdk(element, each)));
            return elements;
        } else if (type == MarshallingType.MAP) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<Object, Object> members = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((name, each) -> members.put(name, toSdk(member, each)));
            return members;
        } else if (type == MarshallingType.SDK_POJO) {
            SdkPojo builder = field.constructor().get();
            fill(builder, (Map<?, ?>) value);
            return ((Buildable) builder).build();
        }
        throw new ClassCastException("no " + type.getTargetClass() + " in requests");
    }

    /** The members that are there, as {@link Json} has them. */
    static Map<String, Object> toJson(SdkPojo object) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : object.sdkFields()) {
            Object value = field.getValueOrDefault(object);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                members.put(field.locationName(), toJson(value));
            }
        }
        return members;
    }

    private static Object toJson(Object value) {
        if (value instanceof SdkPojo object) {
            return toJson(object);
        } else if (value instanceof List<?> elements) {
            return elements.stream().map(SdkValues::toJson).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), toJson(member)));
            return members;
        } else if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArray());
        } else if (value instanceof Instant time) {
            return Json.number(BigDecimal.valueOf(time.toEpochMilli(), 3));
        } else if (value instanceof Number number) {
            return Json.number(new BigDecimal(number.toString()));
        }
        return value;
    }
}

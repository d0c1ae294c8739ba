package io.partita.jdbc.value;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.error.QueryException;
import io.partita.planner.type.JsonText;
import io.partita.planner.type.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text for a map, list or set. A tool that edits such a column has read it as JSON text and binds JSON text; storing
 * that as a string would make a document into a string.
 */
public final class DocumentText {
    private DocumentText() {}

    /** The document that the text is the JSON of, if documents of the type are expected; else the text. */
    public static AttributeValue read(StringValue text, SqlType expected) throws SQLException {
        return switch (expected) {
            case MAP, LIST, STRING_SET, NUMBER_SET, BINARY_SET -> document(text, expected);
            default -> text;
        };
    }

    private static AttributeValue document(StringValue text, SqlType expected) throws SQLException {
        AttributeValue parsed;
        try {
            parsed = JsonText.parse(text.value());
        } catch (QueryException noJson) {
            return text;
        }
        if (parsed.type() == expected.stored()) {
            return parsed;
        } else if (expected != SqlType.MAP && parsed instanceof ListValue list) {
            List<AttributeValue> elements = expected == SqlType.BINARY_SET ? decoded(list.elements()) : list.elements();
            AttributeValue set = elements.isEmpty() ? text : StoredContainers.set(elements);
            return set.type() == expected.stored() ? set : text;
        }
        return text;
    }

    private static List<AttributeValue> decoded(List<AttributeValue> elements) {
        List<AttributeValue> binaries = new ArrayList<>();
        for (AttributeValue element : elements) {
            try {
                binaries.add(
                        element.type() == AttributeType.S
                                ? new BinaryValue(Base64.getDecoder().decode(((StringValue) element).value()))
                                : element);
            } catch (IllegalArgumentException notBase64) {
                return elements;
            }
        }
        return binaries;
    }
}

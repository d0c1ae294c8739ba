package io.partita.engine.server.item;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.Consumed.IndexUnits;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * The consumed capacity, in as much detail as was asked for.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html">ConsumedCapacity</a>.
 */
public final class CapacityWriter {
    /** The member of a request that says how much detail is wanted. */
    public static final Member<String> MEMBER = ItemMembers.RETURN_CONSUMED_CAPACITY;

    private final String detail;

    private CapacityWriter(String detail) {
        this.detail = detail;
    }

    /** As the request asks for it. */
    public static CapacityWriter of(Parameters request) {
        return new CapacityWriter(request.get(ItemMembers.RETURN_CONSUMED_CAPACITY, "NONE"));
    }

    public boolean isWanted() {
        return !detail.equals("NONE");
    }

    /** As the member of an answer, if it is wanted. */
    public void writeMember(JsonGenerator json, TableDefinition table, Consumed consumed) throws IOException {
        if (isWanted()) {
            json.writeFieldName("ConsumedCapacity");
            write(json, table, consumed);
        }
    }

    /** As the member of an answer about several tables, if it is wanted. */
    public <T> void writeMember(
            JsonGenerator json, Iterable<T> parts, Function<T, TableDefinition> table, Function<T, Consumed> consumed)
            throws IOException {
        if (isWanted()) {
            json.writeArrayFieldStart("ConsumedCapacity");
            for (T part : parts) {
                write(json, table.apply(part), consumed.apply(part));
            }
            json.writeEndArray();
        }
    }

    private void write(JsonGenerator json, TableDefinition table, Consumed consumed) throws IOException {
        json.writeStartObject();
        json.writeStringField("TableName", table.name());
        json.writeNumberField("CapacityUnits", units(consumed));
        if (detail.equals("INDEXES")) {
            writeDetails(json, table, consumed);
        }
        json.writeEndObject();
    }

    private static double units(Consumed consumed) {
        return consumed.readUnits() + consumed.writeUnits();
    }

    private static void writeDetails(JsonGenerator json, TableDefinition table, Consumed consumed) throws IOException {
        double ofTable = units(consumed);
        for (IndexUnits index : consumed.indexes()) {
            ofTable -= index.readUnits() + index.writeUnits();
        }
        writeUnits(json, "Table", ofTable);
        writeIndexes(json, "LocalSecondaryIndexes", table, consumed.indexes(), IndexDefinition.Scope.LOCAL);
        writeIndexes(json, "GlobalSecondaryIndexes", table, consumed.indexes(), IndexDefinition.Scope.GLOBAL);
    }

    private static void writeIndexes(
            JsonGenerator json,
            String member,
            TableDefinition table,
            List<IndexUnits> indexes,
            IndexDefinition.Scope scope)
            throws IOException {
        boolean begun = false;
        for (IndexUnits units : indexes) {
            if (table.index(units.index())
                    .filter(index -> index.scope() == scope)
                    .isPresent()) {
                if (!begun) {
                    json.writeObjectFieldStart(member);
                    begun = true;
                }
                writeUnits(json, units.index(), units.readUnits() + units.writeUnits());
            }
        }
        if (begun) {
            json.writeEndObject();
        }
    }

    private static void writeUnits(JsonGenerator json, String name, double units) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("CapacityUnits", units);
        json.writeEndObject();
    }
}

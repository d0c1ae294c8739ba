package io.partita.engine.server.table;

import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;

/** How much throughput may be provisioned: as much as the service gives at first; it is kept, and not enforced. */
final class DescribeLimits implements Operation {
    private static final int ACCOUNT_UNITS = 80_000;
    private static final int TABLE_UNITS = 40_000;
    private static final Structure REQUEST = Structure.of("DescribeLimitsInput");

    private final Resources resources;

    DescribeLimits(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "DescribeLimits";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        call.read(REQUEST);
        call.permission().require(name(), resources.all());
        return json -> {
            json.writeStartObject();
            json.writeNumberField("AccountMaxReadCapacityUnits", ACCOUNT_UNITS);
            json.writeNumberField("AccountMaxWriteCapacityUnits", ACCOUNT_UNITS);
            json.writeNumberField("TableMaxReadCapacityUnits", TABLE_UNITS);
            json.writeNumberField("TableMaxWriteCapacityUnits", TABLE_UNITS);
            json.writeEndObject();
        };
    }
}

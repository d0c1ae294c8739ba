package io.partita.planner.write;

import io.partita.engine.api.request.ReturnValues;
import io.partita.planner.plan.ItemWrite.Returned;
import org.jspecify.annotations.Nullable;

/** What RETURNING asks of the store. */
final class Images {
    private Images() {}

    static ReturnValues ofUpdate(@Nullable Returned returned) {
        if (returned == null) {
            return ReturnValues.NONE;
        }
        return switch (returned.image()) {
            case ALL_OLD -> ReturnValues.ALL_OLD;
            case MODIFIED_OLD -> ReturnValues.UPDATED_OLD;
            case ALL_NEW -> ReturnValues.ALL_NEW;
            case MODIFIED_NEW -> ReturnValues.UPDATED_NEW;
        };
    }

    /** Of a delete, which knows only the whole item as it was. */
    static ReturnValues ofDelete(@Nullable Returned returned) {
        return returned == null ? ReturnValues.NONE : ReturnValues.ALL_OLD;
    }
}

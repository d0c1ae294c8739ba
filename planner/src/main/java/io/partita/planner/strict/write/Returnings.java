package io.partita.planner.strict.write;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.ReturnValues;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Statement.Returning;
import io.partita.parser.syntax.Statement.ReturningImage;
import io.partita.planner.strict.text.Refusals;
import java.util.Optional;

/** RETURNING: an image of the whole item or of what was changed, and always a star. */
final class Returnings {
    private Returnings() {}

    static ReturnValues ofUpdate(Optional<Returning> clause) {
        if (clause.isEmpty()) {
            return ReturnValues.NONE;
        }
        return switch (image(clause.get())) {
            case ALL_OLD -> ReturnValues.ALL_OLD;
            case MODIFIED_OLD -> ReturnValues.UPDATED_OLD;
            case ALL_NEW -> ReturnValues.ALL_NEW;
            case MODIFIED_NEW -> ReturnValues.UPDATED_NEW;
        };
    }

    static ReturnValues ofDelete(Optional<Returning> clause) {
        if (clause.isEmpty()) {
            return ReturnValues.NONE;
        } else if (image(clause.get()) == ReturningImage.ALL_OLD) {
            return ReturnValues.ALL_OLD;
        }
        String image = image(clause.get()).name().replace('_', ' ');
        throw StoreException.validation("Invalid returning clause: RETURNING " + image
                + " *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
    }

    private static ReturningImage image(Returning clause) {
        boolean star = clause.items().size() == 1
                && clause.items().get(0) instanceof Query.AllColumns all
                && all.qualifier().isEmpty();
        if (!star || clause.image().isEmpty()) {
            throw Refusals.malformed("Unexpected token after expression");
        }
        return clause.image().get();
    }
}

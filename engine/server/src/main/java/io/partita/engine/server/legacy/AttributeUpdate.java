package io.partita.engine.server.legacy;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an update does to one attribute.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributeUpdates.html">AttributeUpdates</a>.
 *
 * @param action PUT, ADD or DELETE; null means PUT
 * @param value null if none is given
 */
public record AttributeUpdate(
        @Nullable String action, @Nullable AttributeValue value) {

    /**
     * The action that this is.
     *
     * @throws ServiceException VALIDATION if the action has no such value
     */
    public Update.Action on(String attribute) {
        Path path = Path.of(attribute);
        boolean deletes = "DELETE".equals(action);
        if (value == null) {
            if (!deletes) {
                throw invalid("Only DELETE action is allowed when no attribute value is specified");
            }
            return new Update.Remove(path);
        } else if (deletes) {
            if (!isSet(value.type())) {
                throw invalid("DELETE action with value is not supported for the type " + value.type());
            }
            return new Update.Delete(path, value);
        } else if ("ADD".equals(action)) {
            return added(path, value);
        }
        return new Update.SetTo(path, new Update.Constant(value));
    }

    private static Update.Action added(Path path, AttributeValue value) {
        if (value.type() == AttributeType.L) {
            // An ADD of a list appends; it begins one where there is none.
            return new Update.SetTo(
                    path,
                    new Update.ListAppend(
                            new Update.IfNotExists(path, new Update.Constant(AttributeValue.of(List.of()))),
                            new Update.Constant(value)));
        } else if (!isSet(value.type()) && value.type() != AttributeType.N) {
            throw invalid("ADD action is not supported for the type " + value.type());
        }
        return new Update.Add(path, value);
    }

    private static boolean isSet(AttributeType type) {
        return type == AttributeType.SS || type == AttributeType.NS || type == AttributeType.BS;
    }

    private static ServiceException invalid(String text) {
        return ServiceException.validation(Comparison.INVALID + text);
    }
}

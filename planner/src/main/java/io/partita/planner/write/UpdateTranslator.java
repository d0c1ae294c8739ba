package io.partita.planner.write;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says SET and REMOVE as an update of the store, with the arguments filled in. */
final class UpdateTranslator {
    private final Item item;
    private final Arguments arguments;

    /**
     * A translator for one item.
     *
     * @param item what computed values are made of; EMPTY if there are none
     */
    UpdateTranslator(Item item, Arguments arguments) {
        this.item = item;
        this.arguments = arguments;
    }

    Update translate(List<Assignment> assignments) {
        return new Update(assignments.stream().map(this::action).toList());
    }

    private Update.Action action(Assignment assignment) {
        if (assignment instanceof ItemWrite.SetTo set) {
            return set(set);
        } else if (assignment instanceof ItemWrite.Remove remove) {
            return new Update.Remove(remove.path());
        } else if (assignment instanceof ItemWrite.AddToSet add) {
            return new Update.Add(add.path(), elements("SET_ADD", add.elements()));
        } else if (assignment instanceof ItemWrite.DeleteFromSet delete) {
            return new Update.Delete(delete.path(), elements("SET_DELETE", delete.elements()));
        }
        throw new IllegalArgumentException("no assignment: " + assignment);
    }

    /** An attribute that is set to MISSING goes. */
    private Update.Action set(ItemWrite.SetTo set) {
        Scalar scalar = scalar(set.value());
        if (scalar != null && evaluate(scalar) == null) {
            return new Update.Remove(set.path());
        }
        return new Update.SetTo(set.path(), value(set.value(), set.path()));
    }

    /** The scalar that is evaluated here, or null if the store makes the value. */
    private static @Nullable Scalar scalar(ItemWrite.UpdateValue value) {
        if (value instanceof ItemWrite.Given given) {
            return given.value();
        }
        return value instanceof ItemWrite.Computed computed ? computed.value() : null;
    }

    private Update.Value value(ItemWrite.UpdateValue value, Path target) {
        Scalar scalar = scalar(value);
        if (scalar != null) {
            return new Update.Constant(constant(scalar, target));
        } else if (value instanceof ItemWrite.At at) {
            return new Update.At(at.path());
        } else if (value instanceof ItemWrite.AtOrElse either) {
            return new Update.IfNotExists(either.path(), value(either.otherwise(), target));
        } else if (value instanceof ItemWrite.Plus plus) {
            return new Update.Plus(value(plus.left(), target), value(plus.right(), target));
        } else if (value instanceof ItemWrite.Minus minus) {
            return new Update.Minus(value(minus.left(), target), value(minus.right(), target));
        } else if (value instanceof ItemWrite.ListAppend append) {
            return new Update.ListAppend(value(append.left(), target), value(append.right(), target));
        }
        throw new IllegalArgumentException("no value of an update: " + value);
    }

    private AttributeValue constant(Scalar scalar, Path target) {
        AttributeValue value = evaluate(scalar);
        if (value == null) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE,
                    "the value of " + target + " is made with an operand that is MISSING");
        }
        return value;
    }

    private AttributeValue elements(String function, Scalar scalar) {
        AttributeValue value = evaluate(scalar);
        boolean isSet = value instanceof AttributeValue.StringSetValue
                || value instanceof AttributeValue.NumberSetValue
                || value instanceof AttributeValue.BinarySetValue;
        if (value == null || !isSet) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    "The second argument to " + function + " must be a value with type SET");
        }
        return value;
    }

    private @Nullable AttributeValue evaluate(Scalar scalar) {
        return scalar.evaluate(item, arguments);
    }
}

package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.function.LibraryFunction;
import io.partita.planner.function.Signature;
import io.partita.planner.function.TimeUnit;
import io.partita.planner.path.Predicates;
import io.partita.planner.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of scalars, as far as the statement and the declared columns say them. */
final class ScalarTypes {
    private final @Nullable Scope scope;

    ScalarTypes(@Nullable Scope scope) {
        this.scope = scope;
    }

    SqlType of(Scalar scalar) {
        if (scalar instanceof Scalar.Constant constant) {
            return of(constant.value().type());
        } else if (scalar instanceof Scalar.Now now) {
            return now.type();
        }
        return scalar instanceof Scalar.Call call ? of(call) : scope == null ? SqlType.ANY : scope.type(scalar);
    }

    /**
     * The type that a value has if it is neither NULL nor MISSING, whatever the items hold; ANY if that depends on
     * them. A declared column may hold anything.
     */
    static SqlType certain(Scalar scalar) {
        if (scalar instanceof Scalar.Call call && call.function() instanceof ScalarFunctions function) {
            return switch (function) {
                case CASE, COALESCE, NULLIF -> SqlType.ANY;
                default -> new ScalarTypes(null).of(scalar);
            };
        }
        return new ScalarTypes(null).of(scalar);
    }

    private SqlType of(Scalar.Call call) {
        if (Predicates.isPredicate(call)) {
            return SqlType.BOOLEAN;
        }
        if (call.function() instanceof LibraryFunction library) {
            return of(library.signature(), call.operands());
        }
        if (!(call.function() instanceof ScalarFunctions function)) {
            return SqlType.ANY;
        }
        return switch (function) {
            case PLUS, MINUS, TIMES, DIVIDE, REMAINDER, NEGATE -> SqlType.NUMBER;
            case SIZE -> SqlType.BIGINT;
            case CONCATENATE -> SqlType.STRING;
            case MAP -> SqlType.MAP;
            case LIST -> SqlType.LIST;
            case CAST, TRY_CAST -> castTarget(call);
            case COALESCE -> commonOf(call, 0, 1);
            case CASE -> commonOf(call, 1, 2);
            case NULLIF -> of(call.operands().get(0));
            default -> SqlType.ANY;
        };
    }

    private SqlType of(Signature signature, List<Scalar> operands) {
        List<SqlType> types = operands.stream().map(this::of).toList();
        SqlType result = signature.result(types);
        return result == SqlType.TIMESTAMP && signature.parameter(0).isUnit()
                ? shifted(operands.get(0), types.get(types.size() - 1))
                : result;
    }

    /** What is counted in days or more leaves a date a date. */
    private static SqlType shifted(Scalar unit, SqlType moment) {
        boolean ofDates = unit instanceof Scalar.Constant constant
                && constant.value() instanceof StringValue name
                && TimeUnit.valueOf(name.value()).isOfDates();
        return moment == SqlType.TIME || (moment == SqlType.DATE && ofDates) ? moment : SqlType.TIMESTAMP;
    }

    private static SqlType castTarget(Scalar.Call cast) {
        return cast.operands().get(1) instanceof Scalar.Constant constant
                        && constant.value() instanceof StringValue name
                ? SqlType.valueOf(name.value())
                : SqlType.ANY;
    }

    /** The type that the operands share, from one on and with a step; an odd one at the end is the ELSE of a CASE. */
    private SqlType commonOf(Scalar.Call call, int from, int step) {
        SqlType common = of(call.operands().get(from));
        for (int i = from + step; i < call.operands().size(); i += step) {
            common = common == of(call.operands().get(i)) ? common : SqlType.ANY;
        }
        boolean hasElse = step == 2 && call.operands().size() % 2 == 1;
        return hasElse && of(call.operands().get(call.operands().size() - 1)) != common ? SqlType.ANY : common;
    }

    private static SqlType of(AttributeType type) {
        return switch (type) {
            case S -> SqlType.STRING;
            case N -> SqlType.NUMBER;
            case B -> SqlType.BINARY;
            case BOOL -> SqlType.BOOLEAN;
            case M -> SqlType.MAP;
            case L -> SqlType.LIST;
            case SS -> SqlType.STRING_SET;
            case NS -> SqlType.NUMBER_SET;
            case BS -> SqlType.BINARY_SET;
            case NULL -> SqlType.ANY;
        };
    }
}

package io.partita.planner.path;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Spread;
import java.util.List;

/**
 * How large a filter of a read may become. The service takes 4 KB and 300 operators; what is larger is evaluated on what
 * comes back, which costs the same units.
 *
 * <p>How large a predicate becomes as an expression is only known when it has its arguments, so this is the most that it
 * can be: {@code x <> ?} also says that x is there and not NULL.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters">Expression
 * parameters</a>.
 */
final class FilterSize {
    private static final int MAX_BYTES = 4096;

    /**
     * {@code attribute_exists(x) AND NOT attribute_type(x, :1) AND NOT begins_with(x, :2)} without its paths. At so many
     * bytes a test, with seven operators in it, there are never 300 of them.
     */
    private static final int BYTES_OF_TEST = 84;

    private static final int PATHS_OF_TEST = 3;
    private static final int BYTES_OF_NAME = 6;
    private static final int BYTES_OF_CANDIDATE = 7;

    /** Of the operator before a test, with the parentheses around it. */
    private static final int BYTES_OF_CONNECTIVE = 8;

    private int bytes;

    /** Whether there is room for another conjunct; if so it is taken. */
    boolean take(Scalar conjunct) {
        int more = BYTES_OF_CONNECTIVE + bytesOf(conjunct);
        if (bytes + more > MAX_BYTES) {
            return false;
        }
        bytes += more;
        return true;
    }

    private static int bytesOf(Scalar predicate) {
        if (!(predicate instanceof Scalar.Call call)) {
            return BYTES_OF_TEST + pathBytes(predicate);
        }
        if (Pushable.CONNECTIVES.contains(call.function())) {
            return sum(call.operands());
        }
        int total = BYTES_OF_TEST;
        for (Scalar operand : call.operands()) {
            total += pathBytes(operand) + candidates(operand) * BYTES_OF_CANDIDATE;
        }
        return total;
    }

    /** For how many values an operand stands, at most. */
    private static int candidates(Scalar operand) {
        if (Spread.isLookedUp(operand)) {
            return BatchGetRequest.MAX_KEYS;
        }
        // What a caller binds to one parameter may have any number of elements.
        return Spread.isSpread(operand) ? MAX_BYTES / BYTES_OF_CANDIDATE : 1;
    }

    private static int sum(List<Scalar> predicates) {
        long total = 0;
        for (Scalar predicate : predicates) {
            total += BYTES_OF_CONNECTIVE + bytesOf(predicate);
        }
        return (int) Math.min(total, MAX_BYTES + 1);
    }

    private static int pathBytes(Scalar operand) {
        if (operand instanceof Scalar.Attribute attribute) {
            Path path = attribute.path();
            return PATHS_OF_TEST * BYTES_OF_NAME * (1 + path.steps().size());
        } else if (operand instanceof Scalar.Call call) {
            return call.operands().stream().mapToInt(FilterSize::pathBytes).sum();
        }
        return 0;
    }
}

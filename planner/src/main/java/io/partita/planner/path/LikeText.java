package io.partita.planner.path;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.LikePattern;
import io.partita.planner.expression.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pattern of a LIKE says that the store can use. */
final class LikeText {
    private LikeText() {}

    /**
     * The term for a pattern and an optional escape character.
     *
     * @return null if the pattern is not a literal, or begins with a wildcard
     */
    static KeyTerm.@Nullable Prefix prefixTerm(String attribute, List<Scalar> patternAndEscape) {
        LikePattern pattern = read(patternAndEscape);
        if (pattern == null || pattern.leading().isEmpty()) {
            return null;
        }
        boolean exact = pattern.prefix().isPresent();
        return new KeyTerm.Prefix(attribute, new Scalar.Constant(AttributeValue.of(pattern.leading())), exact);
    }

    /** Whether the operands of a LIKE ask for equality, a beginning or a part, and no more. */
    static boolean isPlain(List<Scalar> operands) {
        LikePattern pattern = read(operands.subList(1, operands.size()));
        return pattern != null
                && (pattern.exact().isPresent()
                        || pattern.prefix().isPresent()
                        || pattern.part().isPresent());
    }

    private static @Nullable LikePattern read(List<Scalar> patternAndEscape) {
        String pattern = text(patternAndEscape.get(0));
        String escape = patternAndEscape.size() > 1 ? text(patternAndEscape.get(1)) : "";
        if (pattern == null || escape == null) {
            return null;
        }
        try {
            return LikePattern.of(pattern, escape);
        } catch (QueryException malformed) {
            // It is refused where it is evaluated, with the text that the language has for it.
            return null;
        }
    }

    private static @Nullable String text(Scalar scalar) {
        return scalar instanceof Scalar.Constant constant && constant.value() instanceof StringValue string
                ? string.value()
                : null;
    }
}

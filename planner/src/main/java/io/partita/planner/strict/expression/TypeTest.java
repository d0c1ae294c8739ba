package io.partita.planner.strict.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.parser.syntax.Expression;
import io.partita.planner.strict.text.Refusals;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands behind IS: NULL, MISSING or a type, by the names that the language has for it. */
final class TypeTest {
    private static final Map<String, List<AttributeType>> TYPES = Map.ofEntries(
            Map.entry("BOOL", List.of(AttributeType.BOOL)),
            Map.entry("BOOLEAN", List.of(AttributeType.BOOL)),
            Map.entry("INT", List.of(AttributeType.N)),
            Map.entry("INTEGER", List.of(AttributeType.N)),
            Map.entry("DECIMAL", List.of(AttributeType.N)),
            Map.entry("NUMERIC", List.of(AttributeType.N)),
            Map.entry("FLOAT", List.of(AttributeType.N)),
            Map.entry("STRING", List.of(AttributeType.S)),
            Map.entry("SYMBOL", List.of(AttributeType.S)),
            Map.entry("BLOB", List.of(AttributeType.B)),
            Map.entry("LIST", List.of(AttributeType.L)),
            Map.entry("STRUCT", List.of(AttributeType.M)),
            Map.entry("TUPLE", List.of(AttributeType.M)),
            Map.entry("BAG", List.of(AttributeType.SS, AttributeType.NS, AttributeType.BS)));

    private TypeTest() {}

    /** Without the NOT that may stand before it. */
    static Condition of(Path path, Expression.Is is) {
        if (is.test() == Expression.IsState.MISSING) {
            return new Condition.NotExists(path);
        } else if (is.test() == Expression.IsState.NULL) {
            return new Condition.HasType(path, AttributeType.NULL);
        } else if (is.test() instanceof Expression.IsType type
                && type.type().arguments().isEmpty()) {
            List<AttributeType> types = TYPES.get(type.type().name().toUpperCase(Locale.ROOT));
            if (types != null) {
                List<Condition> tests = types.stream()
                        .<Condition>map(each -> new Condition.HasType(path, each))
                        .toList();
                return tests.size() == 1 ? tests.get(0) : new Condition.Or(tests);
            }
        }
        throw Refusals.operator("IS", is.position());
    }
}

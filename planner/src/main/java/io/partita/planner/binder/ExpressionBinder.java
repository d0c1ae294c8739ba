package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Arithmetic;
import io.partita.parser.syntax.Expression.Case;
import io.partita.parser.syntax.Expression.IndexStep;
import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.PathStep;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.TypeName;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.type.SqlType;
import io.partita.planner.type.TypeNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions over the attributes of one table, or over none. */
final class ExpressionBinder {
    private static final int LONGEST_LABEL = 128;

    private final Binding binding;
    private final @Nullable Scope scope;
    private final LiteralBinder literals;
    private final FunctionBinder functions;
    private final TimeBinder times;
    private final PredicateBinder predicates;

    /**
     * @param scope null where no attribute can be named
     */
    ExpressionBinder(Binding binding, @Nullable Scope scope) {
        this.binding = binding;
        this.scope = scope;
        this.literals = new LiteralBinder(binding, this);
        this.functions = new FunctionBinder(binding, this);
        this.times = new TimeBinder(functions, new ScalarTypes(scope));
        this.predicates = new PredicateBinder(binding, this);
    }

    Binding binding() {
        return binding;
    }

    /** Binds an expression whose literals belong to the plan. */
    Scalar bind(Expression expression) {
        AttributeValue literal = literals.plain(expression);
        return literal == null ? bindOther(expression) : new Scalar.Constant(literal);
    }

    /** Binds an expression that may be a literal which the plan does not depend on. */
    Scalar bindValue(Expression expression) {
        AttributeValue literal = literals.plain(expression);
        return literal == null ? bindOther(expression) : binding.literals().liftable(literal, expression.position());
    }

    List<Scalar> bindAll(List<Expression> expressions) {
        List<Scalar> scalars = new ArrayList<>(expressions.size());
        expressions.forEach(expression -> scalars.add(bind(expression)));
        return scalars;
    }

    private Scalar bindOther(Expression expression) {
        if (expression instanceof PathExpression path) {
            return path(path);
        } else if (expression instanceof Expression.Parameter parameter) {
            return binding.parameters().bind(parameter, false);
        } else if (expression instanceof Expression.MissingLiteral) {
            return new Scalar.Missing();
        } else if (expression instanceof Expression.FunctionCall call) {
            return functions.bind(call);
        } else if (predicates.binds(expression)) {
            return predicates.bind(expression);
        } else if (isCollection(expression)) {
            return collection(expression);
        }
        return beyondAmazon(expression);
    }

    private static boolean isCollection(Expression expression) {
        return expression instanceof Expression.MapLiteral
                || expression instanceof Expression.ListLiteral
                || expression instanceof Expression.SetLiteral;
    }

    private Scalar collection(Expression expression) {
        if (binding.isAmazon()) {
            literals.refuseParametersWithin(expression, "root");
        }
        if (expression instanceof Expression.MapLiteral map) {
            return literals.map(map);
        }
        return expression instanceof Expression.ListLiteral list
                ? literals.list(list)
                : literals.set((Expression.SetLiteral) expression);
    }

    private Scalar path(PathExpression path) {
        if (scope == null) {
            throw new QueryException(
                    QueryErrorCode.UNKNOWN_COLUMN,
                    "there is no attribute " + path.root().text() + " here, because no table is read",
                    path.position());
        }
        return scope.resolve(path);
    }

    /** What only SQL has. */
    private Scalar beyondAmazon(Expression expression) {
        if (binding.isAmazon() && !isSum(expression)) {
            throw Refusals.amazon("Unsupported expression at " + Refusals.at(expression.position()));
        }
        if (expression instanceof Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        } else if (expression instanceof Expression.Signed signed) {
            Scalar operand = bind(signed.operand());
            return signed.negative() ? new Scalar.Call(ScalarFunctions.NEGATE, List.of(operand)) : operand;
        } else if (expression instanceof Case conditional) {
            return conditional(conditional);
        } else if (expression instanceof Expression.Cast cast) {
            return cast(cast);
        } else if (expression instanceof Expression.Trim trim) {
            return functions.trim(trim);
        } else if (expression instanceof Expression.TemporalLiteral temporal) {
            return literals.temporal(temporal);
        } else if (expression instanceof Expression.CurrentTime now) {
            return times.now(now);
        } else if (expression instanceof Expression.Extract extract) {
            return times.extract(extract);
        } else if (expression instanceof Expression.StepInto step) {
            return stepInto(step);
        }
        if (expression instanceof Expression.ScalarSubquery) {
            return subquery(expression);
        }
        throw refused(expression);
    }

    private static boolean isSum(Expression expression) {
        return expression instanceof Arithmetic arithmetic
                && (arithmetic.operator() == Expression.ArithmeticOperator.PLUS
                        || arithmetic.operator() == Expression.ArithmeticOperator.MINUS);
    }

    private static QueryException refused(Expression expression) {
        if (expression instanceof Expression.RowValue) {
            return Refusals.invalid(
                    "a row of values can only be compared to another row, or by IN to several", expression.position());
        } else if (expression instanceof Expression.IntervalLiteral) {
            return Refusals.invalid(
                    "an interval can only be added to a date or time, or subtracted from one", expression.position());
        }
        return Refusals.notYet("expressions of this kind are", expression.position());
    }

    private Scalar arithmetic(Arithmetic arithmetic) {
        ScalarFunctions function = switch (arithmetic.operator()) {
            case PLUS -> ScalarFunctions.PLUS;
            case MINUS -> ScalarFunctions.MINUS;
            case TIMES -> ScalarFunctions.TIMES;
            case DIVIDE -> ScalarFunctions.DIVIDE;
            case REMAINDER -> ScalarFunctions.REMAINDER;
            case CONCATENATE -> ScalarFunctions.CONCATENATE;
        };
        SqlType operands = function == ScalarFunctions.CONCATENATE ? SqlType.STRING : SqlType.NUMBER;
        Scalar shifted = times.interval(arithmetic);
        if (shifted != null) {
            return shifted;
        }
        Scalar left = bind(arithmetic.left());
        Scalar right = bind(arithmetic.right());
        Scalar dates = operands == SqlType.NUMBER && !binding.isAmazon() ? times.sum(arithmetic, left, right) : null;
        if (dates != null) {
            return dates;
        }
        checkOperand(arithmetic, arithmetic.left(), left);
        checkOperand(arithmetic, arithmetic.right(), right);
        binding.parameters().expect(arithmetic.left(), operands, null);
        binding.parameters().expect(arithmetic.right(), operands, null);
        return new Scalar.Call(function, List.of(left, right));
    }

    /** What cannot be a number, whatever the items hold, is a mistake. Amazon's dialect has its own words for it. */
    private void checkOperand(Arithmetic arithmetic, Expression expression, Scalar operand) {
        AttributeType type = ScalarTypes.certain(operand).stored();
        boolean joins = arithmetic.operator() == Expression.ArithmeticOperator.CONCATENATE;
        if (type == null || type == AttributeType.N || (joins && type == AttributeType.S) || binding.isAmazon()) {
            return;
        }
        throw new QueryException(
                QueryErrorCode.TYPE_MISMATCH,
                "an operand of " + arithmetic.operator().symbol() + " is a " + (joins ? "string or number" : "number")
                        + ", not a " + type.words(),
                expression.position());
    }

    private Scalar conditional(Case conditional) {
        List<Scalar> operands = new ArrayList<>();
        for (Expression.When branch : conditional.branches()) {
            Scalar condition = bind(branch.condition());
            operands.add(
                    conditional.operand().isEmpty()
                            ? condition
                            : new Scalar.Call(
                                    ScalarFunctions.EQUAL,
                                    List.of(bind(conditional.operand().get()), condition)));
            operands.add(bind(branch.result()));
        }
        conditional.otherwise().ifPresent(otherwise -> operands.add(bind(otherwise)));
        return new Scalar.Call(ScalarFunctions.CASE, operands);
    }

    private Scalar cast(Expression.Cast cast) {
        SqlType type = TypeNames.find(cast.type().name());
        if (type == null) {
            throw Refusals.invalid(
                    "there is no type " + cast.type().name(), cast.type().position());
        }
        Scalar operand = bind(cast.operand());
        binding.parameters().expect(cast.operand(), type, null);
        List<Scalar> operands = new ArrayList<>();
        operands.add(operand);
        operands.add(new Scalar.Constant(AttributeValue.of(type.name())));
        if (type == SqlType.NUMBER || type == SqlType.STRING) {
            checkBounds(cast.type());
            cast.type().arguments().forEach(bound -> operands.add(new Scalar.Constant(AttributeValue.of(bound))));
        }
        return new Scalar.Call(cast.lenient() ? ScalarFunctions.TRY_CAST : ScalarFunctions.CAST, operands);
    }

    private static void checkBounds(TypeName type) {
        List<Integer> bounds = type.arguments();
        if (bounds.size() > 1 && bounds.get(1) > bounds.get(0)) {
            throw Refusals.invalid("a precision is at least its scale", type.position());
        }
    }

    private Scalar stepInto(Expression.StepInto step) {
        List<Scalar> operands = new ArrayList<>();
        operands.add(bind(step.base()));
        for (PathStep each : step.steps()) {
            AttributeValue value = each instanceof IndexStep index
                    ? AttributeValue.of(index.index())
                    : AttributeValue.of(((NameStep) each).name().text());
            operands.add(new Scalar.Constant(value));
        }
        return new Scalar.Call(ScalarFunctions.STEP, operands);
    }

    /** Notes of a parameter that it is compared with, or assigned to, what the scalar reads. */
    void expect(Expression expression, Scalar counterpart) {
        boolean isLeaf = counterpart instanceof Scalar.Attribute || counterpart instanceof Scalar.Column;
        if (scope != null && isLeaf) {
            binding.parameters().expect(expression, scope.type(counterpart), scope.attribute(counterpart));
        }
    }

    /** The type of the key attribute that a scalar is, or null if it is none of the table's own key. */
    @Nullable
    KeyType keyType(Scalar scalar) {
        return scope == null ? null : scope.keyType(scalar);
    }

    /** A call of an aggregate, or of any function over a window. */
    Scalar aggregate(Expression.FunctionCall call) {
        if (scope == null) {
            throw Refusals.invalid("an aggregate needs rows: add FROM", call.position());
        }
        return scope.aggregate(call);
    }

    /** A subquery, in any of its forms. */
    Scalar subquery(Expression expression) {
        if (scope == null) {
            throw Refusals.notYet("subqueries outside of a SELECT are", expression.position());
        }
        return scope.subquery(expression);
    }

    /** An expression as it is written. */
    String text(Expression expression) {
        Position position = expression.position();
        String text = binding.text()
                .substring(position.offset(), position.offset() + position.length())
                .strip()
                .replaceAll("\\s+", " ");
        return text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL) : text;
    }
}

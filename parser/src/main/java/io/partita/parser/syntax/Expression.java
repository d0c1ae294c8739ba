package io.partita.parser.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A value expression or a predicate; the language does not tell them apart. */
public sealed interface Expression extends Node {

    // ---- literals ----

    record StringLiteral(String value, Position position) implements Expression {}

    /** Any magnitude and precision; whether it fits the data model is checked where it is used. */
    record NumberLiteral(BigDecimal value, Position position) implements Expression {}

    record BooleanLiteral(boolean value, Position position) implements Expression {}

    record NullLiteral(Position position) implements Expression {}

    record MissingLiteral(Position position) implements Expression {}

    /** {@code DATE '…'}, {@code TIME '…'} or {@code TIMESTAMP '…'}; the text is not checked by the parser. */
    record TemporalLiteral(TemporalKind kind, String text, Position position) implements Expression {}

    enum TemporalKind {
        DATE,
        TIME,
        TIMESTAMP
    }

    /**
     * {@code INTERVAL '3' DAY} or {@code INTERVAL '3 days 2 hours'}.
     *
     * @param field absent if the text names the units itself
     */
    record IntervalLiteral(String text, Optional<TemporalField> field, Position position) implements Expression {}

    enum TemporalField {
        YEAR,
        QUARTER,
        MONTH,
        WEEK,
        DAY,
        HOUR,
        MINUTE,
        SECOND
    }

    /** {@code X'0aff'}: binary. */
    record BinaryLiteral(String hex, Position position) implements Expression {}

    /** {@code {'name': value, …}}. */
    record MapLiteral(List<MapEntry> entries, Position position) implements Expression {
        public MapLiteral {
            entries = List.copyOf(entries);
        }
    }

    record MapEntry(String name, Expression value, Position position) implements Node {}

    /** {@code [value, …]}. */
    record ListLiteral(List<Expression> elements, Position position) implements Expression {
        public ListLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** {@code <<value, …>>}: a set of strings, numbers or binaries. */
    record SetLiteral(List<Expression> elements, Position position) implements Expression {
        public SetLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** A {@code ?}; the index counts from 0 in the order of the text. */
    record Parameter(int index, Position position) implements Expression {}

    // ---- names and paths ----

    /**
     * A name with steps: {@code a}, {@code t.a}, {@code t.a.b[0]}. Whether the first name is a table alias
     * or an attribute is for the binder to say.
     */
    record PathExpression(Identifier root, List<PathStep> steps, Position position) implements Expression {
        public PathExpression {
            steps = List.copyOf(steps);
        }
    }

    /** Steps into the value of any other expression: {@code (SELECT …)[0].b}, {@code f(x).b}. */
    record StepInto(Expression base, List<PathStep> steps, Position position) implements Expression {
        public StepInto {
            steps = List.copyOf(steps);
        }
    }

    sealed interface PathStep extends Node {}

    record NameStep(Identifier name, Position position) implements PathStep {}

    /** A constant index from 0. */
    record IndexStep(int index, Position position) implements PathStep {}

    // ---- operators ----

    /** {@code +x} or {@code -x}. Signs of a number are part of its NumberLiteral: {@code - - 1} is 1. */
    record Signed(boolean negative, Expression operand, Position position) implements Expression {}

    record Arithmetic(ArithmeticOperator operator, Expression left, Expression right, Position position)
            implements Expression {}

    enum ArithmeticOperator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDE("/"),
        REMAINDER("%"),
        CONCATENATE("||");

        private final String symbol;

        ArithmeticOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    record Comparison(ComparisonOperator operator, Expression left, Expression right, Position position)
            implements Expression {}

    enum ComparisonOperator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        ComparisonOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** {@code a AND b AND …}: two operands or more. */
    record And(List<Expression> operands, Position position) implements Expression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** {@code a OR b OR …}: two operands or more. */
    record Or(List<Expression> operands, Position position) implements Expression {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    record Not(Expression operand, Position position) implements Expression {}

    /**
     * {@code x BETWEEN a AND b}.
     *
     * @param symmetric whether the bounds may come in either order
     */
    record Between(
            Expression operand, Expression low, Expression high, boolean symmetric, boolean negated, Position position)
            implements Expression {}

    /** {@code x IN (a, b)} or {@code x IN [a, b]}. */
    record InList(Expression operand, List<Expression> candidates, boolean negated, Position position)
            implements Expression {
        public InList {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * {@code x IN ?}, {@code x IN t.tags}: one expression that is itself the list or set. {@code x IN (?)} is an
     * InList of one candidate.
     */
    record InCollection(Expression operand, Expression collection, boolean negated, Position position)
            implements Expression {}

    record InQuery(Expression operand, Query query, boolean negated, Position position) implements Expression {}

    /**
     * {@code x LIKE 'a%' ESCAPE '!'}.
     *
     * @param ignoringCase ILIKE
     */
    record Like(
            Expression operand,
            Expression pattern,
            Optional<Expression> escape,
            boolean ignoringCase,
            boolean negated,
            Position position)
            implements Expression {}

    /** {@code x IS [NOT] NULL | MISSING | TRUE | FALSE | UNKNOWN | a type name}. */
    record Is(Expression operand, IsTest test, boolean negated, Position position) implements Expression {}

    sealed interface IsTest {}

    enum IsState implements IsTest {
        NULL,
        MISSING,
        TRUE,
        FALSE,
        UNKNOWN
    }

    record IsType(TypeName type) implements IsTest {}

    /** {@code a IS [NOT] DISTINCT FROM b}. */
    record DistinctFrom(Expression left, Expression right, boolean negated, Position position) implements Expression {}

    record Exists(Query query, Position position) implements Expression {}

    /** {@code x = ANY (SELECT …)}, {@code x > ALL (SELECT …)}. */
    record Quantified(
            ComparisonOperator operator, Expression left, Quantifier quantifier, Query query, Position position)
            implements Expression {}

    enum Quantifier {
        ANY,
        ALL
    }

    record ScalarSubquery(Query query, Position position) implements Expression {}

    /** {@code (a, b)}: a row of two or more values. */
    record RowValue(List<Expression> elements, Position position) implements Expression {
        public RowValue {
            elements = List.copyOf(elements);
        }
    }

    // ---- functions ----

    /**
     * A call of a function, of an aggregate or of a window function.
     *
     * @param name as it was written
     * @param distinct whether DISTINCT stood before the arguments
     * @param star whether the argument was {@code *}, as in {@code COUNT(*)}
     * @param withinGroup the order of an ordered-set aggregate such as LISTAGG; empty for none
     */
    record FunctionCall(
            Identifier name,
            boolean distinct,
            boolean star,
            List<Expression> arguments,
            List<SortItem> withinGroup,
            Optional<Expression> filter,
            Optional<Window> over,
            Position position)
            implements Expression {
        public FunctionCall {
            arguments = List.copyOf(arguments);
            withinGroup = List.copyOf(withinGroup);
        }
    }

    /** {@code CASE [operand] WHEN … THEN … [ELSE …] END}. */
    record Case(Optional<Expression> operand, List<When> branches, Optional<Expression> otherwise, Position position)
            implements Expression {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    record When(Expression condition, Expression result, Position position) implements Node {}

    /**
     * {@code CAST(x AS type)} or {@code x::type}.
     *
     * @param lenient TRY_CAST, which gives NULL where CAST fails
     */
    record Cast(Expression operand, TypeName type, boolean lenient, Position position) implements Expression {}

    /**
     * {@code EXTRACT(part FROM x)}.
     *
     * @param part in capitals; which parts there are is for the binder to say
     */
    record Extract(String part, Expression operand, Position position) implements Expression {}

    /** {@code TRIM([LEADING | TRAILING | BOTH] [characters] FROM x)}. */
    record Trim(TrimSide side, Optional<Expression> characters, Expression operand, Position position)
            implements Expression {}

    enum TrimSide {
        BOTH,
        LEADING,
        TRAILING
    }

    /**
     * {@code CURRENT_TIMESTAMP(3)}, {@code LOCALTIME}. What looks like it, {@code SUBSTRING(x FROM a [FOR b])},
     * {@code POSITION(a IN b)}, {@code OVERLAY(x PLACING y FROM a)} and {@code JSON_OBJECT(KEY a VALUE b)}, are
     * FunctionCalls with plain arguments.
     *
     * @param precision digits behind the seconds, 0 to 9; absent for the most that there are
     */
    record CurrentTime(TemporalKind kind, Optional<Integer> precision, Position position) implements Expression {}

    /**
     * The window of a window function.
     *
     * @param name a window of the WINDOW clause that this one is, or builds on
     */
    record Window(
            Optional<Identifier> name,
            List<Expression> partitionBy,
            List<SortItem> orderBy,
            Optional<Frame> frame,
            Position position)
            implements Node {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }
    }

    /** {@code ROWS | RANGE | GROUPS BETWEEN start AND end}; a missing end is CURRENT ROW. */
    record Frame(FrameUnit unit, FrameBound start, FrameBound end, FrameExclusion exclusion, Position position)
            implements Node {}

    /** EXCLUDE: which rows of a frame are not looked at. */
    enum FrameExclusion {
        NO_OTHERS,
        CURRENT_ROW,
        GROUP,
        TIES
    }

    enum FrameUnit {
        ROWS,
        RANGE,
        GROUPS
    }

    /**
     * One end of a frame.
     *
     * @param offset of PRECEDING and FOLLOWING
     */
    record FrameBound(FrameBoundKind kind, Optional<Expression> offset, Position position) implements Node {}

    enum FrameBoundKind {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }
}

package io.partita.parser;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.And;
import io.partita.parser.syntax.Expression.Arithmetic;
import io.partita.parser.syntax.Expression.Between;
import io.partita.parser.syntax.Expression.BinaryLiteral;
import io.partita.parser.syntax.Expression.BooleanLiteral;
import io.partita.parser.syntax.Expression.Case;
import io.partita.parser.syntax.Expression.Cast;
import io.partita.parser.syntax.Expression.Comparison;
import io.partita.parser.syntax.Expression.CurrentTime;
import io.partita.parser.syntax.Expression.DistinctFrom;
import io.partita.parser.syntax.Expression.Exists;
import io.partita.parser.syntax.Expression.Extract;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.InCollection;
import io.partita.parser.syntax.Expression.InList;
import io.partita.parser.syntax.Expression.InQuery;
import io.partita.parser.syntax.Expression.IndexStep;
import io.partita.parser.syntax.Expression.IntervalLiteral;
import io.partita.parser.syntax.Expression.Is;
import io.partita.parser.syntax.Expression.IsType;
import io.partita.parser.syntax.Expression.Like;
import io.partita.parser.syntax.Expression.ListLiteral;
import io.partita.parser.syntax.Expression.MapLiteral;
import io.partita.parser.syntax.Expression.MissingLiteral;
import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.Not;
import io.partita.parser.syntax.Expression.NullLiteral;
import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.Or;
import io.partita.parser.syntax.Expression.Parameter;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.PathStep;
import io.partita.parser.syntax.Expression.Quantified;
import io.partita.parser.syntax.Expression.RowValue;
import io.partita.parser.syntax.Expression.ScalarSubquery;
import io.partita.parser.syntax.Expression.SetLiteral;
import io.partita.parser.syntax.Expression.Signed;
import io.partita.parser.syntax.Expression.StepInto;
import io.partita.parser.syntax.Expression.StringLiteral;
import io.partita.parser.syntax.Expression.TemporalLiteral;
import io.partita.parser.syntax.Expression.Trim;
import io.partita.parser.syntax.Query;
import java.util.List;
import java.util.regex.Pattern;

/** Expressions, except for what looks like a call. */
final class ExpressionFormatter {
    private static final Dispatch<ExpressionFormatter, Expression> CASES = cases();

    /** After BETWEEN this is no name. */
    static final Pattern SYMMETRY = Pattern.compile("(?i)a?symmetric\\b");

    private static final Pattern SIGN = Pattern.compile("[-+]");

    private final Formatters formatters;
    private final SqlText sql;

    ExpressionFormatter(Formatters formatters) {
        this.formatters = formatters;
        this.sql = formatters.text();
    }

    private static Dispatch<ExpressionFormatter, Expression> cases() {
        return literals(Dispatch.over(Expression.class))
                .on(Parameter.class, (f, parameter) -> f.sql.add("?"))
                .on(PathExpression.class, ExpressionFormatter::path)
                .on(StepInto.class, ExpressionFormatter::stepInto)
                .on(Signed.class, ExpressionFormatter::signed)
                .on(Arithmetic.class, ExpressionFormatter::arithmetic)
                .on(Comparison.class, (f, c) -> f.binary(c.left(), c.operator().symbol(), c.right()))
                .on(And.class, (f, and) -> f.joined(and.operands(), " AND ", Strength.NOT))
                .on(Or.class, (f, or) -> f.joined(or.operands(), " OR ", Strength.AND))
                .on(Not.class, ExpressionFormatter::not)
                .on(Between.class, ExpressionFormatter::between)
                .on(InList.class, ExpressionFormatter::inList)
                .on(InCollection.class, ExpressionFormatter::inCollection)
                .on(InQuery.class, ExpressionFormatter::inQuery)
                .on(Like.class, ExpressionFormatter::like)
                .on(Is.class, ExpressionFormatter::is)
                .on(DistinctFrom.class, ExpressionFormatter::distinctFrom)
                .on(Exists.class, (f, exists) -> f.query("EXISTS (", exists.query()))
                .on(Quantified.class, ExpressionFormatter::quantified)
                .on(ScalarSubquery.class, (f, subquery) -> f.query("(", subquery.query()))
                .on(RowValue.class, (f, row) -> f.enclosed("(", row.elements(), ")"))
                .on(FunctionCall.class, (f, call) -> f.formatters.calls().call(call))
                .on(Case.class, (f, choice) -> f.formatters.calls().choice(choice))
                .on(Cast.class, (f, cast) -> f.formatters.calls().cast(cast))
                .on(Extract.class, (f, extract) -> f.formatters.calls().extract(extract))
                .on(Trim.class, (f, trim) -> f.formatters.calls().trim(trim))
                .on(CurrentTime.class, (f, now) -> f.formatters.calls().currentTime(now))
                .complete();
    }

    private static Dispatch<ExpressionFormatter, Expression> literals(Dispatch<ExpressionFormatter, Expression> cases) {
        return cases.on(StringLiteral.class, (f, literal) -> f.sql.string(literal.value()))
                .on(
                        NumberLiteral.class,
                        (f, literal) -> f.sql.add(literal.value().toString()))
                .on(BooleanLiteral.class, (f, literal) -> f.sql.add(literal.value() ? "TRUE" : "FALSE"))
                .on(NullLiteral.class, (f, literal) -> f.sql.add("NULL"))
                .on(MissingLiteral.class, (f, literal) -> f.sql.add("MISSING"))
                .on(
                        TemporalLiteral.class,
                        (f, literal) ->
                                f.sql.add(literal.kind().name()).add(" ").string(literal.text()))
                .on(
                        IntervalLiteral.class,
                        (f, literal) -> f.sql.add("INTERVAL ")
                                .string(literal.text())
                                .add(literal.field().map(field -> " " + field).orElse("")))
                .on(BinaryLiteral.class, (f, literal) -> f.sql.add("X").string(literal.hex()))
                .on(MapLiteral.class, ExpressionFormatter::map)
                .on(ListLiteral.class, (f, list) -> f.enclosed("[", list.elements(), "]"))
                .on(SetLiteral.class, (f, set) -> f.enclosed("<<", set.elements(), ">>"));
    }

    void expression(Expression expression) {
        CASES.run(this, expression);
    }

    /** An expression where a certain strength is needed, in parentheses if it has less. */
    void expression(Expression expression, Strength needed) {
        enclosedIf(Strength.of(expression).compareTo(needed) < 0, expression);
    }

    private void enclosedIf(boolean parentheses, Expression expression) {
        sql.addIf(parentheses, "(");
        expression(expression);
        sql.addIf(parentheses, ")");
    }

    /** What a predicate tests may be a predicate again. */
    private void tested(Expression expression) {
        expression(expression, Strength.PREDICATE);
    }

    /** What a predicate compares with. */
    private void operand(Expression expression) {
        expression(expression, Strength.CONCATENATION);
    }

    private void enclosed(String open, List<Expression> elements, String close) {
        sql.add(open).list(elements, this::expression).add(close);
    }

    private void query(String open, Query query) {
        sql.add(open);
        formatters.queries().query(query);
        sql.add(")");
    }

    private void map(MapLiteral map) {
        sql.add("{").list(map.entries(), entry -> {
            sql.string(entry.name()).add(": ");
            expression(entry.value());
        });
        sql.add("}");
    }

    void path(PathExpression path) {
        sql.name(path.root());
        steps(path.steps());
    }

    private void steps(List<PathStep> steps) {
        for (PathStep step : steps) {
            if (step instanceof NameStep name) {
                sql.add(".").anyName(name.name());
            } else if (step instanceof IndexStep index) {
                sql.add("[" + index.index() + "]");
            }
        }
    }

    private void stepInto(StepInto step) {
        boolean bare = step.base() instanceof ScalarSubquery
                || (step.base() instanceof FunctionCall call
                        && call.over().isEmpty()
                        && call.filter().isEmpty()
                        && call.withinGroup().isEmpty());
        enclosedIf(!bare, step.base());
        steps(step.steps());
    }

    /** Two signs in a row would be a comment. */
    private void signed(Signed signed) {
        sql.add(signed.negative() ? "-" : "+");
        int start = sql.length();
        expression(signed.operand(), Strength.SIGN);
        if (sql.sinceMatches(start, SIGN)) {
            sql.insert(start, " ");
        }
    }

    /** From the left: on the right, the same strength is not enough. */
    private void arithmetic(Arithmetic arithmetic) {
        Strength strength = Strength.of(arithmetic);
        expression(arithmetic.left(), strength);
        sql.add(" ").add(arithmetic.operator().symbol()).add(" ");
        enclosedIf(Strength.of(arithmetic.right()).compareTo(strength) <= 0, arithmetic.right());
    }

    private void joined(List<Expression> operands, String operator, Strength needed) {
        for (int i = 0; i < operands.size(); i++) {
            sql.addIf(i > 0, operator);
            expression(operands.get(i), needed);
        }
    }

    private void not(Not not) {
        sql.add("NOT ");
        expression(not.operand(), Strength.NOT);
    }

    private void binary(Expression left, String operator, Expression right) {
        tested(left);
        sql.add(" ").add(operator).add(" ");
        operand(right);
    }

    private void between(Between between) {
        tested(between.operand());
        sql.addIf(between.negated(), " NOT").add(" BETWEEN ").addIf(between.symmetric(), "SYMMETRIC ");
        int start = sql.length();
        operand(between.low());
        if (sql.sinceMatches(start, SYMMETRY)) {
            sql.parenthesize(start);
        }
        sql.add(" AND ");
        operand(between.high());
    }

    private void in(Expression tested, boolean negated) {
        tested(tested);
        sql.addIf(negated, " NOT").add(" IN ");
    }

    /** One subquery in parentheses would be a query whose rows are the candidates. */
    private void inList(InList in) {
        in(in.operand(), in.negated());
        boolean subquery = in.candidates().size() == 1 && in.candidates().get(0) instanceof ScalarSubquery;
        enclosed(subquery ? "[" : "(", in.candidates(), subquery ? "]" : ")");
    }

    private void inCollection(InCollection in) {
        in(in.operand(), in.negated());
        expression(in.collection());
    }

    private void inQuery(InQuery in) {
        in(in.operand(), in.negated());
        query("(", in.query());
    }

    private void like(Like like) {
        tested(like.operand());
        sql.addIf(like.negated(), " NOT").add(like.ignoringCase() ? " ILIKE " : " LIKE ");
        operand(like.pattern());
        if (like.escape().isPresent()) {
            sql.add(" ESCAPE ");
            operand(like.escape().get());
        }
    }

    private void is(Is is) {
        tested(is.operand());
        sql.add(" IS ").addIf(is.negated(), "NOT ");
        if (is.test() instanceof IsType type) {
            sql.type(type.type());
        } else {
            sql.add(is.test().toString());
        }
    }

    private void distinctFrom(DistinctFrom distinct) {
        binary(distinct.left(), distinct.negated() ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM", distinct.right());
    }

    private void quantified(Quantified quantified) {
        tested(quantified.left());
        sql.add(" ").add(quantified.operator().symbol()).add(" ");
        query(quantified.quantifier() + " (", quantified.query());
    }
}

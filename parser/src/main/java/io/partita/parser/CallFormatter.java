package io.partita.parser;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Case;
import io.partita.parser.syntax.Expression.Cast;
import io.partita.parser.syntax.Expression.CurrentTime;
import io.partita.parser.syntax.Expression.Extract;
import io.partita.parser.syntax.Expression.Frame;
import io.partita.parser.syntax.Expression.FrameBound;
import io.partita.parser.syntax.Expression.FrameBoundKind;
import io.partita.parser.syntax.Expression.FrameExclusion;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.Trim;
import io.partita.parser.syntax.Expression.TrimSide;
import io.partita.parser.syntax.Expression.When;
import io.partita.parser.syntax.Expression.Window;
import io.partita.parser.syntax.Identifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Calls, their windows, and what has a grammar of its own behind a parenthesis. */
final class CallFormatter {
    /** Unquoted they begin something else than a call. */
    private static final Set<String> CONSTRUCTS =
            ignoringCase("CAST", "CUBE", "EXTRACT", "ROLLUP", "TRIM", "TRY_CAST", "UNNEST");

    private static final Pattern SIDE = Pattern.compile("(?i)(both|leading|trailing)\\b");
    private static final Pattern KEY = Pattern.compile("(?i)key\\b");
    private static final Pattern UNBOUNDED = Pattern.compile("(?i)unbounded$");

    private final Formatters formatters;
    private final SqlText sql;

    CallFormatter(Formatters formatters) {
        this.formatters = formatters;
        this.sql = formatters.text();
    }

    private static Set<String> ignoringCase(String... words) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(words));
        return set;
    }

    private void expression(Expression expression) {
        formatters.expressions().expression(expression);
    }

    void call(FunctionCall call) {
        name(call.name());
        sql.add("(").addIf(call.distinct(), "DISTINCT ").addIf(call.star(), "*");
        arguments(call);
        sql.add(")");
        if (!call.withinGroup().isEmpty()) {
            sql.add(" WITHIN GROUP (");
            formatters.queries().orderBy(call.withinGroup());
            sql.add(")");
        }
        call.filter().ifPresent(filter -> {
            sql.add(" FILTER (WHERE ");
            expression(filter);
            sql.add(")");
        });
        call.over().ifPresent(this::over);
    }

    private void name(Identifier name) {
        if (CONSTRUCTS.contains(name.text())) {
            sql.add(SqlText.quote(name.text()));
        } else {
            sql.name(name);
        }
    }

    /** POSITION(a IN b) is why its first argument cannot be a condition, and JSON_OBJECT(KEY a VALUE b) why no name is KEY. */
    private void arguments(FunctionCall call) {
        boolean position = isConstruct(call, "POSITION");
        boolean object = isConstruct(call, "JSON_OBJECT");
        for (int i = 0; i < call.arguments().size(); i++) {
            sql.addIf(i > 0, ", ");
            int start = sql.length();
            Strength needed = position && i == 0 ? Strength.CONCATENATION : Strength.OR;
            formatters.expressions().expression(call.arguments().get(i), needed);
            if (object && sql.sinceMatches(start, KEY)) {
                sql.parenthesize(start);
            }
        }
    }

    private static boolean isConstruct(FunctionCall call, String name) {
        return !call.name().quoted() && call.name().text().equalsIgnoreCase(name);
    }

    private void over(Window window) {
        boolean nameOnly = window.partitionBy().isEmpty()
                && window.orderBy().isEmpty()
                && window.frame().isEmpty();
        if (nameOnly && window.name().isPresent()) {
            sql.add(" OVER ").name(window.name().get());
        } else {
            sql.add(" OVER ");
            window(window);
        }
    }

    void window(Window window) {
        sql.add("(");
        int start = sql.length();
        window.name().ifPresent(sql::name);
        if (!window.partitionBy().isEmpty()) {
            separate(start);
            sql.add("PARTITION BY ").list(window.partitionBy(), this::expression);
        }
        if (!window.orderBy().isEmpty()) {
            separate(start);
            formatters.queries().orderBy(window.orderBy());
        }
        window.frame().ifPresent(frame -> {
            separate(start);
            frame(frame);
        });
        sql.add(")");
    }

    private void separate(int start) {
        sql.addIf(sql.length() > start, " ");
    }

    private void frame(Frame frame) {
        sql.add(frame.unit() + " BETWEEN ");
        bound(frame.start());
        sql.add(" AND ");
        bound(frame.end());
        if (frame.exclusion() != FrameExclusion.NO_OTHERS) {
            sql.add(" EXCLUDE ").add(frame.exclusion().name().replace('_', ' '));
        }
    }

    private void bound(FrameBound bound) {
        bound.offset().ifPresent(offset -> {
            int start = sql.length();
            formatters.expressions().expression(offset, Strength.CONCATENATION);
            if (sql.sinceMatches(start, UNBOUNDED) || sql.sinceMatches(start, ExpressionFormatter.SYMMETRY)) {
                sql.parenthesize(start);
            }
            sql.add(" ");
        });
        FrameBoundKind kind = bound.kind();
        sql.add(kind.name().replace('_', ' '));
    }

    void choice(Case choice) {
        sql.add("CASE");
        choice.operand().ifPresent(operand -> {
            sql.add(" ");
            expression(operand);
        });
        for (When branch : choice.branches()) {
            sql.add(" WHEN ");
            expression(branch.condition());
            sql.add(" THEN ");
            expression(branch.result());
        }
        choice.otherwise().ifPresent(otherwise -> {
            sql.add(" ELSE ");
            expression(otherwise);
        });
        sql.add(" END");
    }

    void cast(Cast cast) {
        sql.add(cast.lenient() ? "TRY_CAST(" : "CAST(");
        expression(cast.operand());
        sql.add(" AS ").type(cast.type()).add(")");
    }

    void extract(Extract extract) {
        sql.add("EXTRACT(").string(extract.part()).add(" FROM ");
        expression(extract.operand());
        sql.add(")");
    }

    void currentTime(CurrentTime now) {
        sql.add("CURRENT_").add(now.kind().name());
        now.precision().ifPresent(digits -> sql.add("(" + digits + ")"));
    }

    void trim(Trim trim) {
        sql.add("TRIM(");
        int start = sql.length();
        if (trim.characters().isPresent() || trim.side() != TrimSide.BOTH) {
            sql.add(trim.side().name()).add(" ");
            trim.characters().ifPresent(characters -> {
                expression(characters);
                sql.add(" ");
            });
            sql.add("FROM ");
            expression(trim.operand());
        } else {
            expression(trim.operand());
            if (sql.sinceMatches(start, SIDE)) {
                sql.insert(start, "BOTH FROM ");
            }
        }
        sql.add(")");
    }
}

package io.partita.parser.syntax;

import io.partita.parser.syntax.Expression.Case;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.When;
import io.partita.parser.syntax.Expression.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The expressions directly within an expression, for whoever looks for something in a tree. */
public final class Operands {
    private Operands() {}

    /** Whether the expression or any within it satisfies the predicate; queries within it are not entered. */
    public static boolean anyMatch(Expression expression, Predicate<Expression> predicate) {
        if (predicate.test(expression)) {
            return true;
        }
        for (Expression operand : of(expression)) {
            if (anyMatch(operand, predicate)) {
                return true;
            }
        }
        return false;
    }

    /** The operands in the order of the text; of a subquery only what stands outside of its query. */
    public static List<Expression> of(Expression expression) {
        if (expression instanceof FunctionCall call) {
            return of(call);
        } else if (expression instanceof Case conditional) {
            return of(conditional);
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return List.of(arithmetic.left(), arithmetic.right());
        } else if (expression instanceof Expression.Comparison comparison) {
            return List.of(comparison.left(), comparison.right());
        } else if (expression instanceof Expression.And and) {
            return and.operands();
        } else if (expression instanceof Expression.Or or) {
            return or.operands();
        } else if (expression instanceof Expression.Not not) {
            return List.of(not.operand());
        } else if (expression instanceof Expression.Signed signed) {
            return List.of(signed.operand());
        } else if (expression instanceof Expression.StepInto step) {
            return List.of(step.base());
        } else if (expression instanceof Expression.RowValue row) {
            return row.elements();
        }
        return ofDocument(expression);
    }

    private static List<Expression> ofDocument(Expression expression) {
        if (expression instanceof Expression.MapLiteral map) {
            return map.entries().stream().map(Expression.MapEntry::value).toList();
        } else if (expression instanceof Expression.ListLiteral list) {
            return list.elements();
        } else if (expression instanceof Expression.SetLiteral set) {
            return set.elements();
        }
        return ofPredicate(expression);
    }

    private static List<Expression> ofPredicate(Expression expression) {
        if (expression instanceof Expression.Between between) {
            return List.of(between.operand(), between.low(), between.high());
        } else if (expression instanceof Expression.InList in) {
            List<Expression> operands = new ArrayList<>(in.candidates());
            operands.add(0, in.operand());
            return operands;
        } else if (expression instanceof Expression.InCollection in) {
            return List.of(in.operand(), in.collection());
        } else if (expression instanceof Expression.InQuery in) {
            return List.of(in.operand());
        } else if (expression instanceof Expression.Like like) {
            List<Expression> operands = new ArrayList<>(List.of(like.operand(), like.pattern()));
            like.escape().ifPresent(operands::add);
            return operands;
        } else if (expression instanceof Expression.Is is) {
            return List.of(is.operand());
        } else if (expression instanceof Expression.DistinctFrom distinct) {
            return List.of(distinct.left(), distinct.right());
        } else if (expression instanceof Expression.Quantified quantified) {
            return List.of(quantified.left());
        }
        return ofFunction(expression);
    }

    private static List<Expression> ofFunction(Expression expression) {
        if (expression instanceof Expression.Cast cast) {
            return List.of(cast.operand());
        } else if (expression instanceof Expression.Extract extract) {
            return List.of(extract.operand());
        } else if (expression instanceof Expression.Trim trim) {
            List<Expression> operands = new ArrayList<>();
            trim.characters().ifPresent(operands::add);
            operands.add(trim.operand());
            return operands;
        }
        return List.of();
    }

    private static List<Expression> of(FunctionCall call) {
        List<Expression> operands = new ArrayList<>(call.arguments());
        call.withinGroup().forEach(term -> operands.add(term.expression()));
        call.filter().ifPresent(operands::add);
        call.over().ifPresent(window -> addAll(window, operands));
        return operands;
    }

    private static void addAll(Window window, List<Expression> operands) {
        operands.addAll(window.partitionBy());
        window.orderBy().forEach(term -> operands.add(term.expression()));
    }

    private static List<Expression> of(Case conditional) {
        List<Expression> operands = new ArrayList<>();
        conditional.operand().ifPresent(operands::add);
        for (When branch : conditional.branches()) {
            operands.add(branch.condition());
            operands.add(branch.result());
        }
        conditional.otherwise().ifPresent(operands::add);
        return operands;
    }
}

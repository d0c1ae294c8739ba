package io.partita.planner.testing;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.compile.CompiledStatement;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.KeyRange;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.JoinKey;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.TableAccess;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A compiled statement in a few lines, literals at their places whether they were lifted or not. */
public final class PlanText {
    private final CompiledStatement statement;

    private PlanText(CompiledStatement statement) {
        this.statement = statement;
    }

    public static String of(CompiledStatement statement) {
        return new PlanText(statement).plan(statement.plan());
    }

    /** The access path of a plan that reads one table. */
    public static AccessPath path(Plan plan) {
        return access(((Plan.Reading) plan).root()).path();
    }

    /** The table access under a node. */
    public static TableAccess access(RowNode node) {
        if (node instanceof RowNode.Access access) {
            return access.access();
        } else if (node instanceof RowNode.Count count) {
            return count.access();
        } else if (node instanceof RowNode.Sort sort) {
            return access(sort.input());
        } else if (node instanceof RowNode.Limit limit) {
            return access(limit.input());
        } else if (node instanceof RowNode.Project project) {
            return access(project.input());
        } else if (node instanceof RowNode.AllAttributes all) {
            return access(all.input());
        }
        return access(((RowNode.Distinct) node).input());
    }

    private String plan(Plan plan) {
        if (plan instanceof Plan.Reading reading) {
            return "columns "
                    + reading.columns().stream()
                            .map(column -> column.label() + " " + column.type().sqlName())
                            .collect(Collectors.joining(", "))
                    + "\n" + node(reading.root());
        } else if (plan instanceof Plan.Writing writing) {
            return write(writing.write());
        } else if (plan instanceof Plan.Explaining explaining) {
            return "explain\n" + plan(explaining.plan());
        }
        return plan.toString();
    }

    // ---- rows ----

    private String node(RowNode node) {
        if (node instanceof RowNode.Access access) {
            return text(access.access());
        } else if (node instanceof RowNode.Sort sort) {
            return "sort by "
                    + sort.terms().stream().map(this::term).collect(Collectors.joining(", "))
                    + optional(", keep ", sort.limit()) + "\n" + node(sort.input());
        } else if (node instanceof RowNode.Limit limit) {
            return "limit" + optional(" ", limit.limit()) + optional(", skip ", limit.offset()) + "\n"
                    + node(limit.input());
        } else if (node instanceof RowNode.Project project) {
            return "project " + list(project.outputs()) + "\n" + node(project.input());
        } else if (node instanceof RowNode.AllAttributes all) {
            return "all attributes\n" + node(all.input());
        } else if (node instanceof RowNode.Count count) {
            return "count\n" + text(count.access());
        } else if (node instanceof RowNode.Distinct distinct) {
            return "distinct\n" + node(distinct.input());
        }
        return relation(node);
    }

    /** What has tuples for rows. */
    private String relation(RowNode node) {
        if (node instanceof RowNode.Compute compute) {
            return "compute " + list(compute.outputs()) + "\n" + node(compute.input());
        } else if (node instanceof RowNode.Qualify qualify) {
            return "qualify " + scalar(qualify.predicate()) + "\n" + node(qualify.input());
        } else if (node instanceof RowNode.HashJoin join) {
            return "hash join " + join.kind() + keys(join.keys()) + optional(" if ", join.condition())
                    + indented(node(join.left())) + indented(node(join.right()));
        } else if (node instanceof RowNode.LookupJoin join) {
            return "lookup join " + join.kind() + keys(join.keys()) + optional(" if ", join.condition())
                    + indented(node(join.left()))
                    + indented(node(join.right()));
        } else if (node instanceof RowNode.Aggregate aggregate) {
            return "group by " + list(aggregate.keys())
                    + aggregate.calls().stream().map(this::call).collect(Collectors.joining()) + "\n"
                    + node(aggregate.input());
        } else if (node instanceof RowNode.SetOperation operation) {
            return operation.kind()
                    + (operation.all() ? " all" : "")
                    + operation.inputs().stream()
                            .map(input -> indented(node(input)))
                            .collect(Collectors.joining());
        } else if (node instanceof RowNode.Merge merge) {
            return "merge"
                    + merge.inputs().stream()
                            .map(input -> indented(node(input)))
                            .collect(Collectors.joining());
        } else if (node instanceof RowNode.OnlyIf onlyIf) {
            return "only if " + list(onlyIf.conditions()) + "\n" + node(onlyIf.input());
        } else if (node instanceof RowNode.Window window) {
            return "window " + list(window.partition()) + " order "
                    + window.order().stream().map(this::term).collect(Collectors.joining(", "))
                    + window.calls().stream()
                            .map(call -> ", " + call.function().name() + list(call.operands()))
                            .collect(Collectors.joining())
                    + "\n" + node(window.input());
        } else if (node instanceof RowNode.Unnest unnest) {
            return "unnest " + scalar(unnest.collection()) + (unnest.outer() ? " outer" : "") + "\n"
                    + node(unnest.input());
        }
        return "constants "
                + ((RowNode.Constants) node).rows().stream().map(this::list).toList();
    }

    private String keys(List<JoinKey> keys) {
        return keys.stream()
                .map(key -> scalar(key.left()) + " = " + scalar(key.right()))
                .collect(Collectors.joining(", ", " on [", "]"));
    }

    private String call(AggregateCall call) {
        return ", " + call.function() + (call.distinct() ? " DISTINCT " : "") + list(call.operands())
                + optional(" where ", call.filter());
    }

    private static String indented(String text) {
        return text.lines().map(line -> "\n    " + line).collect(Collectors.joining());
    }

    private String term(RowNode.SortTerm term) {
        return scalar(term.value()) + (term.ascending() ? "" : " DESC") + (term.nullsFirst() ? " NULLS FIRST" : "");
    }

    private String text(TableAccess access) {
        String hints = access.hints().scanPolicy() == null
                ? ""
                : "\n  scan " + access.hints().scanPolicy();
        return path(access.path())
                + optional("\n  filter ", access.filter())
                + optional("\n  remainder ", access.remainder())
                + "\n  reads " + (access.projection().isEmpty() ? "everything" : access.projection())
                + (access.consistent() == null ? "" : "\n  consistent " + access.consistent())
                + hints
                + access.advice().stream()
                        .map(advice -> "\n  advice: " + advice)
                        .collect(Collectors.joining());
    }

    private String path(AccessPath path) {
        if (path instanceof AccessPath.KeyLookup lookup) {
            return "KeyLookup " + lookup.table().name() + " " + scalar(lookup.partition())
                    + optional(", ", lookup.sort());
        } else if (path instanceof AccessPath.BatchKeyLookup lookup) {
            return "BatchKeyLookup " + lookup.table().name()
                    + lookup.groups().stream()
                            .map(group -> " [" + list(group.partitions()) + " x " + list(group.sorts()) + "]")
                            .collect(Collectors.joining());
        } else if (path instanceof AccessPath.KeyQuery query) {
            return "KeyQuery " + query.table().name() + " " + range(query.range()) + direction(query.ascending());
        } else if (path instanceof AccessPath.IndexQuery query) {
            return "IndexQuery " + query.index() + " " + range(query.range()) + direction(query.ascending())
                    + (query.fetchesItems() ? ", then the items" : "");
        } else if (path instanceof AccessPath.FanOut fanOut) {
            return "FanOut" + (fanOut.merged() ? " merged" : "")
                    + fanOut.branches().stream()
                            .map(branch -> "\n    " + path(branch))
                            .collect(Collectors.joining());
        } else if (path instanceof AccessPath.SegmentedScan scan) {
            return "SegmentedScan " + (scan.index() == null ? scan.table().name() : scan.index())
                    + (scan.segments() == 0 ? "" : " in " + scan.segments())
                    + (scan.fetchesItems() ? ", then the items" : "");
        }
        return "Nothing: " + ((AccessPath.Nothing) path).reason();
    }

    private static String direction(boolean ascending) {
        return ascending ? "" : " descending";
    }

    private String range(KeyRange range) {
        String partition = scalar(range.partition());
        if (range.sort() instanceof KeyRange.Compare compare) {
            return partition + ", " + compare.comparator().symbol() + " " + scalar(compare.value());
        } else if (range.sort() instanceof KeyRange.Between between) {
            return partition + ", from " + scalar(between.low()) + " to " + scalar(between.high());
        } else if (range.sort() instanceof KeyRange.BeginsWith begins) {
            return partition + ", begins with " + scalar(begins.prefix());
        }
        return partition;
    }

    // ---- writes ----

    private String write(ItemWrite write) {
        String returned = write.returned() == null
                ? ""
                : "\n  returning " + write.returned().image() + " "
                        + list(write.returned().outputs());
        if (write instanceof ItemWrite.Put put) {
            return "put, if it exists " + put.conflict()
                    + put.items().stream().map(item -> "\n  " + scalar(item)).collect(Collectors.joining())
                    + (put.update() == null
                            ? ""
                            : "\n update" + assignments(put.update().assignments()))
                    + returned;
        } else if (write instanceof ItemWrite.Update update) {
            return "update " + key(update.key()) + optional(" if ", update.condition())
                    + (update.failsIfAbsent() ? ", or fail" : "")
                    + assignments(update.assignments())
                    + returned;
        }
        if (write instanceof ItemWrite.PutEach put) {
            return "put each, if it exists " + put.put().conflict() + ", as " + put.attributes()
                    + (put.allFirst() ? " once all are read" : "") + returned + "\nof " + plan(put.query());
        } else if (write instanceof ItemWrite.UpdateEach update) {
            return "update each" + guard(update.search(), update.guard()) + assignments(update.assignments()) + returned
                    + "\nof " + text(update.search().access());
        } else if (write instanceof ItemWrite.DeleteEach delete) {
            return "delete each" + guard(delete.search(), delete.guard()) + returned + "\nof "
                    + text(delete.search().access());
        }
        ItemWrite.Delete delete = (ItemWrite.Delete) write;
        return "delete " + key(delete.key()) + optional(" if ", delete.condition())
                + (delete.failsOnCondition() ? ", or fail" : "") + returned;
    }

    private String guard(ItemWrite.Search search, ItemWrite.Guard guard) {
        return (search.allFirst() ? " once all are found" : "")
                + optional(" if ", guard.condition())
                + (guard.unchanged().isEmpty() ? "" : " unless changed " + guard.unchanged());
    }

    private String assignments(List<ItemWrite.Assignment> assignments) {
        return assignments.stream().map(each -> "\n  " + assignment(each)).collect(Collectors.joining());
    }

    private String key(ItemWrite.ItemKey key) {
        return scalar(key.partition()) + optional(", ", key.sort());
    }

    private String assignment(ItemWrite.Assignment assignment) {
        if (assignment instanceof ItemWrite.SetTo set) {
            return set.path() + " := " + value(set.value());
        } else if (assignment instanceof ItemWrite.AddToSet add) {
            return add.path() + " += " + scalar(add.elements());
        } else if (assignment instanceof ItemWrite.DeleteFromSet delete) {
            return delete.path() + " -= " + scalar(delete.elements());
        }
        return "remove " + assignment.path();
    }

    private String value(ItemWrite.UpdateValue value) {
        if (value instanceof ItemWrite.Given given) {
            return scalar(given.value());
        } else if (value instanceof ItemWrite.Computed computed) {
            return "computed " + scalar(computed.value());
        } else if (value instanceof ItemWrite.At at) {
            return at.path().toString();
        } else if (value instanceof ItemWrite.AtOrElse or) {
            return or.path() + " or else " + value(or.otherwise());
        } else if (value instanceof ItemWrite.Plus plus) {
            return value(plus.left()) + " + " + value(plus.right());
        } else if (value instanceof ItemWrite.Minus minus) {
            return value(minus.left()) + " - " + value(minus.right());
        }
        ItemWrite.ListAppend append = (ItemWrite.ListAppend) value;
        return value(append.left()) + " then " + value(append.right());
    }

    // ---- scalars ----

    private String optional(String before, @Nullable Scalar scalar) {
        return scalar == null ? "" : before + scalar(scalar);
    }

    private String list(List<Scalar> scalars) {
        return scalars.stream().map(this::scalar).collect(Collectors.joining(", "));
    }

    private String scalar(Scalar scalar) {
        if (scalar instanceof Scalar.Constant constant) {
            return value(constant.value());
        } else if (scalar instanceof Scalar.Column column) {
            return "$" + column.index();
        } else if (scalar instanceof Scalar.Argument argument && argument.slot() < 0) {
            return "each" + -argument.slot();
        } else if (scalar instanceof Scalar.Argument argument) {
            int literal = argument.slot() - statement.parameters().size();
            return literal >= 0
                    ? value(statement.literals().get(literal))
                    : "?" + (argument.slot() + 1) + (argument.spread() ? "..." : "");
        } else if (scalar instanceof Scalar.Attribute attribute) {
            return attribute.path().toString();
        } else if (scalar instanceof Scalar.Call call) {
            return call.function() + "(" + list(call.operands()) + ")";
        }
        return scalar instanceof Scalar.WholeItem ? "the item" : "MISSING";
    }

    private static String value(AttributeValue value) {
        if (value instanceof StringValue string) {
            return "'" + string.value() + "'";
        } else if (value instanceof NumberValue number) {
            return number.text();
        } else if (value instanceof BooleanValue bool) {
            return String.valueOf(bool.value());
        } else if (value instanceof AttributeValue.ListValue list) {
            return list.elements().stream().map(PlanText::value).toList().toString();
        } else if (value instanceof AttributeValue.StringSetValue set) {
            return "<<" + String.join(", ", set.elements()) + ">>";
        }
        return value.type() == AttributeType.NULL ? "NULL" : value.toString();
    }
}

package io.partita.planner.explain;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.table.KeySchema;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarText;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.UpdateValue;
import io.partita.planner.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outline of a write. */
final class WriteOutline {
    private final Arguments arguments;
    private final AccessOutline accesses;

    private final Function<Plan, Outline> queries;

    WriteOutline(Arguments arguments, AccessOutline accesses, Function<Plan, Outline> queries) {
        this.arguments = arguments;
        this.accesses = accesses;
        this.queries = queries;
    }

    Outline of(ItemWrite write) {
        List<Outline.Detail> details = new ArrayList<>();
        List<Outline> inputs = new ArrayList<>();
        String step = verb(write) + " " + write.table().name();
        if (write instanceof ItemWrite.Put put) {
            details.add(new Outline.Figures(
                    "items", List.of(new Outline.Figure("items", put.items().size(), "item"))));
            addConflict(details, put);
        } else if (write instanceof ItemWrite.PutEach put) {
            if (!put.attributes().isEmpty()) {
                details.add(new Outline.Text("attributes", String.join(", ", put.attributes())));
            }
            if (put.allFirst()) {
                details.add(new Outline.Text("order", "all rows are read before the first is written"));
            }
            addConflict(details, put.put());
            inputs.add(queries.apply(put.query()));
        } else if (write instanceof ItemWrite.Update update) {
            step += key(update.table().description().definition().key(), update.key());
            addChange(details, update.assignments());
            addCondition(details, update.condition());
        } else if (write instanceof ItemWrite.Delete delete) {
            step += key(delete.table().description().definition().key(), delete.key());
            addCondition(details, delete.condition());
        } else if (write instanceof ItemWrite.UpdateEach update) {
            addChange(details, update.assignments());
            addSearch(details, update.search(), update.guard());
            inputs.add(accesses.of(update.search().access()));
        } else if (write instanceof ItemWrite.EachFound found) {
            if (found.assignments() != null) {
                addChange(details, found.assignments());
            }
            details.add(new Outline.Text("order", "all are found before the first is written"));
            addGuard(details, found.guard());
            inputs.add(queries.apply(found.query()));
        } else if (write instanceof ItemWrite.DeleteEach delete) {
            addSearch(details, delete.search(), delete.guard());
            inputs.add(accesses.of(delete.search().access()));
        }
        if (write.returned() != null) {
            details.add(new Outline.Text(
                    "returning",
                    write.returned().image().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        return new Outline(step, details, inputs);
    }

    private void addConflict(List<Outline.Detail> details, ItemWrite.Put put) {
        details.add(new Outline.Text("if the key exists", put.conflict().name().toLowerCase(Locale.ROOT)));
        if (put.update() != null) {
            addChange(details, put.update().assignments());
            addGuard(details, put.update().guard());
        }
    }

    private static String verb(ItemWrite write) {
        if (write instanceof ItemWrite.UpdateEach
                || (write instanceof ItemWrite.EachFound found && found.assignments() != null)) {
            return "Update each of";
        } else if (write instanceof ItemWrite.DeleteEach || write instanceof ItemWrite.EachFound) {
            return "Delete each of";
        } else if (write instanceof ItemWrite.PutEach) {
            return "Put each row into";
        }
        return write.getClass().getSimpleName();
    }

    private void addChange(List<Outline.Detail> details, List<Assignment> assignments) {
        details.add(
                new Outline.Lines("change", assignments.stream().map(this::text).toList()));
    }

    private void addSearch(List<Outline.Detail> details, ItemWrite.Search search, ItemWrite.Guard guard) {
        if (search.allFirst()) {
            details.add(new Outline.Text("order", "all are found before the first is written"));
        }
        addGuard(details, guard);
    }

    private void addGuard(List<Outline.Detail> details, ItemWrite.Guard guard) {
        addCondition(details, guard.condition());
        if (!guard.unchanged().isEmpty()) {
            details.add(new Outline.Text("if unchanged", String.join(", ", guard.unchanged())));
        }
    }

    private String key(KeySchema schema, ItemWrite.ItemKey key) {
        String partition = schema.partition().name() + " = " + text(key.partition());
        return schema.sort() == null || key.sort() == null
                ? " (" + partition + ")"
                : " (" + partition + ", " + schema.sort().name() + " = " + text(key.sort()) + ")";
    }

    private void addCondition(List<Outline.Detail> details, @Nullable Scalar condition) {
        if (condition != null) {
            details.add(new Outline.Text("condition", text(condition)));
        }
    }

    private String text(Assignment assignment) {
        if (assignment instanceof ItemWrite.SetTo set) {
            return set.path() + " = " + text(set.value());
        } else if (assignment instanceof ItemWrite.AddToSet add) {
            return add.path() + " = set_add(" + add.path() + ", " + text(add.elements()) + ")";
        } else if (assignment instanceof ItemWrite.DeleteFromSet delete) {
            return delete.path() + " = set_delete(" + delete.path() + ", " + text(delete.elements()) + ")";
        }
        return "remove " + assignment.path();
    }

    private String text(UpdateValue value) {
        if (value instanceof ItemWrite.Given given) {
            return text(given.value());
        } else if (value instanceof ItemWrite.Computed computed) {
            return text(computed.value());
        } else if (value instanceof ItemWrite.At at) {
            return at.path().toString();
        } else if (value instanceof ItemWrite.AtOrElse either) {
            return "if_not_exists(" + either.path() + ", " + text(either.otherwise()) + ")";
        } else if (value instanceof ItemWrite.Plus plus) {
            return text(plus.left()) + " + " + text(plus.right());
        } else if (value instanceof ItemWrite.Minus minus) {
            return text(minus.left()) + " - " + text(minus.right());
        } else if (value instanceof ItemWrite.ListAppend append) {
            return List.of(append.left(), append.right()).stream()
                    .map(this::text)
                    .collect(Collectors.joining(", ", "list_append(", ")"));
        }
        throw new IllegalArgumentException("no value of an update: " + value);
    }

    private String text(Scalar scalar) {
        return ScalarText.of(named(scalar), arguments);
    }

    /** The row that was to be inserted has a name instead of a value. */
    private static Scalar named(Scalar scalar) {
        if (scalar instanceof Scalar.Argument argument && argument.slot() == ItemWrite.ConflictUpdate.EXCLUDED) {
            return new Scalar.Attribute(Path.of("EXCLUDED"));
        } else if (scalar instanceof Scalar.Call call) {
            return new Scalar.Call(
                    call.function(),
                    call.operands().stream().map(WriteOutline::named).toList());
        }
        return scalar;
    }
}

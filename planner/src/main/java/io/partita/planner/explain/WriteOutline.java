package io.partita.planner.explain;

import io.partita.engine.api.table.KeySchema;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarText;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.UpdateValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outline of a write. */
final class WriteOutline {
    private final Arguments arguments;

    WriteOutline(Arguments arguments) {
        this.arguments = arguments;
    }

    Outline of(ItemWrite write) {
        List<Outline.Detail> details = new ArrayList<>();
        String step = write.getClass().getSimpleName() + " " + write.table().name();
        if (write instanceof ItemWrite.Put put) {
            details.add(new Outline.Figures(
                    "items", List.of(new Outline.Figure("items", put.items().size(), "item"))));
            details.add(
                    new Outline.Text("if the key exists", put.conflict().name().toLowerCase(Locale.ROOT)));
        } else if (write instanceof ItemWrite.Update update) {
            step += key(update.table().description().definition().key(), update.key());
            details.add(new Outline.Lines(
                    "change", update.assignments().stream().map(this::text).toList()));
            addCondition(details, update.condition());
        } else if (write instanceof ItemWrite.Delete delete) {
            step += key(delete.table().description().definition().key(), delete.key());
            addCondition(details, delete.condition());
        }
        if (write.returned() != null) {
            details.add(new Outline.Text(
                    "returning",
                    write.returned().image().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        return new Outline(step, details, List.of());
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
        return ScalarText.of(scalar, arguments);
    }
}

package io.partita.planner.binder;

import io.partita.parser.syntax.Query.AllColumns;
import io.partita.parser.syntax.Statement.Returning;
import io.partita.parser.syntax.Statement.ReturningImage;
import io.partita.planner.plan.ItemWrite.Image;
import io.partita.planner.plan.ItemWrite.Returned;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RETURNING. */
final class ReturningBinder {
    /** Which statement returns. */
    enum Statement {
        INSERT,
        UPDATE,
        DELETE
    }

    private final Binding binding;
    private final TableScope scope;

    ReturningBinder(Binding binding, TableScope scope) {
        this.binding = binding;
        this.scope = scope;
    }

    @Nullable
    Returned bind(Optional<Returning> clause, Statement statement) {
        if (clause.isEmpty()) {
            return null;
        }
        Returning returning = clause.get();
        Image image = returning.image().map(ReturningBinder::image).orElse(defaultImage(statement));
        checkImage(returning, image, statement);
        SelectListBinder list = new SelectListBinder(binding, scope, new ExpressionBinder(binding, scope));
        if (returning.items().isEmpty() || list.isStar(returning.items())) {
            boolean whole = image == Image.ALL_NEW || image == Image.ALL_OLD;
            return new Returned(image, List.of(), whole ? SelectListBinder.known(scope.table()) : List.of());
        }
        if (binding.isAmazon()) {
            throw Refusals.amazon("Invalid returning clause: only * is allowed");
        }
        List<SelectListBinder.Item> items = list.bind(returning.items());
        return new Returned(
                image,
                items.stream().map(SelectListBinder.Item::scalar).toList(),
                items.stream().map(SelectListBinder.Item::column).toList());
    }

    private static Image defaultImage(Statement statement) {
        return statement == Statement.DELETE ? Image.ALL_OLD : Image.ALL_NEW;
    }

    private static Image image(ReturningImage image) {
        return switch (image) {
            case ALL_OLD -> Image.ALL_OLD;
            case MODIFIED_OLD -> Image.MODIFIED_OLD;
            case ALL_NEW -> Image.ALL_NEW;
            case MODIFIED_NEW -> Image.MODIFIED_NEW;
        };
    }

    private void checkImage(Returning returning, Image image, Statement statement) {
        if (statement == Statement.DELETE && image != Image.ALL_OLD) {
            throw Refusals.at(
                    Refusals.amazon("Invalid returning clause: RETURNING " + words(image)
                            + " *. Only RETURNING ALL OLD * is allowed in DELETE statements."),
                    returning.position(),
                    binding);
        }
        boolean modified = image == Image.MODIFIED_NEW || image == Image.MODIFIED_OLD;
        if (statement == Statement.INSERT && modified) {
            throw Refusals.invalid(
                    "INSERT writes whole items: RETURNING ALL NEW * or RETURNING ALL OLD *", returning.position());
        }
        boolean star = returning.items().stream().allMatch(AllColumns.class::isInstance);
        if (modified && !star) {
            throw Refusals.invalid(
                    "the modified attributes are returned as they are: RETURNING " + words(image) + " *",
                    returning.position());
        }
    }

    private static String words(Image image) {
        return image.name().replace('_', ' ');
    }
}

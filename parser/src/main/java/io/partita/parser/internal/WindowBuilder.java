package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Frame;
import io.partita.parser.syntax.Expression.FrameBound;
import io.partita.parser.syntax.Expression.FrameBoundKind;
import io.partita.parser.syntax.Expression.FrameExclusion;
import io.partita.parser.syntax.Expression.FrameUnit;
import io.partita.parser.syntax.Expression.Window;
import io.partita.parser.syntax.Query.NamedWindow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Windows and their frames. */
final class WindowBuilder {
    private final Source source;
    private final Builders builders;

    WindowBuilder(Source source, Builders builders) {
        this.source = source;
        this.builders = builders;
    }

    NamedWindow named(PartitaParser.NamedWindowContext context) {
        return new NamedWindow(
                builders.names().name(context.identifier()), window(context.window()), source.position(context));
    }

    Window over(PartitaParser.OverContext context) {
        if (context.window() != null) {
            return window(context.window());
        }
        return new Window(
                Optional.of(builders.names().name(context.identifier())),
                List.of(),
                List.of(),
                Optional.empty(),
                source.position(context.identifier()));
    }

    private Window window(PartitaParser.WindowContext context) {
        return new Window(
                Optional.ofNullable(context.identifier()).map(builders.names()::name),
                builders.expressions().optional(context.expressions()),
                builders.queries().orderBy(context.orderBy()),
                Optional.ofNullable(context.frame()).map(this::frame),
                source.position(context));
    }

    private Frame frame(PartitaParser.FrameContext context) {
        FrameBound start = bound(context.frameBound(0));
        FrameBound end = context.frameBound().size() > 1
                ? bound(context.frameBound(1))
                : new FrameBound(FrameBoundKind.CURRENT_ROW, Optional.empty(), start.position());
        FrameUnit unit = FrameUnit.valueOf(ExpectationNames.word(context.start.getType()));
        return new Frame(unit, start, end, exclusion(context.exclusion()), source.position(context));
    }

    private static FrameExclusion exclusion(PartitaParser.@Nullable ExclusionContext context) {
        if (context == null || context.NO() != null) {
            return FrameExclusion.NO_OTHERS;
        } else if (context.GROUP() != null) {
            return FrameExclusion.GROUP;
        }
        return context.TIES() != null ? FrameExclusion.TIES : FrameExclusion.CURRENT_ROW;
    }

    private FrameBound bound(PartitaParser.FrameBoundContext context) {
        boolean preceding = context.PRECEDING() != null;
        Optional<Expression> offset = Optional.empty();
        FrameBoundKind kind;
        if (context.CURRENT() != null) {
            kind = FrameBoundKind.CURRENT_ROW;
        } else if (context.UNBOUNDED() != null) {
            kind = preceding ? FrameBoundKind.UNBOUNDED_PRECEDING : FrameBoundKind.UNBOUNDED_FOLLOWING;
        } else {
            kind = preceding ? FrameBoundKind.PRECEDING : FrameBoundKind.FOLLOWING;
            offset = Optional.of(builders.expressions().arithmetic(context.arithmetic()));
        }
        return new FrameBound(kind, offset, source.position(context));
    }
}

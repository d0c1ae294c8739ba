package io.partita.planner.explain;

import java.util.Locale;
import java.util.stream.Collectors;

/** Prints an outline as lines. */
final class OutlineText {
    private final StringBuilder text = new StringBuilder();

    private OutlineText() {}

    static String of(Outline outline) {
        OutlineText printer = new OutlineText();
        printer.print(outline, "");
        return printer.text.substring(0, printer.text.length() - 1);
    }

    private void print(Outline outline, String indent) {
        line(indent, outline.step());
        String below = indent + "  ";
        for (Outline.Detail detail : outline.details()) {
            if (detail instanceof Outline.Text plain) {
                line(below, plain.name() + ": " + plain.text());
            } else if (detail instanceof Outline.Figures figures) {
                line(below, figures.name() + ": " + joined(figures));
            } else if (detail instanceof Outline.Lines lines) {
                lines.lines().forEach(each -> line(below, lines.name() + ": " + each));
            }
        }
        outline.inputs().forEach(input -> print(input, below));
    }

    private static String joined(Outline.Figures figures) {
        return figures.figures().stream()
                .map(figure -> number(figure.value()) + " " + (figure.value() == 1 ? figure.one() : figure.many()))
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%,.1f", value);
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append('\n');
    }
}

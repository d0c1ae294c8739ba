package io.partita.planner.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a plan, ready to print.
 *
 * @param details in the order in which they are printed
 * @param inputs the steps that it reads from
 */
record Outline(String step, List<Detail> details, List<Outline> inputs) {
    Outline {
        details = List.copyOf(details);
        inputs = List.copyOf(inputs);
    }

    static Outline of(String step, Outline... inputs) {
        return new Outline(step, List.of(), List.of(inputs));
    }

    Outline with(Detail detail) {
        List<Detail> more = new ArrayList<>(details);
        more.add(detail);
        return new Outline(step, more, inputs);
    }

    /** Something that there is to say of a step. */
    sealed interface Detail {
        String name();
    }

    record Text(String name, String text) implements Detail {}

    record Lines(String name, List<String> lines) implements Detail {
        Lines {
            lines = List.copyOf(lines);
        }
    }

    record Figures(String name, List<Figure> figures) implements Detail {
        Figures {
            figures = List.copyOf(figures);
        }
    }

    /** A number with what it counts: {@code 1 read unit}, {@code 2 read units}. */
    record Figure(String name, double value, String one, String many) {
        Figure(String name, double value, String one) {
            this(name, value, one, one + "s");
        }
    }
}

package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.expression.Node.At;
import io.partita.engine.server.expression.Node.Named;
import io.partita.engine.server.expression.Node.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names and values that a request gives beside its expressions, and which of them are used. */
final class Substitutions {
    /** The most steps of a path, the attribute included. */
    private static final int MAX_STEPS = 32;

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;
    private final Set<String> attributes = new LinkedHashSet<>();

    Substitutions(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
        this.unusedNames = new LinkedHashSet<>(names.keySet());
        this.unusedValues = new LinkedHashSet<>(values.keySet());
    }

    /** The value of this name, or null if there is none; the fault is added then. */
    @Nullable
    AttributeValue value(String name, Faults faults) {
        AttributeValue value = values.get(name);
        if (value == null) {
            faults.add(
                    Faults.Kind.VALUE,
                    "An expression attribute value used in expression is not defined; attribute value: " + name);
        } else {
            unusedValues.remove(name);
        }
        return value;
    }

    /** The path, or null if something in it is wrong; the fault is added then. */
    @Nullable
    Path path(Reference reference, Faults faults) {
        if (reference.steps().size() > MAX_STEPS) {
            faults.add(
                    Faults.Kind.DEPTH,
                    "The document path has too many nesting levels; nesting levels: "
                            + reference.steps().size());
        }
        String attribute = null;
        boolean faulty = false;
        List<Path.Step> steps = new ArrayList<>(reference.steps().size() - 1);
        for (Node.Step written : reference.steps()) {
            if (written instanceof Named named && attribute == null) {
                attribute = name(named, faults);
                faulty |= attribute == null;
                attribute = attribute == null ? "" : attribute;
            } else {
                Path.Step step = step(written, faults);
                faulty |= step == null;
                if (step != null) {
                    steps.add(step);
                }
            }
        }
        if (attribute == null) {
            throw new IllegalStateException("a path without a name");
        } else if (faulty) {
            return null;
        }
        attributes.add(attribute);
        return new Path(attribute, steps);
    }

    private Path.@Nullable Step step(Node.Step written, Faults faults) {
        if (written instanceof Named named) {
            String name = name(named, faults);
            return name == null ? null : new Path.Name(name);
        }
        String digits = ((At) written).digits();
        try {
            return new Path.Index(Integer.parseInt(digits));
        } catch (NumberFormatException tooLarge) {
            faults.add(Faults.Kind.STEP, "List index is not within the allowable range; index: [" + digits + "]");
            return null;
        }
    }

    private @Nullable String name(Named named, Faults faults) {
        if (!named.substitute()) {
            if (ReservedWords.contains(named.text())) {
                faults.add(Faults.Kind.STEP, "Attribute name is a reserved keyword; reserved keyword: " + named.text());
            }
            return named.text();
        }
        String name = names.get(named.text());
        if (name == null) {
            faults.add(
                    Faults.Kind.NAME,
                    "An expression attribute name used in the document path is not defined; attribute name: "
                            + named.text());
        } else {
            unusedNames.remove(named.text());
        }
        return name;
    }

    /** The top-level attributes that were named so far. */
    Collection<String> attributes() {
        return attributes;
    }

    Set<String> unusedNames() {
        return unusedNames;
    }

    Set<String> unusedValues() {
        return unusedValues;
    }
}

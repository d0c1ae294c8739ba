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

    /** The path, or null if a name in it is not defined; the fault is added then. */
    @Nullable
    Path path(Reference reference, Faults faults) {
        String attribute = null;
        List<Path.Step> steps = new ArrayList<>(reference.steps().size() - 1);
        for (Node.Step step : reference.steps()) {
            if (step instanceof At at) {
                steps.add(new Path.Index(at.index()));
                continue;
            }
            String name = name((Named) step, faults);
            if (name == null) {
                return null;
            } else if (attribute == null) {
                attribute = name;
            } else {
                steps.add(new Path.Name(name));
            }
        }
        if (attribute == null) {
            throw new IllegalStateException("a path without a name");
        }
        attributes.add(attribute);
        return new Path(attribute, steps);
    }

    private @Nullable String name(Named named, Faults faults) {
        if (!named.substitute()) {
            if (ReservedWords.contains(named.text())) {
                faults.add(
                        Faults.Kind.RESERVED,
                        "Attribute name is a reserved keyword; reserved keyword: " + named.text());
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

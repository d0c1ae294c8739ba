package io.partita.engine.server.expression;

import io.partita.engine.server.expression.Node.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses projections: paths. */
final class ProjectionParser extends Parser {
    private ProjectionParser(String text) {
        super(text);
    }

    /** A whole projection. */
    static List<Reference> paths(String text) {
        ProjectionParser parser = new ProjectionParser(text);
        List<Reference> paths = new ArrayList<>();
        do {
            paths.add(parser.reference());
        } while (parser.take(","));
        parser.requireEnd();
        return paths;
    }

    @Override
    Set<String> keywords() {
        return Set.of();
    }

    @Override
    Node grouped() {
        throw syntaxError();
    }
}

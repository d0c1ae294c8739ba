package io.partita.planner.compile;

import io.partita.parser.StatementParser;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.session.SessionOptions;
import org.jspecify.annotations.Nullable;

/**
 * Statement text to plan: parser, binder, relational tree, access path, with a cache by text and by shape. Safe to share
 * between threads.
 */
public final class StatementCompiler {
    private final Catalog catalog;
    private final PlanCache cache = new PlanCache();

    public StatementCompiler(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Compiles a statement.
     *
     * @throws io.partita.planner.error.QueryException if it is not a statement, or cannot be planned
     */
    public CompiledStatement compile(String text, SessionOptions options) {
        // Read before the tables are: a plan that is made while one changes counts as made before.
        long version = catalog.version();
        CompiledStatement cached = cache.find(text, options, version);
        if (cached != null) {
            return cached;
        }
        Shape shape = shape(text);
        if (shape != null) {
            CompiledStatement sibling = cache.find(shape, options, version);
            if (sibling != null) {
                return sibling;
            }
        }
        return compile(text, shape, options, version);
    }

    private CompiledStatement compile(String text, @Nullable Shape shape, SessionOptions options, long version) {
        Compilation compilation = new Compilation(text, catalog, options);
        if (shape != null && compilation.sharesPlans()) {
            LiftedLiterals literals = new LiftedLiterals(shape);
            CompiledStatement lifted = compilation.compile(literals);
            // A scan of the text that counts other parameters than the parser has misread it.
            if (lifted.parameters().size() == shape.parameters()) {
                return cache.put(shape, options, version, lifted, literals);
            }
        }
        CompiledStatement compiled = compilation.compile();
        cache.put(text, options, version, compiled);
        return compiled;
    }

    /** The shape of a text that has literals to lift. */
    private static @Nullable Shape shape(String text) {
        if (text.length() > StatementParser.MAX_LENGTH) {
            return null;
        }
        Shape shape = ShapeScanner.scan(text);
        return shape == null || shape.literals().isEmpty() ? null : shape;
    }
}

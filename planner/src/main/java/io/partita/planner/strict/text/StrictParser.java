package io.partita.planner.strict.text;

import io.partita.parser.StatementParser;
import io.partita.parser.SyntaxException;
import io.partita.parser.syntax.Statement;

/** Text to the tree of a statement that reads or writes items. */
public final class StrictParser {
    private StrictParser() {}

    /**
     * Parses one statement; which of its clauses the dialect has is for the binders to say.
     *
     * @throws io.partita.engine.api.error.StoreException VALIDATION if there is none
     */
    public static Statement parse(StatementText text) {
        Statement statement;
        try {
            statement = StatementParser.parse(text.text());
        } catch (SyntaxException failure) {
            throw SyntaxMistakes.translated(text, failure);
        }
        boolean inserts = statement instanceof Statement.Insert insert && insert.kind() == Statement.InsertKind.INSERT;
        if (inserts
                || statement instanceof Statement.QueryStatement
                || statement instanceof Statement.Update
                || statement instanceof Statement.Delete
                || statement instanceof Statement.ExistsCheck) {
            return statement;
        }
        throw Refusals.noDataManipulation();
    }
}

package io.partita.parser.internal;

import io.partita.parser.syntax.Statement;

/** The whole way from text to tree: tokens, checks, grammar, tree. Stateless. */
public final class StatementReader {
    private StatementReader() {}

    /**
     * Reads one statement.
     *
     * @param maximumDepth how deep brackets and CASE may be nested; the parser's recursion depends on nothing else
     * @throws SyntaxFailure if the text is not a statement
     */
    public static Statement read(String text, int maximumDepth) {
        Source source = new Source(text);
        TokenList tokens = TokenList.of(source);
        new TokenScan(source, tokens, maximumDepth).run();
        return new Builders(source, tokens).statements().text(Grammar.parse(source, tokens));
    }
}

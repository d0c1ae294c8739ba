package io.partita.parser.internal;

import org.antlr.v4.runtime.CommonToken;

/**
 * One walk over the tokens before the parser sees them: refuses what is no token, tells apart the words that mean two
 * things, and bounds the depth of the tree that the parser would build.
 */
final class TokenScan {
    private final Source source;
    private final TokenList tokens;
    private final Nesting nesting;

    TokenScan(Source source, TokenList tokens, int maximumDepth) {
        this.source = source;
        this.tokens = tokens;
        this.nesting = new Nesting(source, tokens, maximumDepth);
    }

    void run() {
        int size = tokens.size();
        for (int i = 0; i < size; i++) {
            CommonToken token = tokens.get(i);
            LexicalMistakes.check(source, token);
            ContextualWords.resolve(tokens, i);
            nesting.next(i);
        }
    }
}

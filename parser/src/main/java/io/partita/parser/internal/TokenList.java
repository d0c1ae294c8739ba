package io.partita.parser.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/** All tokens of a statement, read at once: they are looked at before the parser is. The last one is the end. */
final class TokenList implements TokenStream {
    private final TokenSource lexer;
    private final CommonToken[] tokens;
    private int index;
    private int @Nullable [] parameters;

    private TokenList(TokenSource lexer, CommonToken[] tokens) {
        this.lexer = lexer;
        this.tokens = tokens;
    }

    static TokenList of(Source source) {
        PartitaLexer lexer = new PartitaLexer(new TextStream(source.text()));
        lexer.removeErrorListeners();
        List<CommonToken> tokens = new ArrayList<>();
        CommonToken token;
        do {
            token = (CommonToken) lexer.nextToken();
            token.setTokenIndex(tokens.size());
            tokens.add(token);
        } while (token.getType() != Token.EOF);
        return new TokenList(lexer, tokens.toArray(CommonToken[]::new));
    }

    @Override
    public CommonToken get(int at) {
        return tokens[at];
    }

    /** The type of the token at an index, which may lie outside the statement. */
    int type(int at) {
        return at >= 0 && at < tokens.length ? tokens[at].getType() : Token.EOF;
    }

    /** The first parameter, if there is one. */
    Optional<Token> firstParameter() {
        int[] found = parameters();
        return found.length == 0 ? Optional.empty() : Optional.of(tokens[found[0]]);
    }

    /** How many parameters stand before the one at an index. */
    int parameterIndex(int at) {
        if (parameters == null) {
            parameters = parameters();
        }
        return Arrays.binarySearch(parameters, at);
    }

    private int[] parameters() {
        int[] found = new int[8];
        int count = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (type(i) == PartitaLexer.PARAMETER) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    void setType(int at, int type) {
        tokens[at].setType(type);
    }

    @Override
    public @Nullable Token LT(int distance) {
        if (distance == 1) {
            return tokens[index];
        }
        int at = distance > 0 ? index + distance - 1 : index + distance;
        return at < 0 ? null : tokens[Math.min(at, tokens.length - 1)];
    }

    @Override
    public int LA(int distance) {
        Token token = LT(distance);
        return token == null ? Token.INVALID_TYPE : token.getType();
    }

    @Override
    public void consume() {
        if (index < tokens.length - 1) {
            index++;
        }
    }

    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(int marker) {
        // All tokens stay.
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void seek(int to) {
        index = to;
    }

    @Override
    public int size() {
        return tokens.length;
    }

    @Override
    public TokenSource getTokenSource() {
        return lexer;
    }

    @Override
    public String getSourceName() {
        return UNKNOWN_SOURCE_NAME;
    }

    @Override
    public String getText() {
        return getText(Interval.of(0, tokens.length - 1));
    }

    @Override
    public String getText(RuleContext context) {
        return getText(context.getSourceInterval());
    }

    @Override
    public String getText(Token first, Token last) {
        return getText(Interval.of(first.getTokenIndex(), last.getTokenIndex()));
    }

    @Override
    public String getText(Interval interval) {
        StringBuilder text = new StringBuilder();
        for (int i = interval.a; i <= interval.b; i++) {
            text.append(tokens[i].getText());
        }
        return text.toString();
    }
}

package io.partita.parser.internal;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Stops at the first mistake, and remembers where the parser stood when the last good token had just been taken: from
 * there, and only from there, all that might have followed can be told. Later the parser has already passed by what is
 * optional.
 */
final class FirstMistake extends BailErrorStrategy {
    private int index = -1;
    private int state;
    private @Nullable ParserRuleContext context;

    @Override
    public void sync(Parser recognizer) {
        remember(recognizer);
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        remember(recognizer);
        InputMismatchException mismatch = new InputMismatchException(recognizer);
        recover(recognizer, mismatch);
        throw mismatch;
    }

    private void remember(Parser recognizer) {
        int now = recognizer.getInputStream().index();
        if (now != index) {
            index = now;
            state = recognizer.getState();
            context = recognizer.getContext();
        }
    }

    /** The token that cannot stand where it does, and what might have stood in its place. */
    Expectations.Mistake find(Parser parser, RecognitionException cause) {
        if (context == null) {
            return new Expectations.Mistake(cause.getOffendingToken().getTokenIndex(), new IntervalSet());
        }
        return Expectations.after(parser.getATN(), state, context, (TokenList) parser.getInputStream(), index);
    }
}

package io.partita.parser.internal;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Runs the generated parser: first with the fast prediction that needs no context, and if that fails once more with
 * the full one, which either succeeds or finds the true place of the mistake.
 */
final class Grammar {
    private Grammar() {}

    static PartitaParser.TextContext parse(Source source, TokenList tokens) {
        PartitaParser parser = new PartitaParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        try {
            return parser.text();
        } catch (ParseCancellationException e) {
            return parseCarefully(source, tokens, parser);
        }
    }

    private static PartitaParser.TextContext parseCarefully(Source source, TokenList tokens, PartitaParser parser) {
        FirstMistake mistake = new FirstMistake();
        parser.reset();
        parser.setErrorHandler(mistake);
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        try {
            return parser.text();
        } catch (ParseCancellationException e) {
            if (e.getCause() instanceof RecognitionException cause) {
                throw new Diagnosis(source, tokens).explain(mistake.find(parser, cause));
            }
            throw e;
        }
    }
}

package io.partita.parser.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.parser.Corpus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.atn.DecisionInfo;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** The grammar decides by few tokens ahead: that is what makes parsing fast, and safe with hostile text. */
class PredictionTest {
    private static final int LOOKAHEAD = 8;

    private static final List<String> POINT_STATEMENTS = List.of(
            "SELECT * FROM t WHERE pk = ? AND sk > 5",
            "SELECT a, b.c[0] AS d FROM \"T\".\"I\" x WHERE x.pk = 'a' AND begins_with(x.sk, ?) ORDER BY sk LIMIT 10",
            "INSERT INTO t VALUE {'pk': 1, 'sk': [1, <<'a'>>]}",
            "INSERT INTO t (a, b) VALUES (?, ?), (?, ?)",
            "UPDATE t SET a = a + 1, b.c = ? REMOVE d WHERE pk = 1 AND sk IN (1, 2)",
            "DELETE FROM t WHERE pk = ?",
            "SELECT COUNT(*) FROM t WHERE a BETWEEN 1 AND 2 OR b IS NULL");

    @Test
    void theFastPredictionTakesEveryStatement() {
        Set<Integer> decisions = new HashSet<>();
        for (String text : Corpus.statements()) {
            // Which SET is meant after a type takes all of the context.
            if (!text.contains("IS STRING SET c")) {
                for (DecisionInfo decision : predict(text)) {
                    decisions.add(decision.decision);
                    assertThat(decision.SLL_MaxLook)
                            .as("%s in %s", rule(decision), text)
                            .isLessThanOrEqualTo(LOOKAHEAD);
                }
            }
        }
        assertThat(decisions).hasSizeGreaterThan(20);
    }

    @Test
    void pointStatementsNeedNoPredictionAtAll() {
        for (String text : POINT_STATEMENTS) {
            assertThat(predict(text)).as(text).isEmpty();
        }
    }

    private static String rule(DecisionInfo decision) {
        return PartitaParser.ruleNames[PartitaParser._ATN.getDecisionState(decision.decision).ruleIndex];
    }

    /** The decisions that had to be predicted. */
    private static List<DecisionInfo> predict(String text) {
        Source source = new Source(text);
        TokenList tokens = TokenList.of(source);
        new TokenScan(source, tokens, 100).run();
        PartitaParser parser = new PartitaParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.setProfile(true);
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.text();
        List<DecisionInfo> predicted = new ArrayList<>();
        Arrays.stream(parser.getParseInfo().getDecisionInfo())
                .filter(decision -> decision.invocations > 0)
                .forEach(predicted::add);
        return predicted;
    }
}

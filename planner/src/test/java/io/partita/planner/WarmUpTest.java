package io.partita.planner;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class WarmUpTest {
    /** It runs where nobody would see it fail. */
    @Test
    void executesAllOfItsStatements() {
        assertThatCode(WarmUp::run).doesNotThrowAnyException();
    }
}

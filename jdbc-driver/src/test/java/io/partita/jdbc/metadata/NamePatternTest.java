package io.partita.jdbc.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "%, anything, true",
        "ord%, orders, true",
        "ord%, Orders, false",
        "order_, orders, true",
        "order_, order, false",
        "my\\_table, my_table, true",
        "my\\_table, myXtable, false",
        "a.c, abc, false",
        "a.c, a.c, true",
        "%%%%x, ax, true",
        "[a], a, false",
        "\\%, %, true",
        "\\, \\, true"
    })
    void matches(String pattern, String name, boolean expected) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(expected);
    }
}

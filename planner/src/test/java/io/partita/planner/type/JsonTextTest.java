package io.partita.planner.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalars;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void writesEveryTypeInAStableOrder() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("z", Arrays.asList(true, null, "tab\t\"quote\""));
        entries.put("bytes", new byte[] {1, 2, -1});
        entries.put("numbers", AttributeValue.NumberSetValue.of(List.of(new BigDecimal("10"), new BigDecimal("9.5"))));
        entries.put("strings", AttributeValue.StringSetValue.of(List.of("b", "a")));
        entries.put("huge", new BigDecimal("1E+38"));
        entries.put("tiny", new BigDecimal("1E-10"));
        assertThat(JsonText.of(Scalars.value(entries)))
                .isEqualTo("{\"bytes\":\"AQL/\",\"huge\":100000000000000000000000000000000000000,"
                        + "\"numbers\":[9.5,10],\"strings\":[\"a\",\"b\"],\"tiny\":0.0000000001,"
                        + "\"z\":[true,null,\"tab\\t\\\"quote\\\"\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"b\":[1,2.5,\"x\",null,true]},\"ä\":\"😀\"}",
                "12345678901234567890123456789012345678",
                "[]",
                "{}",
                "\"text\"",
                "-0.0000001",
            })
    void readsWhatItWrites(String text) {
        assertThat(JsonText.of(JsonText.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "1 2", "{'a':1}", "nul", "{\"a\"}", "]", "\"\\x\"", "NaN"})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.INVALID_VALUE))
                .hasMessageStartingWith("not JSON at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e126", "123456789012345678901234567890123456789", "[1e-131]"})
    void refusesNumbersThatDoNotFit(String text) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.NUMBER_OUT_OF_RANGE));
    }

    @Test
    void boundsTheDepthBothWays() {
        String deepest = "[".repeat(JsonText.MAX_DEPTH) + "]".repeat(JsonText.MAX_DEPTH);
        AttributeValue value = JsonText.parse(deepest);
        assertThat(JsonText.of(value)).isEqualTo(deepest);
        assertThatThrownBy(() -> JsonText.of(AttributeValue.of(List.of(value)))).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> JsonText.parse("[".repeat(100_000))).isInstanceOf(QueryException.class);
    }
}

package io.partita.engine.api.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ColumnTagsTest {
    private static List<ColumnDefinition> columns(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> new ColumnDefinition("naïve \0 column " + i * 7919, AttributeType.S, "VARCHAR(" + i + ")"))
                .toList();
    }

    @Test
    void columnsComeBackAsTheyWere() {
        for (int count : new int[] {0, 1, 2, 100, 300}) {
            Map<String, String> tags = ColumnTags.with(columns(count), Map.of("owner", "me"));
            assertThat(ColumnTags.in(tags)).isEqualTo(columns(count));
            assertThat(ColumnTags.without(tags)).isEqualTo(Map.of("owner", "me"));
            assertThat(tags.values())
                    .allMatch(value -> value.length() <= 256 && value.matches("[A-Za-z0-9 +=._:/@-]*"));
        }
    }

    @Test
    void moreThanFitIsRefused() {
        assertThatThrownBy(() -> ColumnTags.with(columns(9_000), Map.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("do not fit the tags");
    }

    @Test
    void tagsThatSomebodyChangedAreRefused() {
        Map<String, String> tags = new HashMap<>(ColumnTags.with(columns(3), Map.of()));
        for (String text : List.of("%", "AAAA", tags.get("partita:columns:0").substring(3))) {
            tags.put("partita:columns:0", text);
            assertThatThrownBy(() -> ColumnTags.in(tags))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CORRUPTION));
        }
    }
}

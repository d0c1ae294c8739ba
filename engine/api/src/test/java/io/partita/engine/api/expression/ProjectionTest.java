package io.partita.engine.api.expression;

import static io.partita.engine.api.item.Documents.item;
import static io.partita.engine.api.item.Documents.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.partita.engine.api.item.Documents;
import io.partita.engine.api.item.Item;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectionTest {
    private static final Item ITEM = item(
            "a", Map.of("b", List.of(1, 2), "c", 3),
            "l", List.of("zero", Map.of("x", 1, "y", 2), "two", "three"),
            "s", "text");

    static Stream<Arguments> projections() {
        return Stream.of(
                arguments(List.of("s"), item("s", "text")),
                arguments(List.of("s", "none"), item("s", "text")),
                arguments(List.of("none"), item()),
                arguments(List.of("a.b[1]"), item("a", Map.of("b", List.of(2)))),
                arguments(List.of("a.c", "a.b"), item("a", Map.of("b", List.of(1, 2), "c", 3))),
                arguments(List.of("l[2]", "l[0]"), item("l", List.of("zero", "two"))),
                arguments(List.of("l[1].y", "l[3]"), item("l", List.of(Map.of("y", 2), "three"))),
                arguments(List.of("l[1].none", "l[9]", "a.none", "s.x", "s[0]", "a[0]", "l.x"), item()),
                arguments(List.of("a.b[0]", "a"), item("a", Map.of("b", List.of(1, 2), "c", 3))),
                arguments(List.of("a", "a.b[0]"), item("a", Map.of("b", List.of(1, 2), "c", 3))),
                arguments(List.of("s", "a.c"), item("s", "text", "a", Map.of("c", 3))));
    }

    @ParameterizedTest
    @MethodSource("projections")
    void keepsWhatThePathsLeadTo(List<String> paths, Item expected) {
        Projection projection =
                Projection.of(paths.stream().map(Documents::path).toList());
        assertThat(projection.apply(ITEM)).isEqualTo(expected);
    }

    @Test
    void everythingIsTheItemItself() {
        assertThat(Projection.ALL.apply(ITEM)).isSameAs(ITEM);
    }

    @Test
    void refusesOverlappingPathsOnRequest() {
        Projection.of(List.of(path("a.b"), path("a.c"), path("l[0]"), path("l[1]")))
                .checkDistinct();
        assertThatThrownBy(
                        () -> Projection.of(List.of(path("a"), path("a.b[0]"))).checkDistinct())
                .hasMessage("Invalid ProjectionExpression: Two document paths overlap with each other; "
                        + "must remove or rewrite one of these paths; path one: [a], path two: [a, b, [0]]");
    }

    @Test
    void tellsOverlapsBeforeConflicts() {
        assertThatThrownBy(() -> Projection.of(List.of(path("b[1]"), path("b.a"), path("a.b"), path("a")))
                        .checkDistinct())
                .hasMessage("Invalid ProjectionExpression: Two document paths overlap with each other; "
                        + "must remove or rewrite one of these paths; path one: [a, b], path two: [a]");
        assertThatThrownBy(() -> Projection.of(List.of(path("a.b[1]"), path("a[1]"), path("b"), path("b.c[0]")))
                        .checkDistinct())
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> Projection.of(List.of(path("a.b[1]"), path("a[1]"), path("a[2]")))
                        .checkDistinct())
                .hasMessage("Invalid ProjectionExpression: Two document paths conflict with each other; "
                        + "must remove or rewrite one of these paths; path one: [a, b, [1]], path two: [a, [1]]");
    }
}

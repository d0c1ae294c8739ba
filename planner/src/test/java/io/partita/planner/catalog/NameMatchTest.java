package io.partita.planner.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameMatchTest {
    private static final Position HERE = new Position(1, 15, 14, 6);

    private static NameMatch match(String written, String... names) {
        return NameMatch.of(new Identifier(written, false, HERE), List.of(names));
    }

    private static NameMatch quoted(String written, String... names) {
        return NameMatch.of(new Identifier(written, true, HERE), List.of(names));
    }

    @Test
    void takesTheExactNameBeforeOneInOtherCase() {
        assertThat(match("Orders", "orders", "Orders", "ORDERS").found()).isEqualTo("Orders");
        assertThat(quoted("orders", "Orders", "orders").found()).isEqualTo("orders");
    }

    @Test
    void takesTheOnlyNameInOtherCaseUnlessItIsQuoted() {
        assertThat(match("ORDERS", "Orders", "customers").found()).isEqualTo("Orders");
        assertThat(quoted("ORDERS", "Orders", "customers").found()).isNull();
    }

    @Test
    void refusesToChooseAmongNamesThatDifferInCase() {
        QueryException refused =
                catchThrowableOfType(QueryException.class, () -> match("orders", "Orders", "ORDERS", "other"));
        assertThat(refused.code()).isEqualTo(QueryErrorCode.AMBIGUOUS_NAME);
        assertThat(refused)
                .hasMessageContaining("\"orders\" may be any of \"Orders\" or \"ORDERS\"; "
                        + "put the one that is meant in double quotes");
        assertThat(refused.position()).isEqualTo(HERE);
    }

    @Test
    void namesWhatComesClose() {
        assertThat(match("odrers", "orders", "customers").similar()).containsExactly("orders");
        assertThat(match("order", "orders", "borders", "o").similar()).containsExactly("orders", "borders");
        assertThat(quoted("ORDERS", "Orders").similar()).containsExactly("Orders");
        assertThat(match("zebra", "orders", "customers").similar()).isEmpty();
        assertThat(match("a1", "a2", "a3", "a4", "a5").similar()).hasSize(3);
    }

    @Test
    void saysWhatIsMissingAndWhatMayBeMeant() {
        assertThat(match("odrers", "orders").refusal(QueryErrorCode.UNKNOWN_TABLE, "there is no table", HERE))
                .hasMessageContaining("there is no table \"odrers\"; did you mean \"orders\"?");
        assertThat(match("zebra", "orders").refusal(QueryErrorCode.UNKNOWN_TABLE, "there is no table", HERE))
                .hasMessageContaining("there is no table \"zebra\"")
                .hasMessageNotContaining("did you mean");
    }
}

package io.partita.planner.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.testing.Bench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Duration REFRESH = Duration.ofMillis(Catalog.REFRESH_MILLIS);

    private final Bench bench = Bench.withTable();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Identifier name(String text) {
        return new Identifier(text, false, Position.NONE);
    }

    private List<String> described() {
        return bench.store().requests(String.class);
    }

    private void create(String table) {
        bench.store().createTable(TableDefinition.of(table, Bench.KEY));
    }

    @Test
    void asksTheStoreOnceForATable() {
        bench.store().forget();
        bench.catalog().table(name("items"));
        bench.catalog().table(name("items"));
        bench.catalog().table("items");
        assertThat(described()).containsExactly("items");

        bench.catalog().invalidate("items");
        bench.catalog().table("items");
        assertThat(described()).hasSize(2);
    }

    @Test
    void refusesATableThatIsNotThereEachTime() {
        for (int i = 0; i < 2; i++) {
            QueryException refused = catchThrowableOfType(
                    QueryException.class, () -> bench.catalog().table(name("itms")));
            assertThat(refused.code()).isEqualTo(QueryErrorCode.UNKNOWN_TABLE);
            assertThat(refused).hasMessageContaining("there is no table \"itms\"; did you mean \"items\"?");
        }
        create("itms");
        assertThat(bench.catalog().table(name("itms")).name()).isEqualTo("itms");
    }

    @Test
    void aPlanIsOldWhenSomethingWasForgotten() {
        long before = bench.catalog().version();
        bench.catalog().table("items");
        assertThat(bench.catalog().version()).isEqualTo(before);
        bench.catalog().invalidate("items");
        assertThat(bench.catalog().version()).isGreaterThan(before);
        long between = bench.catalog().version();
        bench.catalog().invalidateAll();
        assertThat(bench.catalog().version()).isGreaterThan(between);
    }

    /** Somebody else has changed the definition, in another process. */
    @Test
    void noticesAfterAWhileThatADefinitionHasChanged() {
        bench.catalog().table("items");
        long before = bench.catalog().version();
        bench.store().updateTable(new TableUpdate.DropIndex("items", "keys_g"));

        assertThat(bench.catalog().version()).isEqualTo(before);
        assertThat(bench.catalog().table("items").description().definition().index("keys_g"))
                .isPresent();
        bench.advance(REFRESH);
        assertThat(bench.catalog().version()).isGreaterThan(before);
        assertThat(bench.catalog().table("items").description().definition().index("keys_g"))
                .isEmpty();
    }

    @Test
    void noticesAfterAWhileThatATableIsGone() {
        bench.catalog().table("items");
        long before = bench.catalog().version();
        bench.store().deleteTable("items");
        bench.advance(REFRESH);
        assertThat(bench.catalog().version()).isGreaterThan(before);
        assertThatThrownBy(() -> bench.catalog().table("items")).isInstanceOf(QueryException.class);
    }

    @Test
    void keepsPlansWhereNothingHasChanged() {
        bench.catalog().table("items");
        long before = bench.catalog().version();
        bench.put(Bench.item("p", "a", "s", 1));
        bench.advance(REFRESH);
        assertThat(bench.catalog().version()).isEqualTo(before);
        assertThat(described()).containsExactly("items");
    }

    @Test
    void keepsWhatItKnowsWhileTheStoreDoesNotAnswer() {
        bench.catalog().table("items");
        long before = bench.catalog().version();
        bench.store().before(request -> {
            throw new StoreException(ErrorCode.UNAVAILABLE, "away");
        });
        bench.advance(REFRESH);
        assertThat(bench.catalog().version()).isEqualTo(before);
        assertThat(bench.catalog().table("items").name()).isEqualTo("items");
        assertThatThrownBy(() -> bench.catalog().table("others"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("away");
    }

    @Test
    void asksAgainOncePerPeriodAndNotInTheThreadThatAsks() {
        List<Runnable> waiting = new ArrayList<>();
        Catalog catalog = new Catalog(bench.store(), bench.clock(), waiting::add);
        catalog.table("items");
        bench.store().forget();
        bench.advance(REFRESH);
        catalog.version();
        catalog.version();
        assertThat(described()).isEmpty();
        assertThat(waiting).hasSize(1);
        waiting.forEach(Runnable::run);
        assertThat(described()).containsExactly("items");
    }

    @Test
    void looksAfterATableIntoWhichManyItemsWereWritten() {
        bench.catalog().table("items");
        long before = bench.catalog().version();
        for (int i = 0; i < 200; i++) {
            bench.put(Bench.item("p", "a", "s", i));
        }
        bench.catalog().wrote("items", 199);
        assertThat(described()).isEmpty();
        bench.catalog().wrote("items", 1);
        assertThat(described()).containsExactly("items");
        assertThat(bench.catalog().version()).isGreaterThan(before);
        bench.catalog().wrote("items", 199);
        assertThat(described()).hasSize(1);
        bench.catalog().wrote("items", 1);
        assertThat(described()).hasSize(2);
    }

    @Test
    void goesOnWhenNobodyRefreshesAnyMore() {
        Catalog catalog = new Catalog(bench.store(), bench.clock(), task -> {
            throw new RejectedExecutionException();
        });
        bench.advance(REFRESH);
        assertThat(catalog.version()).isEqualTo(catalog.version());
    }

    /** A description that was on its way while the table was changed is of the table as it was before. */
    @Test
    void doesNotKeepWhatWasForgottenWhileItWasAskedFor() {
        bench.store().before(request -> {
            if (request.equals("items")) {
                bench.store().before(none -> {});
                bench.catalog().invalidate("items");
            }
        });
        bench.catalog().table("items");
        bench.store().forget();
        bench.catalog().table("items");
        assertThat(described()).containsExactly("items");
    }

    @Test
    void aSampleAddsWhatIsNeitherKeyNorDeclared() {
        bench.put(Bench.item("p", "a", "s", 1, "colour", "red"), Bench.item("p", "b", "s", 2, "g", "x"));
        Table table = bench.catalog().withSample(bench.table());
        assertThat(table.columns())
                .extracting(Column::name, Column::origin)
                .contains(
                        tuple("p", Column.Origin.PARTITION_KEY),
                        tuple("g", Column.Origin.INDEX_KEY),
                        tuple("colour", Column.Origin.SAMPLED));
        assertThat(table.columns()).extracting(Column::name).doesNotHaveDuplicates();
        assertThat(bench.table().columns()).extracting(Column::name).doesNotContain("colour");
    }
}

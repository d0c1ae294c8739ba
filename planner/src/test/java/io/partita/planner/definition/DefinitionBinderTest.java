package io.partita.planner.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.ItemStoreProvider;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.StatementParser;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.Plan;
import java.time.InstantSource;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionBinderTest {
    private static final KeyAttribute CUSTOMER = new KeyAttribute("customer", AttributeType.S);
    private static final KeyAttribute DAY = new KeyAttribute("day", AttributeType.S);
    private static final KeyAttribute TOTAL = new KeyAttribute("total", AttributeType.N);

    private final ItemStore store = ServiceLoader.load(ItemStoreProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.accepts(new StoreLocation.Memory()))
            .findFirst()
            .orElseThrow()
            .open(new StoreLocation.Memory());
    private final DefinitionBinder binder =
            new DefinitionBinder(new Catalog(store, InstantSource.system(), Runnable::run));

    @AfterEach
    void close() {
        store.close();
    }

    private Plan bind(String text) {
        return binder.bind(StatementParser.parse(text));
    }

    private TableDefinition table(String text) {
        return ((Plan.CreatingTable) bind(text)).definition();
    }

    @Test
    void bothSpellingsOfAKeyMeanTheSame() {
        KeySchema expected = new KeySchema(CUSTOMER, DAY);
        assertThat(table("CREATE TABLE orders (customer STRING PARTITION KEY, day STRING SORT KEY)")
                        .key())
                .isEqualTo(expected);
        assertThat(table("CREATE TABLE orders (customer VARCHAR(20), day CHAR(10), PRIMARY KEY (customer, day))")
                        .key())
                .isEqualTo(expected);
        assertThat(table("CREATE TABLE orders (customer VARCHAR(20) PRIMARY KEY, total DECIMAL(10, 2) NOT NULL)")
                        .key())
                .isEqualTo(new KeySchema(CUSTOMER, null));
    }

    @Test
    void indexesTakeTheTypesOfTheirColumns() {
        TableDefinition table = table("CREATE TABLE orders (customer STRING PARTITION KEY, day STRING SORT KEY, "
                + "total NUMBER, GLOBAL INDEX by_day (day PARTITION KEY, total SORT KEY) PROJECTION INCLUDE (note), "
                + "LOCAL INDEX by_total (total SORT KEY) PROJECTION KEYS, INDEX by_note (note STRING))");
        assertThat(table.indexes())
                .containsExactly(
                        new IndexDefinition(
                                "by_day",
                                IndexDefinition.Scope.GLOBAL,
                                new KeySchema(DAY, TOTAL),
                                IndexProjection.include(Set.of("note"))),
                        new IndexDefinition(
                                "by_total",
                                IndexDefinition.Scope.LOCAL,
                                new KeySchema(CUSTOMER, TOTAL),
                                IndexProjection.KEYS_ONLY),
                        new IndexDefinition(
                                "by_note",
                                IndexDefinition.Scope.GLOBAL,
                                new KeySchema(new KeyAttribute("note", AttributeType.S), null),
                                IndexProjection.ALL));
    }

    @Test
    void aTableMayHaveItsOwnScanPolicy() {
        assertThat(table("CREATE TABLE log (id STRING PARTITION KEY) WITH (scan = 'ALLOW')")
                        .tags())
                .containsEntry("partita:scan", "allow");
    }

    @Test
    void anIndexCanBeAddedAndDropped() {
        store.createTable(table("CREATE TABLE orders (customer STRING PARTITION KEY, total NUMBER)"));
        Plan.AlteringTable added = (Plan.AlteringTable) bind("CREATE INDEX by_total ON orders (total NUMBER)");
        TableUpdate.AddIndex addition = (TableUpdate.AddIndex) added.update();
        assertThat(addition.index().key()).isEqualTo(new KeySchema(TOTAL, null));
        store.updateTable(addition);
        assertThat(((Plan.AlteringTable) new DefinitionBinder(new Catalog(store, InstantSource.system(), Runnable::run))
                                .bind(StatementParser.parse("DROP INDEX BY_TOTAL ON orders")))
                        .update())
                .isEqualTo(new TableUpdate.DropIndex("orders", "by_total"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CREATE TABLE t (a STRING)                                              | line 1, column 14 | has no partition key
        CREATE TABLE t (a STRING PARTITION KEY, b STRING PARTITION KEY)        | line 1, column 41 | two columns with PARTITION KEY, a and b
        CREATE TABLE t (a STRING PARTITION KEY, b STRING SORT KEY, c STRING SORT KEY) | line 1, column 60 | two columns with SORT KEY
        CREATE TABLE t (a LIST PARTITION KEY)                                  | line 1, column 19 | the key column a is a list
        CREATE TABLE t (a STRING PARTITION KEY, a NUMBER)                      | line 1, column 41 | the column a is declared twice
        CREATE TABLE t (a WIBBLE PARTITION KEY)                                | line 1, column 19 | there is no type WIBBLE
        CREATE TABLE t (a STRING, PRIMARY KEY (b))                             | line 1, column 40 | the key column b is not declared
        CREATE TABLE t (a STRING PARTITION KEY, INDEX i (b))                   | line 1, column 50 | the type of b is not declared
        CREATE TABLE t (a STRING PARTITION KEY, LOCAL INDEX i (b STRING))      | line 1, column 41 | without a sort key cannot have local indexes
        CREATE TABLE t (a STRING PARTITION KEY) WITH (ttl = 'x')               | line 1, column 47 | the option ttl is not supported yet
        CREATE TABLE t (a STRING PARTITION KEY) WITH (speed = 'x')             | line 1, column 47 | there is no table option speed
        CREATE TABLE t (a STRING PARTITION KEY, b STRING DEFAULT 'x')          | line 1, column 58 | DEFAULT is not supported yet
        """)
    void mistakesAreRefusedWhereTheyAre(String text, String position, String message) {
        assertThatThrownBy(() -> bind(text))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith(position)
                .hasMessageContaining(message);
    }
}

package io.partita.planner.path;

import static io.partita.planner.expression.Scalars.attribute;
import static io.partita.planner.expression.Scalars.call;
import static io.partita.planner.expression.Scalars.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.IndexDescription;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Scalars;
import io.partita.planner.testing.Bench;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The choice by cost, over tables that are only described. */
class AccessPathChooserTest {
    private static final Scalar PINNED = call(ScalarFunctions.EQUAL, attribute("p"), constant("a"));
    private static final Scalar COUNTRY = call(ScalarFunctions.EQUAL, attribute("country"), constant("it"));

    /** A million items of 1 KB, in a table with a small index and a whole one. */
    private static Table million(Status statusOfWhole) {
        KeySchema key = Bench.schema("p", AttributeType.S, "s", AttributeType.N);
        KeySchema byCountry = new KeySchema(new KeySchema.KeyAttribute("country", AttributeType.S), null);
        List<IndexDefinition> indexes = List.of(
                new IndexDefinition("narrow", IndexDefinition.Scope.GLOBAL, byCountry, IndexProjection.KEYS_ONLY),
                new IndexDefinition(
                        "wide", IndexDefinition.Scope.GLOBAL, byCountry, IndexProjection.include(Set.of("name"))));
        return new Table(
                new TableDescription(
                        new TableDefinition("people", key, List.of(), indexes, Map.of()),
                        Status.ACTIVE,
                        1,
                        Instant.EPOCH,
                        new Size(1_000_000, 1_000_000L << 10),
                        Map.of(
                                "narrow",
                                new IndexDescription(Status.ACTIVE, new Size(900_000, 900_000L * 40)),
                                "wide",
                                new IndexDescription(statusOfWhole, new Size(900_000, 900_000L * 80)))),
                List.of());
    }

    private static AccessChoice choose(List<Scalar> conjuncts, AttributePaths output, @Nullable Long rows) {
        return choose(million(Status.ACTIVE), conjuncts, output, rows, false);
    }

    private static AccessChoice choose(
            Table table, List<Scalar> conjuncts, AttributePaths output, @Nullable Long rows, boolean counting) {
        AccessRequest request = new AccessRequest(
                table,
                null,
                conjuncts,
                output,
                AttributePaths.of(List.of()),
                List.of(),
                false,
                rows,
                counting,
                PathRules.NONE);
        return AccessPathChooser.choose(request, KnownValues.CONSTANTS);
    }

    private static AttributePaths paths(String... names) {
        return AttributePaths.of(List.of(names).stream().map(Scalars::attribute).toList());
    }

    @Test
    void aLookupCostsHalfAUnitForEach4KB() {
        Scalar sort = call(ScalarFunctions.EQUAL, attribute("s"), constant(7));
        AccessChoice choice = choose(List.of(PINNED, sort), AttributePaths.wholeItem(), null);
        assertThat(choice.path()).isInstanceOf(AccessPath.KeyLookup.class);
        assertThat(choice.estimate()).isEqualTo(new Estimate(0.5, 1, 1));
    }

    @Test
    void theNarrowestIndexThatHasEverythingIsRead() {
        assertThat(index(choose(List.of(COUNTRY), paths("p"), null))).isEqualTo("narrow");
        assertThat(index(choose(List.of(COUNTRY), paths("p", "name"), null))).isEqualTo("wide");
    }

    @Test
    void itemsAreFetchedWhereNoIndexHasEverything() {
        AccessChoice choice = choose(List.of(COUNTRY), AttributePaths.wholeItem(), null);
        assertThat(((AccessPath.IndexQuery) choice.path()).fetchesItems()).isTrue();
        assertThat(choice.estimate().readUnits())
                .as("entries, and half a unit for each of about a thousand items")
                .isBetween(450.0, 520.0);
    }

    @Test
    void aLimitBoundsWhatIsFetched() {
        AccessChoice choice = choose(List.of(COUNTRY), AttributePaths.wholeItem(), 10L);
        assertThat(choice.estimate().readUnits()).isEqualTo(5.5);
    }

    @Test
    void anIndexThatIsBeingBuiltIsNotRead() {
        AccessChoice choice = choose(million(Status.CREATING), List.of(COUNTRY), paths("p", "name"), null, false);
        assertThat(index(choice)).isEqualTo("narrow");
        assertThat(choice.considered()).contains(new Candidate("IndexQuery wide", "it is being built"));
    }

    @Test
    void aScanOfAnIndexIsCheaperWhereItHoldsWhatQualifies() {
        Scalar present = call(ScalarFunctions.NOT, call(ScalarFunctions.IS_NULL, attribute("country")));
        AccessChoice count = choose(million(Status.ACTIVE), List.of(present), paths(), null, true);
        assertThat(((AccessPath.SegmentedScan) count.path()).index()).isEqualTo("narrow");
        AccessChoice all = choose(million(Status.ACTIVE), List.of(), paths(), null, true);
        assertThat(((AccessPath.SegmentedScan) all.path()).index()).isNull();
    }

    @Test
    void aKeyIsPreferredToAScanWhateverTheNumbersSay() {
        AccessChoice choice = choose(List.of(PINNED), paths("p"), null);
        assertThat(choice.path()).isInstanceOf(AccessPath.KeyQuery.class);
    }

    @Test
    void aRefusalSaysWhatItWouldCostAndWhatWouldServe() {
        Scalar city = call(ScalarFunctions.EQUAL, attribute("city"), constant("rome"));
        AccessChoice choice = choose(List.of(city), AttributePaths.wholeItem(), null);
        assertThat(ScanRefusal.message(
                        (AccessPath.SegmentedScan) choice.path(),
                        choice.estimate(),
                        choice.considered(),
                        choice.advice()))
                .isEqualTo("""
                        the statement would read all of table "people": about 125,000 read units for 1,000,000 items; \
                        paths considered:
                          IndexQuery narrow: no condition on partition key "country"
                          IndexQuery wide: no condition on partition key "country"
                          KeyQuery people: no condition on partition key "p"
                        what would avoid it:
                          CREATE GLOBAL INDEX by_city ON people (city STRING PARTITION KEY)
                          a condition on the partition key: p = …
                          a condition on the partition key of index narrow: country = …
                          a condition on the partition key of index wide: country = …
                        to read all of it: the hint /*+ SCAN(allow) */ behind the first word, a LIMIT, or the scan \
                        policy of the connection or table""");
    }

    private static String index(AccessChoice choice) {
        return ((AccessPath.IndexQuery) choice.path()).index();
    }
}

package io.partita.tck.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each kind of rule fails on a small house that breaks it. */
class RulesCanFailTest {
    private static final House BROKEN = new House(RulesCanFailTest.class.getPackageName() + ".broken");

    /** The rule, and the class that it must name. */
    private static final Map<String, String> CULPRITS = Map.ofEntries(
            Map.entry("arrows: PLANNER", "planner.SeesStorage"),
            Map.entry("RocksDB is confined", "engine.cluster.timing.OpensRocks"),
            Map.entry("java.sql is confined", "planner.plan.SpeaksSql"),
            Map.entry("Calcite is confined", "planner.plan.KeepsRelNode"),
            Map.entry("ANTLR is confined", "parser.KeepsToken"),
            Map.entry("no package cycles", "planner.cycle.first.First"),
            Map.entry("no names that end in Manager", "planner.plan.PlanManager"),
            Map.entry("time and chance are handed in", "engine.cluster.timing.ReadsClock"),
            Map.entry("every class belongs to a module", "elsewhere.Homeless"),
            Map.entry("internals of STORAGE", "planner.SeesStorage"),
            Map.entry("classes should be in a package with a null-marked package-info", "elsewhere.Homeless"));

    @TestFactory
    Stream<DynamicTest> everyKindOfRuleFails() {
        JavaClasses broken = new ClassFileImporter().importPackages(BROKEN.root());
        return CULPRITS.entrySet().stream()
                .map(expected -> dynamicTest(
                        expected.getKey(),
                        () -> assertThatThrownBy(() -> rule(expected.getKey()).check(broken))
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining(expected.getValue())));
    }

    /** {@code System::nanoTime} is as much a clock as {@code System.nanoTime()}. */
    @Test
    void methodReferencesAreSeen() {
        JavaClasses broken = new ClassFileImporter().importPackages(BROKEN.root());
        assertThatThrownBy(() -> rule("time and chance are handed in").check(broken))
                .hasMessageContaining("HandsOutTheClock");
    }

    @Test
    void theHouseOfThisRepositoryIsNotTheBrokenOne() {
        assertThat(House.PARTITA.root()).isEqualTo("io.partita");
    }

    private static ArchRule rule(String description) {
        return new HouseRules(BROKEN)
                .all().stream()
                        .filter(rule -> rule.getDescription().equals(description))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no rule is called " + description));
    }
}

package io.partita.tck.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house keeps its own rules. */
class HouseTest {
    private static JavaClasses house;

    @BeforeAll
    static void importClasses() {
        house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(House.PARTITA.root());
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return new HouseRules(House.PARTITA)
                .all().stream().map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(house)));
    }

    /** A rule about no classes at all would be kept by anybody. */
    @TestFactory
    Stream<DynamicTest> everyModuleIsSeen() {
        return Arrays.stream(House.Module.values())
                .map(module -> dynamicTest(
                        module.folder(),
                        () -> assertThat(house.that(House.PARTITA.in(module))).isNotEmpty()));
    }

    @Test
    void noPackageIsSplitBetweenModules() {
        Map<String, TreeSet<String>> locations = new TreeMap<>();
        for (JavaClass javaClass : house) {
            locations
                    .computeIfAbsent(javaClass.getPackageName(), name -> new TreeSet<>())
                    .add(location(javaClass));
        }
        assertThat(locations)
                .isNotEmpty()
                .allSatisfy((name, places) -> assertThat(places).as(name).hasSize(1));
    }

    private static String location(JavaClass javaClass) {
        String uri = javaClass.getSource().map(Source::getUri).orElseThrow().toString();
        String path = javaClass.getName().replace('.', '/') + ".class";
        return uri.substring(0, uri.length() - path.length());
    }
}

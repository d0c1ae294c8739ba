package io.partita.tck.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.partita.tck.architecture.House.Module;
import java.util.ArrayList;
import java.util.List;

/** Every rule that the compiled classes of a house can be asked about. */
final class HouseRules {
    /** Where a store or a query engine and its threads, clocks and timers are put together. */
    private static final List<String> COMPOSITION_POINTS =
            List.of("engine\\.cluster\\.(embedded|node)\\.\\w+", "planner\\.(QueryEngine|WorkerThreads)");

    private static final String AMBIENT_TIME_AND_CHANCE = "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)"
            + "|java\\.lang\\.Thread\\.sleep\\(.*\\)"
            + "|java\\.lang\\.Math\\.random\\(\\)"
            + "|java\\.util\\.UUID\\.randomUUID\\(\\)"
            + "|java\\.util\\.(Random|SplittableRandom)\\.<init>\\(.*\\)"
            + "|java\\.security\\.SecureRandom\\.<init>\\(.*\\)"
            + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)"
            + "|java\\.time\\.Clock\\.system.*"
            + "|java\\.time\\.[A-Za-z]+\\.now\\(.*\\)"
            + "|java\\.util\\.Timer\\.<init>\\(.*\\)"
            + "|java\\.util\\.concurrent\\.Executors\\.new(Single|)(Thread|)Scheduled.*"
            + "|java\\.util\\.concurrent\\.ScheduledThreadPoolExecutor\\.<init>\\(.*\\)";

    private final House house;

    HouseRules(House house) {
        this.house = house;
    }

    List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>();
        rules.addAll(arrowsGoDown());
        rules.addAll(librariesAreConfined());
        rules.add(noPackageCycles());
        rules.addAll(namesSaySomething());
        rules.add(timeAndChanceAreHandedIn());
        rules.add(everyClassHasAModule());
        rules.addAll(nobodySeesForeignInternals());
        rules.add(everyPackageSaysWhatItIs());
        return rules;
    }

    List<ArchRule> arrowsGoDown() {
        List<ArchRule> rules = new ArrayList<>();
        for (Module module : Module.values()) {
            rules.add(noClasses()
                    .that(house.in(module))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(house.packages(module.hidden())))
                    .because("arrows go down only")
                    .as("arrows: " + module));
        }
        return rules;
    }

    List<ArchRule> librariesAreConfined() {
        return List.of(
                confined("Calcite", "org.apache.calcite..", house.root() + ".planner.algebra.."),
                confined("ANTLR", "org.antlr..", house.root() + ".parser.internal.."),
                confined("RocksDB", "org.rocksdb..", house.root() + ".engine.storage.."),
                confined("JRaft", "com.alipay..", house.root() + ".engine.cluster.consensus.."),
                confined(
                        "Netty",
                        "io.netty..",
                        house.root() + ".engine.server.http..",
                        house.root() + ".engine.cluster.messaging.."),
                confined("The AWS SDK", "software.amazon.awssdk..", house.packages(Module.REMOTE)),
                confined(
                        "java.sql",
                        "java.sql..",
                        house.packages(Module.DRIVER),
                        house.packages(Module.SHELL),
                        house.packages(Module.EXAMPLES)),
                confined(
                        "javax.sql",
                        "javax.sql..",
                        house.packages(Module.DRIVER),
                        house.packages(Module.SHELL),
                        house.packages(Module.EXAMPLES)));
    }

    private ArchRule confined(String library, String packages, String... homes) {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(homes)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages))
                .because("a library has one home")
                .as(library + " is confined");
    }

    ArchRule noPackageCycles() {
        return slices().matching(house.root() + ".(**)")
                .should()
                .beFreeOfCycles()
                .as("no package cycles");
    }

    List<ArchRule> namesSaySomething() {
        List<ArchRule> rules = new ArrayList<>();
        for (String suffix : List.of("Util", "Utils", "Helper", "Helpers", "Manager", "Impl", "Common")) {
            rules.add(noClasses()
                    .should()
                    .haveSimpleNameEndingWith(suffix)
                    .because("it says nothing")
                    .as("no names that end in " + suffix));
        }
        rules.add(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..misc..")
                .because("it says nothing")
                .as("no packages without a subject"));
        return rules;
    }

    ArchRule timeAndChanceAreHandedIn() {
        String composed =
                house.root().replace(".", "\\.") + "\\.(" + String.join("|", COMPOSITION_POINTS) + ")(\\$.*)?";
        return noClasses()
                .that(house.in(Module.PARSER, Module.API, Module.STORAGE, Module.CLUSTER, Module.PLANNER))
                .and(DescribedPredicate.not(fullNameMatching(composed)))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "reach for the time, for chance or for a timer",
                        access -> fullNameMatching(AMBIENT_TIME_AND_CHANCE).test(access.getTarget())))
                .because("they are constructor arguments below the driver, so that everything runs from a seed")
                .as("time and chance are handed in");
    }

    ArchRule everyClassHasAModule() {
        return noClasses().should(ArchConditions.be(house.homeless())).as("every class belongs to a module");
    }

    List<ArchRule> nobodySeesForeignInternals() {
        List<ArchRule> rules = new ArrayList<>();
        for (Module module : Module.values()) {
            rules.add(noClasses()
                    .that(DescribedPredicate.not(house.in(module)))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(house.packages(module) + "internal.."))
                    .because("what is internal is internal to its module")
                    .as("internals of " + module));
        }
        return rules;
    }

    ArchRule everyPackageSaysWhatItIs() {
        return classes().should(new ArchCondition<JavaClass>("be in a package with a null-marked package-info") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                boolean documented = javaClass
                        .getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .orElse(false);
                events.add(new SimpleConditionEvent(
                        javaClass, documented, "package " + javaClass.getPackageName() + " of " + javaClass.getName()));
            }
        });
    }
}

package io.partita.tck.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A house: a root package and the modules below it.
 *
 * @param root {@code io.partita}, or the root of a house that is broken on purpose
 */
record House(String root) {

    /** The house that this repository is. */
    static final House PARTITA = new House("io.partita");

    /** A module, the folder it stands in, and its package below the root. */
    enum Module {
        PARSER("parser", "parser"),
        API("engine/api", "engine.api"),
        STORAGE("engine/storage", "engine.storage"),
        CLUSTER("engine/cluster", "engine.cluster"),
        SERVER("engine/server", "engine.server"),
        REMOTE("engine/remote", "engine.remote"),
        PLANNER("planner", "planner"),
        DRIVER("jdbc-driver", "jdbc"),
        SHELL("tools-integration/shell", "shell"),
        EXAMPLES("examples", "examples");

        private final String folder;
        private final String subpackage;

        Module(String folder, String subpackage) {
            this.folder = folder;
            this.subpackage = subpackage;
        }

        String folder() {
            return folder;
        }

        /** The arrows of the house. */
        private Set<Module> visible() {
            return switch (this) {
                case PARSER, API -> Set.of();
                case STORAGE -> Set.of(API);
                case CLUSTER -> Set.of(API, STORAGE);
                case SERVER -> Set.of(API, CLUSTER);
                case REMOTE -> Set.of(API);
                case PLANNER -> Set.of(PARSER, API);
                case DRIVER -> Set.of(PLANNER, API);
                case SHELL -> Set.of(DRIVER, SERVER);
                case EXAMPLES -> Set.of(DRIVER, SHELL);
            };
        }

        List<Module> hidden() {
            return Arrays.stream(values())
                    .filter(other -> other != this && !visible().contains(other))
                    .toList();
        }
    }

    /** The package of a module and everything below it, as ArchUnit writes it. */
    String packages(Module module) {
        return root + "." + module.subpackage + "..";
    }

    /** The packages of some modules. */
    String[] packages(List<Module> modules) {
        return modules.stream().map(this::packages).toArray(String[]::new);
    }

    /** Classes of some modules. */
    DescribedPredicate<JavaClass> in(Module... modules) {
        return JavaClass.Predicates.resideInAnyPackage(packages(List.of(modules)));
    }

    /** Classes of no module at all, which should not be. */
    DescribedPredicate<JavaClass> homeless() {
        return DescribedPredicate.not(in(Module.values())).as("outside all modules");
    }
}

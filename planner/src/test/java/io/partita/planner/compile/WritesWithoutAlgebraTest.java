package io.partita.planner.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.testing.Bench;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Writes and definitions do not wait for the relational algebra: they are compiled where it cannot be loaded. */
class WritesWithoutAlgebraTest {

    @Test
    void writesAndDefinitionsNeedNoCalcite() throws Exception {
        List<URL> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("calcite")) {
                entries.add(url(entry));
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(entries.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Callable<?> compiling = (Callable<?>) loader.loadClass(Compiling.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            try {
                assertThat(compiling.call()).isEqualTo(6);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    private static URL url(String entry) throws MalformedURLException {
        return Path.of(entry).toUri().toURL();
    }

    /** Compiles statements of the kinds that must not need it, in a class loader of its own. */
    public static final class Compiling implements Callable<Integer> {
        private static final List<String> STATEMENTS = List.of(
                "INSERT INTO orders VALUE {'id': 'a', 'n': 1}",
                "UPDATE orders SET n = n + 1 WHERE id = 'a' AND n < 5",
                "DELETE FROM orders WHERE id = ?",
                "SHOW TABLES",
                "SELECT 1");

        @Override
        public Integer call() {
            try (ItemStore store = Bench.memory()) {
                StatementCompiler compiler =
                        new StatementCompiler(new Catalog(store, InstantSource.system(), Runnable::run));
                Plan create = compiler.compile("CREATE TABLE orders (id STRING PRIMARY KEY)", SessionOptions.DEFAULT)
                        .plan();
                store.createTable(((Plan.CreatingTable) create).definition());
                STATEMENTS.forEach(statement -> compiler.compile(statement, SessionOptions.DEFAULT));
                return STATEMENTS.size() + 1;
            }
        }
    }
}

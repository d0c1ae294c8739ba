package io.partita.engine.server.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Permission;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.table.TableStates;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Requests in a text file, one after the other on one store: the operation and its JSON on a line, and on the next the answer or
 * what is said of the mistakes.
 */
class ItemScriptTest {
    private static final JsonFactory JSON = new JsonFactory();
    private static ItemStore store;
    private static TableStates states;
    private static List<Operation> operations;

    @BeforeAll
    static void open() {
        store = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
        store.createTable(TableDefinition.of(
                "things",
                new KeySchema(new KeyAttribute("p", AttributeType.S), new KeyAttribute("s", AttributeType.N))));
        states = new TableStates(store, Executors.newSingleThreadScheduledExecutor(), TableStates.Delays.NONE);
        operations = ItemOperations.of(store, states, new Resources("eu-west-1", "000000000000"));
    }

    @AfterAll
    static void close() {
        states.close();
        store.close();
    }

    @TestFactory
    Stream<DynamicTest> requests() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        String request = "";
        for (String line : lines()) {
            if (line.startsWith("  ")) {
                String asked = request;
                tests.add(dynamicTest(asked, () -> assertThat(answer(asked)).isEqualTo(line.strip())));
            } else if (!line.isBlank() && !line.startsWith("//")) {
                request = line;
            }
        }
        return tests.stream();
    }

    private static List<String> lines() throws IOException {
        try (InputStream stream = Objects.requireNonNull(ItemScriptTest.class.getResourceAsStream("script.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String answer(String request) throws IOException {
        String name = request.substring(0, request.indexOf(' '));
        Operation operation = operations.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        StringWriter text = new StringWriter();
        try (JsonParser body = JSON.createParser(request.substring(name.length() + 1));
                JsonGenerator json = JSON.createGenerator(text)) {
            operation.answer(new Call(body, Permission.EVERYTHING)).write(json);
        } catch (ServiceException | StoreException refused) {
            return "! " + refused.getMessage();
        }
        return "-> " + text;
    }
}

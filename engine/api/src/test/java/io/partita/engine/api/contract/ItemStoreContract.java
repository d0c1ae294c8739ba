package io.partita.engine.api.contract;

import io.partita.engine.api.ItemStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Everything that is expected of an {@link ItemStore}. Extend it beside each implementation. Tables are made for each
 * test and dropped after it, so the store may be one that is shared.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ItemStoreContract
        implements ItemContract,
                ConditionContract,
                UpdateContract,
                QueryContract,
                ScanContract,
                BatchContract,
                IndependentWritesContract,
                LocalIndexContract,
                GlobalIndexContract,
                CapacityContract,
                TableContract,
                LimitContract {
    private final List<String> names = new ArrayList<>();
    private int nextName;
    private ItemStore store;

    /** Opens the store to test, once for all tests; it is closed after the last. */
    protected abstract ItemStore open();

    @BeforeAll
    void openStore() {
        store = open();
    }

    @AfterEach
    void dropTables() {
        List<String> tables = store.listTables();
        names.stream().filter(tables::contains).forEach(store::deleteTable);
        names.clear();
    }

    @AfterAll
    void closeStore() {
        store.close();
    }

    @Override
    public ItemStore store() {
        return store;
    }

    @Override
    public String newName() {
        String name = "contract-" + nextName++;
        names.add(name);
        return name;
    }
}

package io.partita.engine.remote.dynalite;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.contract.ItemStoreContract;
import io.partita.engine.remote.difference.KnownDifferences;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("dynalite")
@ExtendWith(KnownDifferences.class)
final class DynaliteStoreTest extends ItemStoreContract {
    private final Dynalite dynalite = Dynalite.start();

    @Override
    protected ItemStore open() {
        return dynalite.store();
    }

    @AfterAll
    void stop() {
        dynalite.close();
    }
}

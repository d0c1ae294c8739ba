package io.partita.engine.server.command;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code partita server}: the DynamoDB protocol in front of a data directory, until the process is stopped. */
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Answers the DynamoDB protocol for the tables of a directory, or in memory.",
        footer = {
            "",
            "The first start in a directory makes the user admin and shows its access key once.",
            "More users: partita user create NAME --policy read-only --data DIR",
            "",
            "Examples:",
            "  partita server --data ./data",
            "  partita server --memory --no-auth",
            "  partita server --data ./data --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem",
            "",
            "Exit codes: 0 stopped, 1 failed, 2 wrong usage."
        })
public final class ServerCommand extends ServingCommand {
    @ArgGroup(multiplicity = "1", order = -1)
    private Place place = new Place();

    /** One of the two. */
    private static final class Place {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "The directory of the data, made if it is not there.")
        private @Nullable Path data;

        @Option(names = "--memory", description = "In memory, gone with the process.")
        private boolean memory;
    }

    @Override
    ItemStore openStore() {
        return new EmbeddedItemStoreProvider()
                .open(
                        place.memory || place.data == null
                                ? new StoreLocation.Memory()
                                : new StoreLocation.Directory(place.data));
    }

    @Override
    @Nullable
    Path data() {
        return place.data;
    }

    @Override
    String description() {
        return place.data == null ? "in memory" : "data in " + place.data;
    }
}

package io.partita.engine.server.table;

import static io.partita.engine.server.table.TableMembers.ATTRIBUTE_DEFINITIONS;
import static io.partita.engine.server.table.TableMembers.BILLING_MODE;
import static io.partita.engine.server.table.TableMembers.DELETION_PROTECTED;
import static io.partita.engine.server.table.TableMembers.ENCRYPTION;
import static io.partita.engine.server.table.TableMembers.GLOBAL_INDEXES;
import static io.partita.engine.server.table.TableMembers.KEY_SCHEMA;
import static io.partita.engine.server.table.TableMembers.LOCAL_INDEXES;
import static io.partita.engine.server.table.TableMembers.STREAM;
import static io.partita.engine.server.table.TableMembers.TABLE_CLASS;
import static io.partita.engine.server.table.TableMembers.TABLE_NAME;
import static io.partita.engine.server.table.TableMembers.TAGS;
import static io.partita.engine.server.table.TableMembers.THROUGHPUT;

import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a table with its indexes. */
final class CreateTable implements Operation {
    private static final Member<List<Parameters>> DEFINITIONS = ATTRIBUTE_DEFINITIONS.notNull();
    private static final Structure REQUEST = Structure.of(
            "CreateTableInput",
            DEFINITIONS,
            TABLE_NAME,
            BILLING_MODE,
            THROUGHPUT,
            KEY_SCHEMA,
            LOCAL_INDEXES,
            GLOBAL_INDEXES,
            STREAM,
            ENCRYPTION,
            TABLE_CLASS,
            DELETION_PROTECTED,
            TAGS);

    private final TableStates states;
    private final DescriptionWriter writer;
    private final Resources resources;

    CreateTable(TableStates states, DescriptionWriter writer, Resources resources) {
        this.states = states;
        this.writer = writer;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "CreateTable";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        TableDefinition definition = Declaration.table(request, request.require(DEFINITIONS));
        checkSupported(request.get(STREAM), request.get(ENCRYPTION));
        call.permission().require(name(), resources.table(definition.name()));
        return writer.answer("TableDescription", states.create(definition));
    }

    /** Refuses what a table cannot have here, rather than to leave it out in silence. */
    static void checkSupported(@Nullable Parameters stream, @Nullable Parameters encryption) {
        if (stream != null && stream.require(TableMembers.STREAM_ENABLED)) {
            throw ServiceException.validation("StreamSpecification: streams are not supported by this endpoint yet");
        } else if (encryption != null && encryption.get(TableMembers.ENCRYPTION_ENABLED, false)) {
            throw ServiceException.validation(
                    "SSESpecification: encryption with keys of a key service is not supported by this endpoint");
        }
    }
}

package io.partita.engine.remote.server;

import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.Capabilities;
import io.partita.engine.api.ItemStore;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.BatchWriteResponse;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.GetResponse;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.api.table.TableDescription.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every failure of a store is the same failure on the other side of HTTP. */
final class ErrorsTravelTest {

    /** Has one table, and fails whatever is done to its items in one way. */
    private record FailingStore(StoreException failure) implements ItemStore {
        @Override
        public GetResponse get(GetRequest request) {
            throw failure;
        }

        @Override
        public BatchGetResponse batchGet(BatchGetRequest request) {
            throw failure;
        }

        @Override
        public Page query(QueryRequest request) {
            throw failure;
        }

        @Override
        public Page scan(ScanRequest request) {
            throw failure;
        }

        @Override
        public WriteResponse write(WriteRequest request) {
            throw failure;
        }

        @Override
        public BatchWriteResponse batchWrite(BatchWriteRequest request) {
            throw failure;
        }

        @Override
        public TableDescription createTable(TableDefinition definition) {
            throw failure;
        }

        @Override
        public TableDescription describeTable(String table) {
            return new TableDescription(
                    TableDefinition.of(table, Samples.PK), Status.ACTIVE, 1, Instant.EPOCH, Size.ZERO, Map.of());
        }

        @Override
        public TableDescription updateTable(TableUpdate update) {
            throw failure;
        }

        @Override
        public void deleteTable(String table) {
            throw failure;
        }

        @Override
        public List<String> listTables() {
            return List.of("table");
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities("nothing", true, true, false, true, false, 25);
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void aFailureIsTheSameOnTheOtherSide(ErrorCode code) {
        StoreException original = code == ErrorCode.CONDITIONAL_CHECK_FAILED
                ? StoreException.conditionFailed(item("pk", "a", "v", 1))
                : new StoreException(code, "what the store says of " + code);
        WriteOptions options = new WriteOptions(equal("v", 2), ReturnValues.NONE, true);
        WriteRequest write = new WriteRequest.Put("table", item("pk", "a"), options);
        try (RunningServer server = new RunningServer(new FailingStore(original));
                ItemStore store = server.store()) {
            StoreException arrived = catchThrowableOfType(StoreException.class, () -> store.write(write));
            assertThat(arrived.code()).isEqualTo(code);
            assertThat(arrived).hasMessage(original.getMessage());
            assertThat(arrived.item()).isEqualTo(original.item());
        }
    }
}

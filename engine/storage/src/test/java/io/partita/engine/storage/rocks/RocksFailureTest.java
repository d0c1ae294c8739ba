package io.partita.engine.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.partita.engine.api.error.ErrorCode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.Status.Code;
import org.rocksdb.Status.SubCode;

class RocksFailureTest {
    private static final String NO_SPACE = "No space left on device: While ";

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        Code.IOError,
                        SubCode.NoSpace,
                        NO_SPACE + "appending to file: /sync/data/000004.log",
                        ErrorCode.STORAGE_FULL),
                arguments(
                        Code.IOError,
                        SubCode.NoSpace,
                        NO_SPACE + "fdatasync: /data/000004.log",
                        ErrorCode.UNKNOWN_OUTCOME),
                arguments(Code.IOError, SubCode.None, "Input/output error: While fdatasync", ErrorCode.UNKNOWN_OUTCOME),
                arguments(Code.IOError, SubCode.None, "Input/output error: While appending", ErrorCode.UNKNOWN_OUTCOME),
                arguments(Code.Corruption, SubCode.None, "block checksum mismatch", ErrorCode.CORRUPTION));
    }

    /** Only what certainly has not happened may be called so. */
    @ParameterizedTest
    @MethodSource("failures")
    void ofACommit(Code code, SubCode subCode, String state, ErrorCode expected) {
        RocksDBException cause = new RocksDBException(new Status(code, subCode, state));
        assertThat(RocksFailure.ofCommit(Path.of("data"), cause).code()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void ofARead(Code code, SubCode subCode, String state, ErrorCode ofCommit) {
        RocksDBException cause = new RocksDBException(new Status(code, subCode, state));
        ErrorCode expected = code == Code.Corruption
                ? ErrorCode.CORRUPTION
                : subCode == SubCode.NoSpace ? ErrorCode.STORAGE_FULL : ErrorCode.UNAVAILABLE;
        assertThat(RocksFailure.ofRead(Path.of("data"), cause).code()).isEqualTo(expected);
    }
}

package io.partita.jdbc.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.planner.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    @ParameterizedTest
    @CsvSource({
        "String, 5, 5",
        "Long, 5, 5",
        "Integer, -2147483648, -2147483648",
        "Short, 32767, 32767",
        "Byte, -128, -128",
        "Double, 0.1, 0.1",
        "Float, 0.5, 0.5",
        "BigDecimal, 1.5, 1.5",
        "BigInteger, 100, 100"
    })
    void readsNumbersAndTheirTexts(String type, String number, String expected) throws Exception {
        Class<?> javaClass = Class.forName((type.startsWith("Big") ? "java.math." : "java.lang.") + type);
        Object fromNumber = TypedReading.as(AttributeValue.of(new BigDecimal(number)), javaClass);
        Object fromText = TypedReading.as(AttributeValue.of(number), javaClass);
        assertThat(fromNumber).hasToString(expected).isInstanceOf(javaClass);
        assertThat(fromText).isEqualTo(fromNumber);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "9223372036854775808", "-9223372036854775809", "1E+125", "1E-130"})
    void neverCutsANumberOff(String number) {
        AttributeValue value = AttributeValue.of(new BigDecimal(number));
        assertState("22003", () -> TypedReading.as(value, Long.class));
        assertState("22003", () -> TypedReading.as(value, Integer.class));
    }

    @Test
    void refusesNumbersOutOfTheRangeOfTheirType() {
        assertState("22003", () -> TypedReading.as(AttributeValue.of(128), Byte.class));
        assertState("22003", () -> TypedReading.as(AttributeValue.of(32_768), Short.class));
        assertState("22003", () -> TypedReading.as(AttributeValue.of(1L << 31), Integer.class));
        assertState("22003", () -> TypedReading.as(AttributeValue.of(new BigDecimal("1E+39")), Float.class));
        assertState("22003", () -> TypedReading.as(AttributeValue.of(new BigDecimal("0.5")), BigInteger.class));
        assertState("22018", () -> TypedReading.as(AttributeValue.of("seven"), Integer.class));
        assertState("22018", () -> TypedReading.as(AttributeValue.of("1E999999999"), BigInteger.class));
        assertState("22018", () -> TypedReading.as(AttributeValue.of("9".repeat(5_000)), BigDecimal.class));
        assertState("07006", () -> TypedReading.as(AttributeValue.of(new byte[1]), Long.class));
    }

    @Test
    void readsBooleans() throws SQLException {
        assertThat(ScalarReading.bool(AttributeValue.of(true))).isTrue();
        assertThat(ScalarReading.bool(AttributeValue.of(0))).isFalse();
        assertThat(ScalarReading.bool(AttributeValue.of("Yes"))).isTrue();
        assertThat(TypedReading.as(AttributeValue.of(true), Integer.class)).isEqualTo(1);
        assertState("22018", () -> ScalarReading.bool(AttributeValue.of(2)));
        assertState("07006", () -> ScalarReading.bool(AttributeValue.of(List.of())));
    }

    @Test
    void readsTextOfEverything() {
        assertThat(ScalarReading.text(AttributeValue.of(new BigDecimal("1E+3"))))
                .isEqualTo("1000");
        assertThat(ScalarReading.text(AttributeValue.of(new byte[] {1, (byte) 0xab})))
                .isEqualTo("01ab");
        assertThat(ScalarReading.text(AttributeValue.of(Map.of("a", AttributeValue.of(List.of(AttributeValue.of(1)))))))
                .isEqualTo("{\"a\":[1]}");
        assertThat(ScalarReading.text(StringSetValue.of(List.of("b", "a")))).isEqualTo("[\"a\",\"b\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-17T09:30:00Z", "2024-05-17 09:30:00Z", "2024-05-17T11:30:00+02:00"})
    void readsMomentsFromText(String text) throws SQLException {
        AttributeValue value = AttributeValue.of(text);
        Instant expected = Instant.parse("2024-05-17T09:30:00Z");
        assertThat(TypedReading.as(value, Instant.class)).isEqualTo(expected);
        assertThat(TypedReading.as(value, OffsetDateTime.class).toInstant()).isEqualTo(expected);
        assertThat(TypedReading.as(value, Timestamp.class)).isEqualTo(Timestamp.from(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1715938200", "1715938200000"})
    void readsMomentsFromEpochNumbers(String number) throws SQLException {
        AttributeValue value = AttributeValue.of(new BigDecimal(number));
        assertThat(TypedReading.as(value, Instant.class)).isEqualTo(Instant.parse("2024-05-17T09:30:00Z"));
        assertThat(TypedReading.as(value, LocalDateTime.class)).isEqualTo(LocalDateTime.parse("2024-05-17T09:30"));
        assertThat(TypedReading.as(value, LocalDate.class)).isEqualTo(LocalDate.parse("2024-05-17"));
    }

    @Test
    void readsFractionsOfEpochSeconds() throws SQLException {
        assertThat(TypedReading.as(AttributeValue.of(new BigDecimal("-0.25")), Instant.class))
                .isEqualTo(Instant.ofEpochMilli(-250));
    }

    @Test
    void readsWallTimesBackAsTheyWereStored() throws SQLException {
        Timestamp timestamp = Timestamp.valueOf("2024-05-17 09:30:00.123456789");
        Date date = Date.valueOf("1500-02-28");
        Time time = Time.valueOf("23:59:59");
        assertThat(TypedReading.as(StoredValues.of((Object) timestamp), Timestamp.class))
                .isEqualTo(timestamp);
        assertThat(TypedReading.as(StoredValues.of((Object) date), Date.class)).isEqualTo(date);
        assertThat(TypedReading.as(StoredValues.of((Object) time), Time.class)).isEqualTo(time);
        assertThat(TypedReading.as(AttributeValue.of("09:30:15"), LocalTime.class))
                .isEqualTo(LocalTime.parse("09:30:15"));
    }

    @Test
    void readsWallTimesInTheZoneOfACalendar() throws SQLException {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(TemporalReading.timestamp(AttributeValue.of("1970-01-01T09:00:00"), tokyo))
                .isEqualTo(Timestamp.from(Instant.EPOCH));
        assertThat(TemporalReading.date(AttributeValue.of("1970-01-02"), tokyo).getTime())
                .isEqualTo(java.time.Duration.ofHours(15).toMillis());
    }

    @Test
    void refusesWhatIsNoTime() {
        assertState("22007", () -> TypedReading.as(AttributeValue.of("yesterday"), Timestamp.class));
        assertState("22007", () -> TypedReading.as(AttributeValue.of("2024-13-01"), LocalDate.class));
        assertState("22007", () -> TypedReading.as(AttributeValue.of("09:30:00"), LocalDate.class));
        assertState("22007", () -> TypedReading.as(AttributeValue.of(new BigDecimal("1E+20")), Instant.class));
        assertState("22007", () -> TypedReading.as(AttributeValue.of("+999999999-12-31T00:00:00Z"), Timestamp.class));
        assertState("07006", () -> TypedReading.as(AttributeValue.of(true), Instant.class));
    }

    @Test
    void readsContainersAndUuids() throws SQLException {
        AttributeValue list = AttributeValue.of(List.of(AttributeValue.of(1), AttributeValue.nullValue()));
        assertThat((Object) TypedReading.as(list, List.class)).isEqualTo(Arrays.asList(BigDecimal.ONE, null));
        assertThat((Object) TypedReading.as(AttributeValue.of(Map.of("a", AttributeValue.of("b"))), Map.class))
                .isEqualTo(Map.of("a", "b"));
        assertThat((Object) TypedReading.as(NumberSetValue.of(List.of(BigDecimal.ONE)), Set.class))
                .isEqualTo(Set.of(BigDecimal.ONE));
        UUID uuid = new UUID(3, 4);
        assertThat(TypedReading.as(StoredValues.of((Object) uuid), UUID.class)).isEqualTo(uuid);
        assertState("07006", () -> TypedReading.as(list, Map.class));
        assertState("07006", () -> TypedReading.as(list, Thread.class));
        assertState("22018", () -> TypedReading.as(AttributeValue.of("no"), UUID.class));
    }

    @Test
    void readsByTheDeclaredTypeAndOtherTypesAsTheyAre() throws SQLException {
        assertThat(DeclaredReading.of(AttributeValue.of(5), SqlType.INTEGER)).isEqualTo(5);
        assertThat(DeclaredReading.of(AttributeValue.of(5), SqlType.BIGINT)).isEqualTo(5L);
        assertThat(DeclaredReading.of(AttributeValue.of(5), SqlType.NUMBER)).isEqualTo(new BigDecimal(5));
        assertThat(DeclaredReading.of(AttributeValue.of(1L << 40), SqlType.INTEGER))
                .isEqualTo(new BigDecimal(1L << 40));
        assertThat(DeclaredReading.of(AttributeValue.of("x"), SqlType.INTEGER)).isEqualTo("x");
        assertThat(DeclaredReading.of(AttributeValue.of("2024-05-17"), SqlType.DATE))
                .isEqualTo(Date.valueOf("2024-05-17"));
        assertThat(DeclaredReading.of(AttributeValue.of("soon"), SqlType.DATE)).isEqualTo("soon");
        assertThat(DeclaredReading.of(AttributeValue.of(List.of()), SqlType.ANY))
                .isEqualTo("[]");
    }

    @Test
    void convertsToTheTypeThatIsAskedFor() throws SQLException {
        assertThat(TargetType.convert(AttributeValue.of("5"), Types.INTEGER, -1))
                .isEqualTo(AttributeValue.of(5));
        assertThat(TargetType.convert(AttributeValue.of(5), Types.VARCHAR, -1)).isEqualTo(AttributeValue.of("5"));
        assertThat(TargetType.convert(AttributeValue.of("1.255"), Types.DECIMAL, 2))
                .isEqualTo(AttributeValue.of(new BigDecimal("1.26")));
        assertThat(TargetType.convert(AttributeValue.of("2024-05-17 09:30:00"), Types.TIMESTAMP, -1))
                .isEqualTo(AttributeValue.of("2024-05-17T09:30:00"));
        assertThat(TargetType.convert(AttributeValue.of("2024-05-17 09:30:00Z"), Types.TIMESTAMP, -1))
                .isEqualTo(AttributeValue.of("2024-05-17T09:30:00.000Z"));
        assertThat(TargetType.convert(AttributeValue.of("1"), Types.BOOLEAN, -1))
                .isEqualTo(AttributeValue.of(true));
        assertState("22003", () -> TargetType.convert(AttributeValue.of(300), Types.TINYINT, -1));
        assertState("22023", () -> TargetType.convert(AttributeValue.of("1"), Types.DECIMAL, 1_000_000));
        assertState("07006", () -> TargetType.convert(AttributeValue.of("1"), Types.ARRAY, -1));
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo(state));
    }
}

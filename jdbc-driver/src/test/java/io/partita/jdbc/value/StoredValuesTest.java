package io.partita.jdbc.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoredValuesTest {

    @Test
    void storesScalars() throws SQLException {
        assertThat(StoredValues.of((Object) null)).isNull();
        assertStored("text", AttributeValue.of("text"));
        assertStored('c', AttributeValue.of("c"));
        assertStored((byte) -1, AttributeValue.of(-1));
        assertStored((short) 2, AttributeValue.of(2));
        assertStored(3, AttributeValue.of(3));
        assertStored(Long.MIN_VALUE, AttributeValue.of(Long.MIN_VALUE));
        assertStored(0.1, AttributeValue.of(new BigDecimal("0.1")));
        assertStored(0.1f, AttributeValue.of(new BigDecimal("0.1")));
        assertStored(BigInteger.TEN, AttributeValue.of(10));
        assertStored(new BigDecimal("1.50"), AttributeValue.of(new BigDecimal("1.5")));
        assertStored(new AtomicInteger(7), AttributeValue.of(7));
        assertStored(true, AttributeValue.of(true));
        assertStored(new byte[] {1, 2}, AttributeValue.of(new byte[] {1, 2}));
        assertStored(ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2), AttributeValue.of(new byte[] {2, 3}));
        assertStored(new UUID(1, 2), AttributeValue.of("00000000-0000-0001-0000-000000000002"));
        assertStored(DayOfWeek.MONDAY, AttributeValue.of("MONDAY"));
    }

    @Test
    void doesNotShareTheBytesOfTheCaller() throws SQLException {
        byte[] bytes = {1};
        AttributeValue stored = StoredValues.of((Object) bytes);
        bytes[0] = 2;
        assertThat(stored).isEqualTo(AttributeValue.of(new byte[] {1}));
    }

    @Test
    void storesMomentsInUtcAndWallTimesAsTheyAre() throws SQLException {
        assertStored(Instant.parse("2024-05-17T09:30:00Z"), AttributeValue.of("2024-05-17T09:30:00.000Z"));
        assertStored(
                OffsetDateTime.parse("2024-05-17T09:30:00.5+02:00"), AttributeValue.of("2024-05-17T07:30:00.500Z"));
        assertStored(
                ZonedDateTime.parse("2024-05-17T09:30:00.000001Z"), AttributeValue.of("2024-05-17T09:30:00.000001Z"));
        assertStored(LocalDateTime.parse("2024-05-17T09:30"), AttributeValue.of("2024-05-17T09:30:00"));
        assertStored(LocalDate.parse("2024-05-17"), AttributeValue.of("2024-05-17"));
        assertStored(LocalTime.parse("09:30"), AttributeValue.of("09:30:00"));
        assertStored(java.sql.Date.valueOf("2024-05-17"), AttributeValue.of("2024-05-17"));
        assertStored(java.sql.Time.valueOf("09:30:00"), AttributeValue.of("09:30:00"));
        assertStored(java.sql.Timestamp.valueOf("2024-05-17 09:30:00.25"), AttributeValue.of("2024-05-17T09:30:00.25"));
        assertStored(java.util.Date.from(Instant.EPOCH), AttributeValue.of("1970-01-01T00:00:00.000Z"));
    }

    @Test
    void takesTheZoneOfACalendar() {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(TemporalText.of(java.sql.Timestamp.from(Instant.EPOCH), tokyo))
                .isEqualTo("1970-01-01T09:00:00");
        assertThat(TemporalText.of(new java.sql.Time(0), tokyo)).isEqualTo("09:00:00");
        assertThat(TemporalText.of(new java.sql.Date(0), tokyo)).isEqualTo("1970-01-01");
    }

    @Test
    void storesContainers() throws SQLException {
        AttributeValue one = AttributeValue.of(1);
        assertStored(List.of(1, "a"), AttributeValue.of(List.of(one, AttributeValue.of("a"))));
        assertStored(new int[] {1}, AttributeValue.of(List.of(one)));
        assertStored(new Object[] {null, 1}, AttributeValue.of(List.of(AttributeValue.nullValue(), one)));
        assertStored(Map.of("k", List.of(1)), AttributeValue.of(Map.of("k", AttributeValue.of(List.of(one)))));
        assertStored(Set.of("a", "b"), StringSetValue.of(List.of("b", "a")));
        assertStored(Set.of(1, 2), NumberSetValue.of(List.of(BigDecimal.ONE, BigDecimal.valueOf(2))));
        assertStored(Set.of(new byte[] {1}), BinarySetValue.of(List.of(new BinaryValue(new byte[] {1}))));
    }

    @Test
    void refusesWhatTheDataModelDoesNotHave() {
        assertRefused(Double.NaN, "22003");
        assertRefused(Float.POSITIVE_INFINITY, "22003");
        assertRefused(new BigDecimal("1E+126"), "22003");
        assertRefused(new BigDecimal("1".repeat(39)), "22003");
        assertRefused(Set.of(), "22023");
        assertRefused(Set.of(1, "a"), "22023");
        assertRefused(Map.of(1, 2), "22023");
        assertRefused(new Object(), "07006");
        assertRefused(List.of(new Object()), "07006");
    }

    @Test
    void refusesAListThatContainsItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertRefused(list, "22001");
    }

    private static void assertStored(Object object, AttributeValue expected) throws SQLException {
        assertThat(StoredValues.of(object)).isEqualTo(expected);
    }

    private static void assertRefused(Object object, String state) {
        assertThatThrownBy(() -> StoredValues.of(object))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo(state));
    }
}

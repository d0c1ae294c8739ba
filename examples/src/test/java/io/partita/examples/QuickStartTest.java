package io.partita.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.shell.progress.Progress;
import io.partita.shell.session.DatabaseAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tour over some of the data: each statement takes the way that its title says. */
class QuickStartTest {
    private static final Set<String> COUNTRIES = Set.of("FR", "US", "NO", "GL");

    @Test
    void showsTheAccessPathsThatItPromises() throws Exception {
        DatabaseAddress address = DatabaseAddress.of("mem:QuickStartTest", Map.of());
        CityTable.load(address, COUNTRIES::contains, Progress.NONE);

        StringWriter text = new StringWriter();
        try (Connection connection = address.connect()) {
            new Tour(connection, new PrintWriter(text), false, System::nanoTime).run(TourStep.ALL);
        }
        List<String> steps = List.of(text.toString().split("(?m)^\\d\\. "));
        assertThat(steps).hasSize(9);
        assertThat(steps.get(1)).contains("KeyLookup").contains("| 48.85341 |").contains("   1 row; ");
        assertThat(steps.get(2)).contains("KeyQuery").contains("Paris").contains("Lamar County");
        assertThat(steps.get(3))
                .contains("IndexQuery")
                .contains("by_latitude")
                .containsPattern(" Mehamn +\\| 71.04137\\R");
        assertThat(steps.get(4)).contains("IndexQuery").contains("by_name").contains(" more\n");
        assertThat(steps.get(5)).contains("FanOut").contains("by_name").contains(" Athens ");
        assertThat(steps.get(6)).contains("! 54P01: ").contains("SCAN(allow)").doesNotContain("Mehamn");
        assertThat(steps.get(7)).contains("SegmentedScan").contains("Mehamn");
        assertThat(steps.get(8))
                .contains("2026-07-14")
                .contains("[\"Louvre\",\"Seine\"]")
                .containsPattern("[1-9].* write units");
        assertThat(Pattern.compile("KeyLookup|KeyQuery|IndexQuery|FanOut|SegmentedScan")
                        .matcher(steps.get(6))
                        .results())
                .as("the refusal says what was considered")
                .isNotEmpty();
    }
}

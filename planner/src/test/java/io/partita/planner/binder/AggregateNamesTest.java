package io.partita.planner.binder;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.planner.function.FunctionLibrary;
import io.partita.planner.function.ListedFunction;
import org.junit.jupiter.api.Test;

class AggregateNamesTest {

    @Test
    void theListingHasExactlyTheFunctionsThatAreBound() {
        for (ListedFunction listed : ListedFunction.all()) {
            boolean ofOneRow = FunctionLibrary.find(listed.name()) != null;
            AggregateNames.Named bound = AggregateNames.find(listed.name());
            assertThat(bound != null).as(listed.name()).isNotEqualTo(ofOneRow);
            if (bound != null) {
                assertThat(listed.theme()).as(listed.name()).isEqualTo(bound.isAggregate() ? "aggregate" : "window");
            }
        }
        assertThat(AggregateNames.all())
                .allMatch(name -> ListedFunction.all().stream()
                        .anyMatch(listed -> listed.name().equals(name)));
    }
}

package io.partita.planner.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.statement.StatementRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each statement answers, or how it fails, word for word; see {@link CaseFile} on the files. */
class StatementCasesTest {
    private static final List<String> FILES = List.of(
            "forms.cases",
            "conditions.cases",
            "literals.cases",
            "writes.cases",
            "keys.cases",
            "pages.cases",
            "several.cases",
            "permissions.cases");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : FILES) {
            for (CaseFile.Case each : CaseFile.read(file).cases()) {
                tests.add(DynamicTest.dynamicTest(file + ": " + each.name(), () -> {
                    try (ItemStore store = CaseTables.store()) {
                        new CaseRun(store).run(each.steps());
                    }
                }));
            }
        }
        return tests;
    }

    @Test
    void aStatementHasEightThousandCharacters() {
        try (ItemStore store = CaseTables.store()) {
            StrictStatements statements = new StrictStatements(store);
            String statement = "SELECT n FROM Hash WHERE pk = 'a'";
            StatementRequest longest =
                    StatementRequest.of(statement + " ".repeat(8192 - statement.length()), List.of());
            assertThat(statements.execute(longest, access -> {}).items()).hasSize(1);
            assertThatThrownBy(() ->
                            statements.execute(StatementRequest.of(longest.statement() + " ", List.of()), access -> {}))
                    .hasMessage("The statement is longer than 8192 characters");
        }
    }

    @Test
    void thereAreMoreThanTwoHundred() throws IOException {
        int statements = 0;
        for (String file : FILES) {
            for (CaseFile.Case each : CaseFile.read(file).cases()) {
                assertThat(each.steps()).as(each.name()).isNotEmpty();
                statements += each.steps().size();
            }
        }
        assertThat(statements).isGreaterThan(200);
    }
}

package io.partita.planner.strict;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.statement.StatementAccess;
import io.partita.engine.api.statement.StatementOutcome;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementResult;
import io.partita.engine.api.statement.StatementService;
import io.partita.engine.api.statement.TransactionOutcome;
import io.partita.planner.strict.CaseFile.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/** Runs the steps of one case, one after the other, on a store of its own. */
final class CaseRun {
    private final StatementService service;
    private StatementRequest last = StatementRequest.of("", List.of());
    private String token = "";

    CaseRun(ItemStore store) {
        this.service = new StrictStatements(store);
    }

    /** Every step is run, whatever came of those before. */
    void run(List<Step> steps) {
        SoftAssertions.assertSoftly(all -> run(steps, all));
    }

    private void run(List<Step> steps, SoftAssertions all) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int end = i + 1;
            switch (step.kind()) {
                case "" -> all.check(() -> execute(step, request(step)));
                case "next" -> all.check(() -> execute(step, following(step)));
                default -> {
                    while (end < steps.size() && steps.get(end).kind().equals(step.kind())) {
                        end++;
                    }
                    List<Step> members = steps.subList(i, end);
                    all.check(() -> {
                        if (step.kind().equals("b")) {
                            batch(members);
                        } else {
                            transaction(members);
                        }
                    });
                    i = end - 1;
                }
            }
        }
    }

    private static StatementRequest request(Step step) {
        List<String> options = step.of(":");
        int limit = options.stream()
                .filter(option -> option.startsWith("limit "))
                .mapToInt(option -> Integer.parseInt(option.substring(6)))
                .findFirst()
                .orElse(0);
        return new StatementRequest(
                step.statement(),
                step.of("?").stream().map(ValueText::parse).toList(),
                options.contains("consistent"),
                limit,
                null,
                options.contains("item on failure"));
    }

    /** Of the statement before, unless the step names another, with other parameters, to misuse the token. */
    private StatementRequest following(Step step) {
        StatementRequest own = request(step);
        boolean same = step.statement().isBlank();
        return new StatementRequest(
                same ? last.statement() : own.statement(),
                same && own.parameters().isEmpty() ? last.parameters() : own.parameters(),
                own.consistent(),
                own.limit() == 0 ? last.limit() : own.limit(),
                step.of("token").isEmpty() ? token : step.of("token").get(0),
                false);
    }

    private void execute(Step step, StatementRequest request) {
        last = request;
        List<String> accesses = new ArrayList<>();
        StatementResult result;
        try {
            result = service.execute(request, access -> accesses.add(text(access)));
        } catch (StoreException failure) {
            assertThat(List.of(text(failure))).as(request.statement()).isEqualTo(step.of("!"));
            return;
        }
        assertThat(step.of("!")).as("no failure: " + result.items()).isEmpty();
        List<String> items = result.items().stream().map(ValueText::of).toList();
        List<String> expected = step.of(">").stream()
                .map(item -> ValueText.of(ValueText.item(item)))
                .toList();
        if (step.of(":").contains("ordered")) {
            assertThat(items).as(request.statement()).isEqualTo(expected);
        } else {
            assertThat(items).as(request.statement()).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(result.nextToken() != null)
                .as("has a NextToken")
                .isEqualTo(step.of("+").contains("next"));
        token = result.nextToken() == null ? "" : result.nextToken();
        if (!step.of("@").isEmpty()) {
            assertThat(accesses).isEqualTo(step.of("@"));
        }
    }

    private static String text(StoreException failure) {
        String item = failure.item() == null ? "" : " " + ValueText.of(failure.item());
        return failure.code() + " " + failure.getMessage() + item;
    }

    private static String text(StatementAccess access) {
        return access.action() + " " + access.table()
                + (access.index() == null ? "" : "." + access.index())
                + (access.fullScan() ? " scan" : "")
                + " keys " + access.leadingKeys().stream().map(ValueText::of).toList()
                + " attributes " + new TreeSet<>(access.attributes());
    }

    private void batch(List<Step> steps) {
        List<StatementOutcome> outcomes;
        try {
            outcomes = service.executeEach(steps.stream().map(CaseRun::request).toList(), access -> {});
        } catch (StoreException failure) {
            assertThat(List.of(text(failure))).isEqualTo(wholeFailure(steps));
            return;
        }
        assertThat(wholeFailure(steps)).isEmpty();
        assertThat(outcomes).hasSameSizeAs(steps);
        for (int i = 0; i < outcomes.size(); i++) {
            check(steps.get(i), outcomes.get(i));
        }
    }

    private static List<String> wholeFailure(List<Step> steps) {
        return steps.stream().flatMap(step -> step.of("!!").stream()).toList();
    }

    private static void check(Step step, StatementOutcome outcome) {
        if (outcome instanceof StatementOutcome.Failed failed) {
            assertThat(List.of(text(failed.failure()))).as(step.statement()).isEqualTo(step.of("!"));
        } else if (outcome instanceof StatementOutcome.Done done) {
            assertThat(step.of("!")).as("no failure: " + step.statement()).isEmpty();
            Item item = done.item();
            assertThat(item == null ? List.of() : List.of(ValueText.of(item)))
                    .as(step.statement())
                    .isEqualTo(step.of(">").stream()
                            .map(text -> ValueText.of(ValueText.item(text)))
                            .toList());
        }
    }

    private void transaction(List<Step> steps) {
        TransactionOutcome outcome;
        try {
            outcome =
                    service.executeTogether(steps.stream().map(CaseRun::request).toList(), access -> {});
        } catch (StoreException failure) {
            assertThat(List.of(text(failure))).isEqualTo(wholeFailure(steps));
            return;
        }
        assertThat(wholeFailure(steps)).isEmpty();
        if (outcome instanceof TransactionOutcome.Committed committed) {
            for (int i = 0; i < steps.size(); i++) {
                check(steps.get(i), committed.outcomes().get(i));
            }
        } else if (outcome instanceof TransactionOutcome.Cancelled cancelled) {
            for (int i = 0; i < steps.size(); i++) {
                StoreException failure = cancelled.reasons().get(i).failure();
                assertThat(failure == null ? List.of() : List.of(text(failure)))
                        .as(steps.get(i).statement())
                        .isEqualTo(steps.get(i).of("!"));
            }
        }
    }
}

package io.partita.engine.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:000000000000:table/T";
    private static final Principal ANNA = new Principal("000000000000", "anna");

    @Test
    void whatNobodyAllowsIsRefusedInTheWordsOfTheService() {
        Permissions none = Permissions.of(ANNA, List.of());
        assertThatThrownBy(() -> none.check(Access.of(Action.GET_ITEM, TABLE)))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ErrorType.ACCESS_DENIED))
                .hasMessage(
                        "User: arn:aws:iam::000000000000:user/anna is not authorized to perform: dynamodb:GetItem on"
                                + " resource: arn:aws:dynamodb:eu-west-1:000000000000:table/T because no identity-based policy"
                                + " allows the dynamodb:GetItem action");
    }

    @Test
    void whatSomebodyDeniesIsRefusedInTheWordsOfTheService() {
        Permissions denied =
                Permissions.of(ANNA, List.of(BuiltInPolicies.byName().get("no-scans")));
        assertThatThrownBy(() -> denied.check(Access.of(Action.SCAN, TABLE)))
                .hasMessage("User: arn:aws:iam::000000000000:user/anna is not authorized to perform: dynamodb:Scan on"
                        + " resource: arn:aws:dynamodb:eu-west-1:000000000000:table/T with an explicit deny in an"
                        + " identity-based policy");
    }

    @Test
    void requestsAreNotAskedForWhatNoPolicyWantsToKnow() {
        Permissions permissions = Permissions.of(
                ANNA,
                List.of(
                        BuiltInPolicies.byName().get("full-access"),
                        BuiltInPolicies.byName().get("no-scans")));
        permissions.check(new Access() {
            @Override
            public Action action() {
                return Action.GET_ITEM;
            }

            @Override
            public String resource() {
                return TABLE;
            }

            @Override
            public @Nullable List<String> values(ConditionKey key) {
                throw new AssertionError("asked for " + key);
            }
        });
    }

    /** Whoever names many tables gets an answer for each, and right ones after that. */
    @Test
    void manyResourcesAreAnsweredRight() {
        Permissions permissions = Permissions.of(
                ANNA,
                List.of(Policy.parse("{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\":"
                        + " \"dynamodb:*\", \"Resource\": \"arn:aws:dynamodb:*:*:table/T*7\"}}")));
        IntStream.range(0, 20_000)
                .forEach(i -> assertThat(permissions.decide(Access.of(Action.QUERY, TABLE + i)))
                        .isEqualTo(i % 10 == 7 ? Decision.ALLOWED : Decision.NOT_ALLOWED));
    }

    /** A pattern of many stars on a text that almost fits takes no longer than it must. */
    @Test
    void patternsDoNotExplode() {
        WildcardPattern pattern = WildcardPattern.of("*a".repeat(500) + "b");
        assertThat(pattern.matches("a".repeat(20_000))).isFalse();
        assertThat(pattern.matches("a".repeat(20_000) + "b")).isTrue();
    }

    @Test
    void aPolicyThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Policy.parse(" ".repeat(20_481)))
                .isInstanceOf(PolicyException.class)
                .hasMessage(
                        "line 1, column 1: the policy has 20481 characters; the limit is 20480: split it into several"
                                + " policies");
    }
}

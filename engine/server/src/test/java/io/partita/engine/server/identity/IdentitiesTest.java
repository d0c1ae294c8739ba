package io.partita.engine.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.server.policy.PolicyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:45:00Z");
    private static final String POLICY =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}";

    private final KeyMaker keys = new KeyMaker(Chance.ofSeed(1));
    private final Identities anna = Identities.NONE.createUser("anna", NOW);

    @Test
    void aUserHasKeysAndPolicies() {
        KeyRecord key = keys.permanent(NOW);
        Identities changed = anna.addKey("anna", key).putPolicy("mine", POLICY).attach("anna", "mine");
        assertThat(changed.user("anna")).isEqualTo(new User("anna", NOW, Set.of("mine"), List.of(key)));
        assertThat(changed.setActive(key.id(), false).user("anna").keys().get(0).isActive())
                .isFalse();
        assertThat(changed.deleteKey(key.id()).user("anna").keys()).isEmpty();
        assertThat(changed.detach("anna", "mine").deletePolicy("mine").policies())
                .isEmpty();
        assertThat(changed.deleteUser("anna").users()).isEmpty();
        assertThat(anna.user("anna").keys()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsSaidWithWhatCan() {
        Identities attached = anna.putPolicy("mine", POLICY).attach("anna", "mine");
        refused(
                () -> anna.createUser("anna", NOW),
                "there is a user 'anna' already; for another access key: partita user" + " key create anna");
        refused(() -> anna.deleteUser("otto"), "there is no user 'otto'; see: partita user list");
        refused(() -> anna.attach("anna", "mine"), "there is no policy 'mine'; see: partita policy list");
        refused(() -> anna.attach("otto", "full-access"), "there is no user 'otto'; see: partita user list");
        refused(() -> anna.deleteKey("PTKA"), "there is no access key 'PTKA'; see: partita user key list USER");
        refused(() -> attached.detach("anna", "other"), "the user 'anna' does not have the policy 'other', but mine");
        refused(() -> anna.detach("anna", "other"), "the user 'anna' does not have the policy 'other', but none");
        refused(
                () -> attached.deletePolicy("mine"),
                "the policy 'mine' is attached to anna; first: partita policy detach" + " mine anna");
        refused(() -> anna.deletePolicy("mine"), "there is no policy 'mine'; see: partita policy list");
        refused(
                () -> anna.deletePolicy("read-only"),
                "the policy 'read-only' is built in and cannot be deleted: detach" + " it");
        refused(
                () -> anna.putPolicy("no-scans", POLICY),
                "the policy 'no-scans' is built in and cannot be changed:" + " choose another name");
        assertThatThrownBy(() -> anna.putPolicy("mine", "{}")).isInstanceOf(PolicyException.class);
    }

    private static void refused(ThrowingCallable operation, String message) {
        assertThatThrownBy(operation).isInstanceOf(IdentityException.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a*", "a?", "${aws:username}", "a/b", "a:b", "\u00e4", "a\n", "../anna"})
    void namesThatAPatternCouldMistakeAreRefused(String name) {
        assertThatThrownBy(() -> anna.createUser(name, NOW)).hasMessageContaining("is no name for a user");
        assertThatThrownBy(() -> anna.putPolicy(name, POLICY)).hasMessageContaining("is no name for a policy");
    }

    @Test
    void aUserHasNoMoreThanFourKeys() {
        Identities full = anna;
        for (int i = 0; i < 4; i++) {
            full = full.addKey("anna", keys.permanent(NOW));
        }
        Identities last = full;
        refused(
                () -> last.addKey("anna", keys.permanent(NOW)),
                "the user 'anna' has 4 access keys, which is the most:" + " delete one: partita user key delete KEY");
        assertThat(last.addKey("anna", keys.temporary(NOW, Duration.ofHours(1)))
                        .user("anna")
                        .keys())
                .hasSize(5);
    }

    @Test
    void sessionsThatAreOverAreForgotten() {
        KeyRecord session = keys.temporary(NOW, Duration.ofHours(1));
        Identities with = anna.addKey("anna", session);
        assertThat(with.addKey("anna", keys.permanent(NOW.plusSeconds(3599)))
                        .user("anna")
                        .keys())
                .contains(session);
        assertThat(with.addKey("anna", keys.permanent(NOW.plusSeconds(3600)))
                        .user("anna")
                        .keys())
                .doesNotContain(session);
    }

    @Test
    void keysAreOfTheirForm() {
        Set<String> ids = new HashSet<>();
        List<KeyRecord> made = new ArrayList<>();
        IntStream.range(0, 1000).forEach(i -> made.add(keys.permanent(NOW)));
        assertThat(made).allSatisfy(key -> {
            assertThat(key.id()).matches("PTKA[A-Z2-7]{16}");
            assertThat(key.secret()).matches("[A-Za-z0-9+/]{40}");
            assertThat(ids.add(key.id())).isTrue();
        });
        KeyRecord session = keys.temporary(NOW, Duration.ofHours(1));
        assertThat(session.id()).matches("PTSA[A-Z2-7]{16}");
        assertThat(session.session()).isNotNull();
    }

    @Test
    void noTextHasASecret() {
        KeyRecord session = keys.temporary(NOW, Duration.ofHours(1));
        String text = anna.addKey("anna", session) + " " + session + " " + session.ofUser("anna") + " "
                + EncryptionKey.random(Chance.ofSeed(2), "a test");
        assertThat(text)
                .contains(session.id())
                .doesNotContain(session.secret())
                .doesNotContain(session.session().token())
                .doesNotContain(EncryptionKey.random(Chance.ofSeed(2), "a test").text());
    }
}

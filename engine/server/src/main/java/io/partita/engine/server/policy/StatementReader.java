package io.partita.engine.server.policy;

import com.fasterxml.jackson.core.JsonLocation;
import io.partita.engine.server.policy.PolicyJson.Word;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one statement of a policy. */
final class StatementReader {
    private static final List<String> ELEMENTS =
            List.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

    private final PolicyJson json;
    private final Set<String> identifiers;
    private @Nullable Effect effect;
    private @Nullable Word actionElement;
    private @Nullable Word resourceElement;
    private final Set<Action> actions = EnumSet.noneOf(Action.class);
    private final List<PolicyText> resources = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    /** @param identifiers of the statements before, to which that of this one is added */
    StatementReader(PolicyJson json, Set<String> identifiers) {
        this.json = json;
        this.identifiers = identifiers;
    }

    Statement read() {
        json.beginObject("a statement");
        Word start = json.word();
        JsonLocation location = start.location();
        Word name = json.nextName();
        while (name != null) {
            readElement(name);
            name = json.nextName();
        }
        Word statement = new Word("", location);
        if (effect == null) {
            throw statement.error("the statement has no Effect; write \"Effect\": \"Allow\" or \"Deny\"");
        } else if (actionElement == null) {
            throw statement.error(
                    "the statement has no Action; write \"Action\": \"dynamodb:GetItem\", or \"dynamodb:*\"");
        } else if (resourceElement == null) {
            throw statement.error("the statement has no Resource; write"
                    + " \"Resource\": \"arn:aws:dynamodb:*:*:table/NAME\", or \"*\"");
        }
        boolean isNotAction = actionElement.text().equals("NotAction");
        boolean isNotResource = resourceElement.text().equals("NotResource");
        Set<Action> applied = isNotAction ? EnumSet.complementOf(EnumSet.copyOf(actions)) : actions;
        return new Statement(effect, applied, resources, isNotResource, conditions);
    }

    private void readElement(Word name) {
        switch (name.text()) {
            case "Sid" -> readIdentifier();
            case "Effect" -> effect = effect(json.text("Effect"));
            case "Action", "NotAction" -> {
                actionElement = only(name, actionElement);
                json.texts(name.text()).forEach(this::addActions);
            }
            case "Resource", "NotResource" -> {
                resourceElement = only(name, resourceElement);
                json.texts(name.text()).forEach(this::addResource);
            }
            case "Condition" -> conditions.addAll(new ConditionReader(json).read());
            case "Principal", "NotPrincipal" ->
                throw name.error(
                        "a policy of a user has no " + name.text() + ": remove it, and attach the policy to the user");
            default -> throw name.error("unknown element '" + name.text() + "'" + Spelling.hint(name.text(), ELEMENTS));
        }
    }

    private void readIdentifier() {
        Word identifier = json.text("Sid");
        if (!identifier.text().matches("[A-Za-z0-9]*")) {
            throw identifier.error("a Sid has letters and digits only, not '" + identifier.text() + "'");
        } else if (!identifier.text().isEmpty() && !identifiers.add(identifier.text())) {
            throw identifier.error("two statements have the Sid '" + identifier.text() + "'; give each its own");
        }
    }

    private static Effect effect(Word word) {
        return switch (word.text()) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw word.error("Effect must be \"Allow\" or \"Deny\", not '" + word.text() + "'");
        };
    }

    private static Word only(Word name, @Nullable Word before) {
        if (before != null) {
            throw name.error("the statement has " + before.text() + " and " + name.text() + "; write one of them");
        }
        return name;
    }

    private void addActions(Word word) {
        WildcardPattern pattern = WildcardPattern.of(word.text()).inLowerCase();
        List<Action> matching = Stream.of(Action.values())
                .filter(action -> pattern.matches(Action.folded(action.text())))
                .toList();
        if (matching.isEmpty()) {
            List<String> names = Stream.of(Action.values()).map(Action::text).toList();
            throw word.error("there is no action '" + word.text() + "'" + Spelling.hint(word.text(), names)
                    + (word.text().startsWith("dynamodb:") ? "" : "; actions of other services have no place here"));
        }
        actions.addAll(matching);
    }

    private void addResource(Word word) {
        try {
            PolicyText text = PolicyText.parse(word.text());
            ResourcePattern.of(text.pattern("anybody"));
            resources.add(text);
        } catch (IllegalArgumentException notAResource) {
            throw word.error(String.valueOf(notAResource.getMessage()));
        }
    }
}

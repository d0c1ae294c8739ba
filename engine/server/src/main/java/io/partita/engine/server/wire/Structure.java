package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.partita.engine.server.error.ServiceException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** A request, or a structure in one: its members in the order in which they are checked. Unknown members are skipped. */
public final class Structure implements Shape<Parameters> {
    private static final String TYPES = "com.amazonaws.dynamodb.v20120810.";

    private final String type;
    private final String refusal;
    private final List<Member<?>> members;
    private final Map<String, Integer> indexes = new HashMap<>();

    private Structure(String type, String refusal, List<Member<?>> members) {
        this.type = "class " + TYPES + type;
        this.refusal = refusal;
        this.members = members;
        for (int i = 0; i < members.size(); i++) {
            indexes.put(members.get(i).name(), i);
        }
    }

    /** A structure that is a member of another one. */
    public static Structure of(String type, Member<?>... members) {
        return new Structure(type, Beginning.OF_MEMBER, List.of(members));
    }

    /** A structure that is an element of a list or map, whose type errors have other words. */
    public static Structure element(String type, Member<?>... members) {
        return new Structure(type, Beginning.OF_ELEMENT, List.of(members));
    }

    boolean has(Member<?> member) {
        return members.contains(member);
    }

    int indexOf(Member<?> member) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i) == member) {
                return i;
            }
        }
        throw new IllegalArgumentException(type + " has no " + member.name());
    }

    void forEach(ObjIntConsumer<Member<?>> consumer) {
        for (int i = 0; i < members.size(); i++) {
            consumer.accept(members.get(i), i);
        }
    }

    /**
     * Reads a whole request and checks its constraints.
     *
     * @throws ServiceException SERIALIZATION or VALIDATION
     */
    public Parameters request(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw ServiceException.serialization(null);
        }
        Parameters parameters = read(json);
        if (json.nextToken() != null) {
            throw ServiceException.serialization(null);
        }
        for (Member<?> member : members) {
            checkFirst(member, parameters);
        }
        Violations violations = new Violations();
        checkMembers(parameters, null, violations);
        violations.raise();
        return parameters;
    }

    @Override
    public Parameters read(JsonParser json) throws IOException {
        Beginning.ofObject(json, type, refusal);
        @Nullable Object[] values = new Object[members.size()];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Integer index = indexes.get(json.currentName());
            if (json.nextToken() == JsonToken.VALUE_NULL || index == null) {
                json.skipChildren();
            } else {
                values[index] = members.get(index).shape().read(json);
            }
        }
        return new Parameters(this, values);
    }

    @Override
    public void check(Parameters parameters, Location location, Violations violations) {
        checkMembers(parameters, location, violations);
    }

    private static <T> void checkFirst(Member<T> member, Parameters parameters) {
        member.checkFirst(parameters.get(member));
    }

    private void checkMembers(Parameters parameters, @Nullable Location within, Violations violations) {
        for (Member<?> member : members) {
            check(member, parameters, within, violations);
        }
    }

    private static <T> void check(
            Member<T> member, Parameters parameters, @Nullable Location within, Violations violations) {
        member.check(parameters.get(member), within, violations);
    }
}

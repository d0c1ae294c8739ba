package io.partita.engine.server.access;

import io.partita.engine.server.call.Permission;
import io.partita.engine.server.policy.Access;
import io.partita.engine.server.policy.Action;
import io.partita.engine.server.policy.ConditionKey;
import io.partita.engine.server.policy.Permissions;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the policies of a user allow a caller from one address. */
record PolicyPermission(Permissions permissions, InetSocketAddress peer) implements Permission {

    @Override
    public void require(String action, String resource, Supplier<Map<String, List<String>>> conditions) {
        permissions.check(new RequestedAccess(Action.of(action), resource, conditions, peer));
    }

    /** An access whose conditions are asked for once, and only if a policy has one. */
    private static final class RequestedAccess implements Access {
        private final Action action;
        private final String resource;
        private final Supplier<Map<String, List<String>>> conditions;
        private final InetSocketAddress peer;
        private @Nullable Map<String, List<String>> known;

        private RequestedAccess(
                Action action,
                String resource,
                Supplier<Map<String, List<String>>> conditions,
                InetSocketAddress peer) {
            this.action = action;
            this.resource = resource;
            this.conditions = conditions;
            this.peer = peer;
        }

        @Override
        public Action action() {
            return action;
        }

        @Override
        public String resource() {
            return resource;
        }

        @Override
        public @Nullable List<String> values(ConditionKey key) {
            if (key == ConditionKey.SOURCE_IP) {
                return List.of(address());
            }
            if (known == null) {
                known = conditions.get();
            }
            return known.get(key.text());
        }

        /** The address, without the name of the interface that stands behind some. */
        private String address() {
            String address = peer.getAddress().getHostAddress();
            int scope = address.indexOf('%');
            return scope < 0 ? address : address.substring(0, scope);
        }
    }
}

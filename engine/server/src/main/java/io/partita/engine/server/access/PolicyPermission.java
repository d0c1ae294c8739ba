package io.partita.engine.server.access;

import io.partita.engine.server.call.Permission;
import io.partita.engine.server.policy.Access;
import io.partita.engine.server.policy.Action;
import io.partita.engine.server.policy.ConditionKey;
import io.partita.engine.server.policy.Permissions;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the policies of a user allow a caller from one address. */
record PolicyPermission(Permissions permissions, InetSocketAddress peer) implements Permission {

    @Override
    public void check(Access access) {
        permissions.check(new AccessFromAddress(access, peer));
    }

    /** An access, and from where it comes. */
    private record AccessFromAddress(Access access, InetSocketAddress peer) implements Access {
        @Override
        public Action action() {
            return access.action();
        }

        @Override
        public String resource() {
            return access.resource();
        }

        @Override
        public @Nullable List<String> values(ConditionKey key) {
            return key == ConditionKey.SOURCE_IP ? List.of(address()) : access.values(key);
        }

        /** The address, without the name of the interface that stands behind some. */
        private String address() {
            String address = peer.getAddress().getHostAddress();
            int scope = address.indexOf('%');
            return scope < 0 ? address : address.substring(0, scope);
        }
    }
}

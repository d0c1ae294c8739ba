package io.partita.engine.server.command;

import io.partita.engine.cluster.metadata.NodeRegistration.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the role of a node. */
final class RoleOption implements ITypeConverter<Role> {
    @Override
    public Role convert(String text) {
        for (Role role : Role.values()) {
            if (name(role).equalsIgnoreCase(text.strip())) {
                return role;
            }
        }
        throw new TypeConversionException("'" + text + "' is no role; there are "
                + Arrays.stream(Role.values()).map(RoleOption::name).collect(Collectors.joining(" and ")));
    }

    static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}

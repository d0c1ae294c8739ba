package io.partita.engine.server.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself but to show the commands in it. */
abstract class CommandGroup implements Runnable {
    @Spec
    private CommandSpec specification;

    final CommandSpec specification() {
        return specification;
    }

    @Override
    public final void run() {
        specification.commandLine().usage(specification.commandLine().getOut());
    }
}

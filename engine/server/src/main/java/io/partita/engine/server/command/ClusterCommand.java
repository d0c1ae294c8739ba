package io.partita.engine.server.command;

import picocli.CommandLine.Command;

/** {@code partita cluster}: what has to do with a cluster as a whole. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "What has to do with a cluster as a whole.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DemoCommand.class})
public final class ClusterCommand extends CommandGroup {}

package dev.undertone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code undertone experiment}: experiments from one file, and what came of them. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        description = "Trains and tests as one YAML file says, without leaks; docs/experiments.md explains the file.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ExperimentRunCommand.class, ExperimentCompareCommand.class, ExperimentSchemaCommand.class})
final class ExperimentCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

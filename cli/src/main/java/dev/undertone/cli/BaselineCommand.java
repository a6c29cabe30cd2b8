package dev.undertone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code undertone baseline}: the ordinary voices of the people whom Undertone listens to. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        description = {
            "Learns a speaker's ordinary voice from recordings without labels, so that analyze hears how a voice differs"
                    + " from itself instead of from actors' voices.",
            "",
            "A baseline is a small file of statistics without any sound; it still says something about a person, so only"
                    + " its owner can read it, and delete deletes it for good.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BaselineMakeCommand.class,
            BaselineListCommand.class,
            BaselineShowCommand.class,
            BaselineDeleteCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  undertone baseline make anna recordings-of-anna/",
            "  undertone baseline make anna yesterday.wav --add",
            "  undertone analyze call.wav --channel left --baseline anna",
            "  undertone baseline delete anna"
        })
final class BaselineCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

package dev.undertone.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone baseline delete}: forgets a voice. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Deletes a baseline for good.")
final class BaselineDeleteCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Of a baseline that is kept.")
    private String name = "";

    @Mixin
    private final BaselineInput kept = new BaselineInput();

    @Override
    public Integer call() throws IOException {
        kept.folder().delete(name);
        spec.commandLine().getOut().println(name + ": deleted");
        spec.commandLine().getOut().flush();
        return 0;
    }
}

package dev.undertone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undertone model}: what a model was made of, how well it works, and what it must not be used for. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows a model's card: corpora and speakers, honest figures with their protocol, known weaknesses, the licence"
                    + " of the data, intended and forbidden uses.",
            ""
        })
final class ModelCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model bundle made by undertone train. Default: the bundled model.")
    private @Nullable Path model;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(ModelFiles.open(model).card());
        out.flush();
        return 0;
    }
}

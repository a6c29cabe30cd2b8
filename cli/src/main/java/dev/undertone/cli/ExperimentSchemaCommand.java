package dev.undertone.cli;

import dev.undertone.training.experiment.ExperimentSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code undertone experiment schema}: the JSON Schema of experiment files, for editors. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of experiment files, with every model and setting of this version.")
final class ExperimentSchemaCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(ExperimentSchema.json());
        spec.commandLine().getOut().flush();
        return 0;
    }
}

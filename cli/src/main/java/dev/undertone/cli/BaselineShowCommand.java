package dev.undertone.cli;

import dev.undertone.models.baseline.BaselineFolder;
import dev.undertone.models.baseline.SpeakerBaseline;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone baseline show}: what is kept of one voice. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says what is kept of a voice: how much speech it was learnt from, by what, and where it lies.")
final class BaselineShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Of a baseline that is kept.")
    private String name = "";

    @Mixin
    private final BaselineInput kept = new BaselineInput();

    @Override
    public Integer call() throws IOException {
        BaselineFolder folder = kept.folder();
        SpeakerBaseline baseline = folder.read(name);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "name       %s%n", name);
        out.printf(
                Locale.ROOT,
                "speech     %.1f s in %d windows and clips%n",
                baseline.speechSeconds(),
                baseline.windows());
        out.printf(Locale.ROOT, "learnt by  %s%n", BaselineListCommand.measures(baseline));
        out.printf(Locale.ROOT, "kept in    %s%n", folder.path());
        out.flush();
        return 0;
    }
}

package dev.undertone.cli;

import dev.undertone.models.baseline.BaselineException;
import dev.undertone.models.baseline.BaselineFolder;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.models.baseline.VoiceMeasure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code undertone baseline list}: whose voices are known. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the baselines that are kept: name, seconds of speech, what they were learnt by.")
final class BaselineListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final BaselineInput kept = new BaselineInput();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BaselineFolder folder = kept.folder();
        int unusable = 0;
        if (folder.names().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("undertone: no baselines in " + folder.path() + "; make one by undertone baseline make");
        }
        for (String name : folder.names()) {
            try {
                SpeakerBaseline baseline = folder.read(name);
                out.printf(Locale.ROOT, "%-24s %6.0f s  %s%n", name, baseline.speechSeconds(), measures(baseline));
            } catch (BaselineException e) {
                spec.commandLine().getErr().println("undertone: " + e.getMessage());
                unusable++;
            }
        }
        out.flush();
        return unusable == 0 ? 0 : Undertone.FAILED;
    }

    static String measures(SpeakerBaseline baseline) {
        return baseline.measures().stream().map(VoiceMeasure::toString).collect(Collectors.joining("; "));
    }
}

package dev.undertone.cli;

import dev.undertone.audio.ChannelSelection;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.baseline.BaselineFolder;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.RecognitionOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone baseline make}: learns a voice. */
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Learns a speaker's ordinary voice from recordings of that speaker alone. Nothing need be said about them, and"
                    + " the moods in them may be mixed; a minute of speech is enough.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all well, 1 wrong usage, 2 at least one recording could not be used, or there was no speech.",
            "",
            "Examples:",
            "  undertone baseline make anna recordings-of-anna/",
            "  undertone baseline make anna call.wav --channel right --add"
        })
final class BaselineMakeCommand implements Callable<Integer> {

    /** Below this the measured gain is still far from what it grows to; docs/baseline.md has the curve. */
    private static final double ENOUGH_SECONDS = 60;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "What to call it, such as the speaker's name.")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "AUDIO",
            description = "Recordings, folders of them, or - for standard input.")
    private List<String> inputs = List.of();

    @Option(names = "--add", description = "Go on with the baseline of that name instead of refusing to replace it.")
    private boolean add;

    @Option(
            names = "--channel",
            defaultValue = "mix",
            paramLabel = "CHANNEL",
            description = "Where the speaker is heard: mix (the average), left, right, or a number from 1."
                    + " Default: ${DEFAULT-VALUE}.")
    private String channel = "mix";

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The model bundle that the baseline is for. Default: the bundled model.")
    private @Nullable Path model;

    @Mixin
    private final BaselineInput kept = new BaselineInput();

    @Override
    public Integer call() throws IOException {
        ChannelSelection selection = selection();
        BaselineFolder folder = kept.folder();
        SpeakerBaseline before = before(folder);
        PrintWriter err = spec.commandLine().getErr();
        Inputs expanded = Inputs.expand(inputs);
        if (expanded.passedOver() > 0) {
            err.println("undertone: passed over " + expanded.passedOver() + " files that are not audio by their names");
        }
        List<String> failures = new ArrayList<>();
        SpeakerBaseline learnt = SpeakerBaseline.EMPTY;
        int recordings = expanded.recordings().size();
        // Windows side by side: one that overlaps another tells little more of a voice.
        RecognitionOptions options = RecognitionOptions.defaults();
        try (EmotionModel loaded = ModelFiles.open(model).load();
                RecordingFiles files = new RecordingFiles(false);
                ProgressLine progress = new ProgressLine(Terminal.showsProgress(), recordings)) {
            if (loaded.baselineMeasures().isEmpty() || !before.isEmpty()) {
                before.requireLearntBy(loaded.baselineMeasures(), loaded.info().name());
            }
            Recogniser recogniser = Recogniser.of(loaded, options.withWindows(options.window(), options.window()));
            for (int i = 0; i < recordings; i++) {
                String recording = expanded.recordings().get(i);
                try {
                    learnt = learnt.merged(recogniser
                            .learn(files.open(recording), recording, selection, progress.ofOnlyRecording())
                            .get(0));
                } catch (IOException e) {
                    failures.add(recording);
                    err.println("undertone: " + Undertone.message(e));
                }
                progress.done(i + 1);
            }
        }
        if (learnt.isEmpty()) {
            err.println("undertone: no speech to learn from in " + String.join(", ", inputs) + "; nothing was kept");
            return Undertone.FAILED;
        }
        SpeakerBaseline whole = before.merged(learnt);
        folder.write(name, whole);
        say(learnt, whole, folder, recordings - failures.size());
        return failures.isEmpty() ? 0 : Undertone.FAILED;
    }

    private ChannelSelection selection() {
        try {
            ChannelSelection selection = ChannelSelection.parse(channel);
            if (!(selection instanceof ChannelSelection.Each)) {
                return selection;
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--channel: " + e.getMessage(), e);
        }
        throw new ParameterException(
                spec.commandLine(), "--channel: a baseline is of one speaker; name the channel instead of each");
    }

    private SpeakerBaseline before(BaselineFolder folder) throws IOException {
        if (Set.of(BaselineInput.AUTO, BaselineInput.NONE).contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "NAME cannot be " + name + ", which means something else to analyze --baseline");
        }
        boolean has;
        try {
            has = folder.has(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (has && !add) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is a baseline " + name + " already; --add goes on with it, undertone baseline delete " + name
                            + " deletes it");
        }
        return has ? folder.read(name) : SpeakerBaseline.EMPTY;
    }

    private void say(SpeakerBaseline learnt, SpeakerBaseline whole, BaselineFolder folder, int recordings) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: learnt from %.0f s of speech in %d recording%s%s; kept in %s%n",
                name,
                learnt.speechSeconds(),
                recordings,
                recordings == 1 ? "" : "s",
                whole.speechSeconds() > learnt.speechSeconds()
                        ? String.format(Locale.ROOT, ", %.0f s in all", whole.speechSeconds())
                        : "",
                folder.path());
        out.flush();
        if (whole.speechSeconds() < ENOUGH_SECONDS) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "undertone: %.0f s of speech are few; from %.0f s on a baseline is at its best, so add more by"
                                    + " --add%n",
                            whole.speechSeconds(),
                            ENOUGH_SECONDS);
        }
    }
}

package dev.undertone.cli;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.cli.output.ResultWriter;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.EmotionModel;
import dev.undertone.recognition.BaselineChoice;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.RecognitionOptions;
import dev.undertone.recognition.RecognitionResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone analyze}: recordings in, emotion timelines out. */
@Command(
        name = "analyze",
        aliases = "analyse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says which emotions are in recordings, when, and how sure it is.",
            "",
            "Voice activity comes first: silence, noise and music get no emotion. A clip of up to 6 s is judged whole,"
                    + " a longer recording in overlapping windows that are merged into segments. Verdicts are recognised,"
                    + " uncertain, no-speech and too-short.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all well, 1 wrong usage, 2 at least one recording could not be analysed (the others were).",
            "",
            "Examples:",
            "  undertone analyze samples/conversation.flac",
            "  undertone analyze call.wav --channel each --format json",
            "  undertone analyze session.mp3 --format html --embed-audio --out session.html",
            "  undertone analyze call.wav --channel left --baseline anna",
            "  undertone analyze recordings/ --format csv --out emotions.csv",
            "  ffmpeg -i talk.mkv -f wav - | undertone analyze -"
        })
final class AnalyzeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "Recordings, folders of them, or - for standard input. The format is found by content.")
    private List<String> inputs = List.of();

    @Option(
            names = {"-f", "--format"},
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json, jsonl, csv, html (one self-contained page) or png. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output; for png of several recordings, a folder.")
    private @Nullable Path out;

    @Option(
            names = "--channel",
            defaultValue = "mix",
            paramLabel = "CHANNEL",
            description = "mix (the average), left, right, a number from 1, or each (a timeline per channel)."
                    + " Default: ${DEFAULT-VALUE}.")
    private String channel = "mix";

    @Option(
            names = "--emotions",
            paramLabel = "LIST",
            description = "Answer only with these, comma-separated; their scores are renormalised.")
    private @Nullable String emotions;

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            description = "Length of the windows of a long recording. Default: 3.")
    private @Nullable Double windowSeconds;

    @Option(names = "--hop", paramLabel = "SECONDS", description = "From one window's start to the next. Default: 1.")
    private @Nullable Double hopSeconds;

    @Option(
            names = "--whole",
            paramLabel = "SECONDS",
            description = "Judge recordings up to this long as one window. Default: 6.")
    private @Nullable Double wholeSeconds;

    @Option(
            names = "--threshold",
            paramLabel = "0..1",
            description =
                    "Confidence from which a verdict is recognised instead of uncertain. Default: the model's own.")
    private @Nullable Double threshold;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model bundle made by undertone train. Default: the bundled model.")
    private @Nullable Path model;

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description =
                    "Hear the speaker against this ordinary voice: one that undertone baseline make has learnt (or its"
                            + " file), auto (learnt from the recording itself, channel by channel), or none. Default: auto for"
                            + " channels with three minutes of speech or more.")
    private @Nullable String baseline;

    @Mixin
    private final BaselineInput baselines = new BaselineInput();

    @Option(
            names = "--coverage",
            paramLabel = "0..1",
            description =
                    "With which probability the true emotion shall be in a window's label set (json, csv). Default:"
                            + " 0.9.")
    private @Nullable Double coverage;

    @Option(names = "--embed-audio", description = "Give the audio along in an html report, for playback.")
    private boolean embedAudio;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Recordings analysed at once. Default: the number of cores.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        ChannelSelection selection = usage("--channel", () -> ChannelSelection.parse(channel));
        RecognitionOptions options = usage("", this::options);
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs must be at least 1 but was " + jobs);
        }
        if (format == OutputFormat.PNG && out == null) {
            throw new ParameterException(spec.commandLine(), "--format png needs --out FILE (or a folder for several)");
        }
        Inputs expanded = Inputs.expand(inputs);
        if (expanded.recordings().stream().filter(Inputs.STANDARD_INPUT::equals).count() > 1) {
            throw new ParameterException(spec.commandLine(), "standard input (-) can be analysed once only");
        }
        PrintWriter err = spec.commandLine().getErr();
        if (expanded.passedOver() > 0) {
            err.println("undertone: passed over " + expanded.passedOver() + " files that are not audio by their names");
        }
        if (expanded.recordings().isEmpty()) {
            err.println("undertone: no recordings in " + String.join(", ", inputs));
            return Undertone.FAILED;
        }
        try (EmotionModel loaded = ModelFiles.open(model).load()) {
            Recogniser recogniser = usage("", () -> Recogniser.of(loaded, options));
            BaselineChoice choice = choice(loaded);
            requireCoverage(loaded);
            // The networks load while the first audio is decoded; a failure shows again at the first score.
            Thread preparing = new Thread(new FutureTask<>(loaded::prepare, null), "undertone-prepare");
            preparing.setDaemon(true);
            preparing.start();
            boolean many =
                    expanded.recordings().size() > 1 || !expanded.recordings().equals(inputs);
            Output output = new Output(
                    format, Optional.ofNullable(out), spec.commandLine().getOut(), many, selection, embedAudio);
            return analyse(recogniser, selection, choice, expanded.recordings(), output);
        }
    }

    /** What is wrong with a baseline is wrong usage, unless its file cannot be read. */
    private BaselineChoice choice(EmotionModel loaded) throws IOException {
        try {
            return baselines.choice(Optional.ofNullable(baseline), loaded);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--baseline: " + e.getMessage(), e);
        }
    }

    private void requireCoverage(EmotionModel loaded) {
        List<Double> stated = loaded.calibration().plain().labelSets().coverages();
        if (coverage != null && !stated.contains(coverage)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--coverage: model " + loaded.info().name() + " states label sets for "
                            + (stated.isEmpty() ? "no coverage" : stated) + " but asked was " + coverage);
        }
    }

    private int analyse(
            Recogniser recogniser,
            ChannelSelection selection,
            BaselineChoice choice,
            List<String> recordings,
            Output output)
            throws IOException {
        List<String> failures = new ArrayList<>();
        PrintWriter err = spec.commandLine().getErr();
        boolean hearsTwice = choice instanceof BaselineChoice.FromRecording
                && !recogniser.model().baselineMeasures().isEmpty();
        try (RecordingFiles files = new RecordingFiles(format.readsAudioAgain() || hearsTwice);
                ResultWriter writer = output.open(recogniser.labels(), files);
                ProgressLine progress = new ProgressLine(Terminal.showsProgress(), recordings.size())) {
            int[] done = {0};
            OrderedBatch.run(
                    recordings,
                    Math.min(jobs, recordings.size()),
                    name -> recogniser.recognise(
                            () -> files.open(name), name, selection, choice, progress.ofOnlyRecording()),
                    new OrderedBatch.Sink<String, List<RecognitionResult>>() {
                        @Override
                        public void accept(String name, List<RecognitionResult> results) throws IOException {
                            for (RecognitionResult result : results) {
                                writer.accept(result);
                            }
                            progress.done(++done[0]);
                        }

                        @Override
                        public void failed(String name, Exception failure) {
                            failures.add(name);
                            err.println("undertone: " + message(name, failure));
                            progress.done(++done[0]);
                        }
                    });
        }
        if (!failures.isEmpty() && recordings.size() > 1) {
            err.println("undertone: " + failures.size() + " of " + recordings.size()
                    + " recordings could not be analysed; the others were");
        }
        return failures.isEmpty() ? 0 : Undertone.FAILED;
    }

    /** Every message names its recording: an {@link AudioException} does already. */
    private static String message(String name, Exception failure) {
        String message = Undertone.message(failure);
        return failure instanceof AudioException ? message : name + ": " + message;
    }

    private RecognitionOptions options() {
        RecognitionOptions options = RecognitionOptions.defaults();
        if (windowSeconds != null || hopSeconds != null) {
            Duration window = windowSeconds == null ? options.window() : seconds("--window", windowSeconds);
            Duration hop = hopSeconds != null
                    ? seconds("--hop", hopSeconds)
                    : options.hop().compareTo(window) < 0 ? options.hop() : window;
            options = options.withWindows(window, hop);
        }
        if (wholeSeconds != null) {
            options = options.withWholeClip(seconds("--whole", wholeSeconds));
        }
        if (threshold != null) {
            options = options.withConfidenceThreshold(threshold);
        }
        if (coverage != null) {
            options = options.withLabelSetCoverage(coverage);
        }
        return emotions == null ? options : options.restrictedTo(LabelSet.parse(emotions));
    }

    private static Duration seconds(String option, double seconds) {
        if (!(seconds >= 0 && seconds <= 3600)) {
            throw new IllegalArgumentException(option + " must be in 0..3600 s but was " + seconds);
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** A value from the command line; what is wrong with it is wrong usage. */
    private <T> T usage(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            CommandLine line = spec.commandLine();
            throw new ParameterException(line, (option.isEmpty() ? "" : option + ": ") + e.getMessage(), e);
        }
    }
}

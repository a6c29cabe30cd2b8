package dev.undertone.cli;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.capture.CaptureDevice;
import dev.undertone.audio.capture.CaptureSource;
import dev.undertone.audio.capture.SystemCapture;
import dev.undertone.cli.output.LiveJson;
import dev.undertone.cli.output.LiveLines;
import dev.undertone.cli.output.LiveOutput;
import dev.undertone.cli.output.LiveScreen;
import dev.undertone.cli.output.LiveSetup;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.recognition.BaselineChoice;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.RecognitionListener;
import dev.undertone.recognition.RecognitionOptions;
import dev.undertone.recognition.RecognitionSession;
import dev.undertone.recognition.Timeline;
import dev.undertone.recognition.alert.AlertDefinition;
import dev.undertone.recognition.alert.AlertMonitor;
import dev.undertone.recognition.alert.AlertingListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code undertone listen}: a microphone in, the emotion of this moment out. */
@Command(
        name = "listen",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says which emotion is in a voice at this moment, from a microphone or from standard input.",
            "",
            "Every half second it judges the last three. Nothing is recorded. Ctrl-C ends it.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all well, 1 wrong usage, 2 the source could not be used, 130 ended by Ctrl-C.",
            "",
            "Examples:",
            "  undertone devices",
            "  undertone listen --device 2 --baseline anna",
            "  undertone listen --rule anger-rising",
            "  arecord -f S16_LE -r 16000 | undertone listen --device - --rate 16000 --format jsonl",
            "  undertone listen --device - < samples/conversation.flac"
        })
final class ListenCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";
    private static final String ANGER_RISING = "anger-rising";
    private static final int LEAST_RATE = 8000;
    private static final int MOST_RATE = 192_000;
    private static final int MOST_CHANNELS = 32;
    private static final int STOP_SECONDS = 5;

    /** What is written. */
    enum Format {
        TEXT,
        JSONL
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--device",
            defaultValue = "1",
            paramLabel = "N|-",
            description =
                    "A device of undertone devices by its number, or - for standard input: any format that analyze"
                            + " reads, or, with --rate, raw samples. Default: ${DEFAULT-VALUE}.")
    private String device = "1";

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "Standard input is raw: signed 16-bit little-endian samples at this rate.")
    private @Nullable Integer rateHz;

    @Option(
            names = "--channels",
            defaultValue = "1",
            paramLabel = "N",
            description = "How many channels raw samples have; they are averaged. Default: ${DEFAULT-VALUE}.")
    private int channels = 1;

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description =
                    "Hear the speaker against this ordinary voice: one that undertone baseline make has learnt (or its"
                            + " file), auto (learnt as it goes on), or none. Default: none.")
    private @Nullable String baseline;

    @Mixin
    private final BaselineInput baselines = new BaselineInput();

    @Option(
            names = "--rule",
            paramLabel = "FILE",
            description =
                    "Alert by this rule (docs/alerts.md), or by the built-in anger-rising; may be given several times."
                            + " Alerts are shown here; webhooks and commands are for undertone serve.")
    private List<String> rules = List.of();

    @Option(
            names = {"-f", "--format"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description =
                    "text (a live view in a terminal, else a line whenever something changes) or jsonl (every event)."
                            + " Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(
            names = "--window",
            defaultValue = "3",
            paramLabel = "SECONDS",
            description = "How much is judged at once. Default: ${DEFAULT-VALUE}.")
    private double windowSeconds = 3;

    @Option(
            names = "--hop",
            defaultValue = "0.5",
            paramLabel = "SECONDS",
            description = "How often. Default: ${DEFAULT-VALUE}.")
    private double hopSeconds = 0.5;

    @Option(names = "--model", paramLabel = "FILE", description = "A model bundle. Default: the bundled model.")
    private @Nullable Path model;

    @Override
    public Integer call() throws IOException {
        RecognitionOptions options = options();
        Instant now = InstantSource.system().instant();
        List<AlertMonitor> monitors = monitors(now);
        try (EmotionModel loaded = ModelFiles.open(model).load()) {
            BaselineChoice choice = choice(loaded);
            loaded.prepare();
            try (LiveAudio audio = new LiveAudio(source())) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("undertone: emotions are inferred from how a voice sounds, with the model "
                        + loaded.info().name() + " " + loaded.info().version()
                        + "; it is often wrong. Everybody whose voice is heard must know this and agree.");
                listen(audio, Recogniser.of(loaded, options), choice, monitors);
            }
        }
        return 0;
    }

    private void listen(LiveAudio audio, Recogniser recogniser, BaselineChoice choice, List<AlertMonitor> monitors)
            throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        Thread stopping = new Thread(() -> stop(audio, over), "undertone-stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        LiveOutput output = output();
        RecognitionListener listener = new AlertingListener(monitors, event -> {
            try {
                output.on(event);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try (RecognitionSession session = open(recogniser, choice, audio.sampleRateHz(), listener)) {
            output.begin(new LiveSetup(
                    device.equals(STANDARD_INPUT) ? "standard input" : "device " + device,
                    audio.sampleRateHz(),
                    recogniser.model().info(),
                    name(choice)));
            long heard = 0;
            for (float[] samples = audio.next(); samples.length > 0; samples = audio.next()) {
                session.accept(samples, 0, samples.length);
                heard += samples.length;
                output.heard((double) heard / audio.sampleRateHz(), levelDbfs(samples));
            }
            Timeline timeline = session.finish();
            output.end(timeline, (double) heard / audio.sampleRateHz());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            over.countDown();
            removeHook(stopping);
        }
    }

    private static void removeHook(Thread stopping) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopping);
        } catch (IllegalStateException alreadyStopping) {
            // The program ends because of Ctrl-C; the hook is what waits for this.
            return;
        }
    }

    /** Lets what was heard be judged and shown before the program ends. */
    private static void stop(LiveAudio audio, CountDownLatch over) {
        audio.stop();
        try {
            over.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RecognitionSession open(
            Recogniser recogniser, BaselineChoice choice, int rateHz, RecognitionListener listener) {
        if (choice instanceof BaselineChoice.Given given) {
            return recogniser.open(rateHz, listener, given.baseline());
        }
        return choice instanceof BaselineChoice.FromRecording
                ? recogniser.openLearning(rateHz, listener, SpeakerBaseline.EMPTY)
                : recogniser.open(rateHz, listener);
    }

    private static Optional<String> name(BaselineChoice choice) {
        if (choice instanceof BaselineChoice.Given given) {
            return Optional.of(given.name());
        }
        return choice instanceof BaselineChoice.FromRecording ? Optional.of(BaselineInput.AUTO) : Optional.empty();
    }

    private static double levelDbfs(float[] samples) {
        double power = 0;
        for (float sample : samples) {
            power += (double) sample * sample;
        }
        return Math.min(0, 10 * Math.log10(power / samples.length));
    }

    private LiveOutput output() {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSONL) {
            return new LiveJson(out);
        }
        return Terminal.showsColours() ? new LiveScreen(out) : new LiveLines(out);
    }

    private RecognitionOptions options() {
        try {
            return RecognitionOptions.defaults()
                    .withWholeClip(Duration.ZERO)
                    .withWindows(millis("--window", windowSeconds), millis("--hop", hopSeconds));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Duration millis(String option, double seconds) {
        if (!(seconds > 0 && seconds <= 3600)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be in 0..3600 s but was %s", option, seconds));
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private List<AlertMonitor> monitors(Instant now) throws IOException {
        List<AlertMonitor> monitors = new ArrayList<>();
        for (String rule : rules) {
            Path file = Path.of(rule);
            boolean builtIn = rule.equals(ANGER_RISING) && !Files.exists(file);
            AlertDefinition definition;
            try {
                definition = builtIn
                        ? AlertDefinition.angerRising()
                        : AlertDefinition.parse(Files.readString(file), file.toString());
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--rule: " + e.getMessage(), e);
            }
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
            monitors.add(new AlertMonitor(name, definition, now));
        }
        return monitors;
    }

    private BaselineChoice choice(EmotionModel loaded) throws IOException {
        try {
            return baselines.choice(Optional.of(baseline == null ? BaselineInput.NONE : baseline), loaded);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--baseline: " + e.getMessage(), e);
        }
    }

    private AudioStream source() throws IOException {
        if (!device.equals(STANDARD_INPUT)) {
            if (rateHz != null) {
                throw new ParameterException(spec.commandLine(), "--rate is for standard input: add --device -");
            }
            return microphone(new SystemCapture());
        }
        if (rateHz == null) {
            return AudioReader.open(standardInput(), "standard input");
        }
        require("--rate", rateHz, LEAST_RATE, MOST_RATE);
        require("--channels", channels, 1, MOST_CHANNELS);
        return AudioReader.openRaw(standardInput(), rateHz, channels);
    }

    private AudioStream microphone(CaptureSource source) throws IOException {
        List<CaptureDevice> devices = source.devices();
        if (devices.isEmpty()) {
            throw new IOException(DevicesCommand.NONE);
        }
        return source.open(devices.stream()
                .filter(each -> Integer.toString(each.number()).equals(device))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--device must be - or in 1.." + devices.size() + " (see undertone devices) but was "
                                + device)));
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be in " + least + ".." + most + " but was " + value);
        }
    }

    @SuppressForbidden("standard input is what was asked for")
    private static InputStream standardInput() {
        return System.in;
    }
}

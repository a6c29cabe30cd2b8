package dev.undertone.cli;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.cli.plot.Clip;
import dev.undertone.cli.plot.ClipReader;
import dev.undertone.cli.plot.FeatureFigure;
import dev.undertone.cli.plot.FrequencyAxis;
import dev.undertone.cli.plot.PlotKind;
import dev.undertone.cli.plot.PlotOptions;
import dev.undertone.plots.Picture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undertone plot}: recordings in, pictures of their features out. */
@Command(
        name = "plot",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Draws features of a recording over time, or of several recordings side by side on the same scales.",
            "",
            "Kinds: waveform, spectrogram, mel, mfcc, chroma, contrast, f0, loudness; all draws them under one another.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all well, 1 wrong usage, 2 at least one recording could not be drawn (the others were).",
            "",
            "Examples:",
            "  undertone plot samples/lively.wav --kind all",
            "  undertone plot samples/lively.wav --kind mel,f0 --start 0.5 --end 2 --out detail.svg",
            "  undertone plot happy.wav --compare sad.wav angry.wav surprised.wav --kind mel"
        })
final class PlotCommand implements Callable<Integer> {

    private static final int LEAST_RATE_HZ = 8000;
    private static final int MOST_RATE_HZ = 96_000;
    private static final int MOST_PIXELS = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "FILE", description = "A recording. The format is found by content.")
    private String file = "";

    @Option(
            names = "--compare",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Further recordings, drawn beside it on the same scales.")
    private List<String> others = List.of();

    @Option(
            names = {"-k", "--kind"},
            split = ",",
            paramLabel = "KIND",
            description = "What to draw, several comma-separated, or all. Default: spectrogram.")
    private List<String> kinds = List.of(PlotKind.SPECTROGRAM.id());

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The picture, .png or .svg. Default: the recording's name and the kind, here, as .png.")
    private @Nullable Path out;

    @Option(names = "--start", paramLabel = "SECONDS", description = "Leave out what comes before. Default: 0.")
    private double startSeconds;

    @Option(names = "--end", paramLabel = "SECONDS", description = "Leave out what comes after. Default: the end.")
    private double endSeconds = Double.POSITIVE_INFINITY;

    @Option(
            names = "--width",
            paramLabel = "PIXELS",
            description = "Width of the picture at ordinary screen density. Default: what suits its content.")
    private int width;

    @Option(names = "--height", paramLabel = "PIXELS", description = "Height likewise.")
    private int height;

    @Option(
            names = "--density",
            defaultValue = "2",
            paramLabel = "1..4",
            description = "Dots of a PNG per pixel: 2 looks sharp on most screens. Default: ${DEFAULT-VALUE}.")
    private int density;

    @Option(
            names = "--axis",
            defaultValue = "linear",
            paramLabel = "AXIS",
            description = "How the frequencies of a spectrogram lie: linear, mel or log. Default: ${DEFAULT-VALUE}.")
    private FrequencyAxis axis = FrequencyAxis.LINEAR;

    @Option(
            names = "--max-hz",
            paramLabel = "HZ",
            description = "Highest frequency of spectrogram, mel and mfcc. Default: half of --rate.")
    private @Nullable Double maxHz;

    @Option(
            names = "--range-db",
            paramLabel = "DB",
            defaultValue = "70",
            description = "From the brightest to the darkest colour of spectrogram and mel. Default: ${DEFAULT-VALUE}.")
    private double rangeDb;

    @Option(
            names = "--window",
            paramLabel = "MS",
            defaultValue = "32",
            description =
                    "Window of the spectrogram: short shows moments, long shows harmonics. Default: ${DEFAULT-VALUE}.")
    private double windowMillis;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "16000",
            description = "Sampling rate at which all recordings are looked at. Default: ${DEFAULT-VALUE}.")
    private int sampleRateHz;

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            defaultValue = "mix",
            description = "mix (the average), left, right or a number from 1. Default: ${DEFAULT-VALUE}.")
    private String channel = "mix";

    @Override
    public Integer call() throws IOException {
        List<PlotKind> chosen = usage(this::chosenKinds);
        requireIn("--rate", sampleRateHz, LEAST_RATE_HZ, MOST_RATE_HZ);
        requireIn("--density", density, 1, 4);
        requireIn("--width", width, 0, MOST_PIXELS);
        requireIn("--height", height, 0, MOST_PIXELS);
        if (!(startSeconds >= 0 && endSeconds > startSeconds)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--start must be at least 0 and below --end but they were " + startSeconds + " and " + endSeconds);
        }
        PlotOptions options = usage(
                () -> new PlotOptions(windowMillis / 1000, axis, maxHz == null ? sampleRateHz / 2.0 : maxHz, rangeDb));
        ClipReader reader =
                usage(() -> new ClipReader(ChannelSelection.parse(channel), sampleRateHz, startSeconds, endSeconds));
        Path target = out == null ? Path.of(defaultName(chosen)) : out;
        PictureFile picture = usage(() -> PictureFile.of(target, density));
        List<String> names = new ArrayList<>(List.of(file));
        names.addAll(others);
        List<Clip> clips = read(names, reader);
        if (!clips.isEmpty()) {
            Picture drawn = usage(() -> Picture.of(FeatureFigure.of(chosen, clips, options), width, height));
            picture.write(drawn);
            PrintWriter output = spec.commandLine().getOut();
            output.println(target);
            output.flush();
        }
        return clips.size() == names.size() ? 0 : Undertone.FAILED;
    }

    private List<PlotKind> chosenKinds() {
        Set<PlotKind> chosen = new LinkedHashSet<>();
        kinds.forEach(word -> chosen.addAll(PlotKind.parse(word.strip())));
        return List.copyOf(chosen);
    }

    private String defaultName(List<PlotKind> chosen) {
        String stem = String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.[^.]*$", "");
        String what = chosen.size() == PlotKind.values().length
                ? "all"
                : chosen.stream().map(PlotKind::id).collect(Collectors.joining("-"));
        return (file.equals(Inputs.STANDARD_INPUT) ? "recording" : stem) + "-" + what
                + (others.isEmpty() ? "" : "-compared") + ".png";
    }

    private List<Clip> read(List<String> names, ClipReader reader) {
        PrintWriter err = spec.commandLine().getErr();
        List<Clip> clips = new ArrayList<>();
        try (RecordingFiles files = new RecordingFiles(false)) {
            for (String name : names) {
                try {
                    Clip clip = reader.read(files.open(name), name);
                    clips.add(clip);
                    if (clip.peak() == 0) {
                        err.println("undertone: " + name + ": is digital silence; its picture shows nothing");
                    }
                } catch (IOException | IllegalArgumentException e) {
                    String message = Undertone.message(e);
                    err.println("undertone: " + (e instanceof AudioException ? message : name + ": " + message));
                }
            }
        } catch (IOException e) {
            err.println("undertone: " + Undertone.message(e));
        }
        return clips;
    }

    private void requireIn(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be in " + least + ".." + most + " but was " + value);
        }
    }

    /** A value from the command line; what is wrong with it is wrong usage. */
    private <T> T usage(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}

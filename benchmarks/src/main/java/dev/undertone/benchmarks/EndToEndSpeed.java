package dev.undertone.benchmarks;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.cli.SuppressForbidden;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.ModelBundle;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.RecognitionOptions;
import dev.undertone.recognition.RecognitionResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How fast recordings become timelines, on the machine at hand: a folder of clips end to end (decoding, features,
 * networks) on one thread, and the command for one clip from a cold start.
 *
 * <p>Arguments: the distribution's {@code bin/undertone}, and a folder of clips.
 */
public final class EndToEndSpeed {

    private static final int ROUNDS = 4;
    private static final int COLD_STARTS = 10;
    private static final int MAX_CLIPS = 240;

    private EndToEndSpeed() {}

    @SuppressForbidden("its output is what it is for")
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("usage: EndToEndSpeed DISTRIBUTION/bin/undertone FOLDER-OF-CLIPS");
            System.exit(1);
        }
        List<Path> clips = clips(Path.of(arguments[1]));
        folder(clips, System.out);
        coldStart(Path.of(arguments[0]), clips.get(0), System.out);
    }

    private static List<Path> clips(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> clips =
                    files.filter(Files::isRegularFile).sorted().limit(MAX_CLIPS).toList();
            if (clips.isEmpty()) {
                throw new IllegalArgumentException(folder + " holds no files");
            }
            return clips;
        }
    }

    /** Repeated over the same clips; the first round warms the JVM up, and the best and the median of the others count. */
    private static void folder(List<Path> clips, PrintStream out) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (EmotionModel model = ModelBundle.bundled().load()) {
            Recogniser recogniser = Recogniser.of(model, RecognitionOptions.defaults());
            double[] ratios = new double[ROUNDS - 1];
            for (int round = 0; round < ROUNDS; round++) {
                double audioSeconds = 0;
                long start = threads.getCurrentThreadCpuTime();
                for (Path clip : clips) {
                    List<RecognitionResult> results = recogniser.recognise(
                            AudioReader.open(clip),
                            clip.toString(),
                            new ChannelSelection.Mix(),
                            Recogniser.Progress.none());
                    audioSeconds += results.get(0).durationSeconds();
                }
                double cpuSeconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
                if (round > 0) {
                    ratios[round - 1] = audioSeconds / cpuSeconds;
                }
            }
            Arrays.sort(ratios);
            out.printf(
                    Locale.ROOT,
                    "folder of %d clips, one core, decode + features + networks: %.0f audio-seconds per CPU-second"
                            + " (median; best %.0f)%n",
                    clips.size(),
                    ratios[ratios.length / 2],
                    ratios[ratios.length - 1]);
        }
    }

    private static void coldStart(Path launcher, Path clip, PrintStream out) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        long residentKiB = 0;
        for (int i = 0; i <= COLD_STARTS; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(launcher.toString(), "analyze", clip.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            while (process.isAlive()) {
                residentKiB = Math.max(residentKiB, residentKiB(process.pid()));
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(launcher + " ended with " + process.exitValue());
            }
            if (i > 0) {
                seconds.add((System.nanoTime() - start) / 1e9);
            }
        }
        seconds.sort(null);
        out.printf(
                Locale.ROOT,
                "undertone analyze of one clip, cold JVM, %d runs: %.2f s wall (median; best %.2f, worst %.2f)%n",
                COLD_STARTS,
                seconds.get(seconds.size() / 2),
                seconds.get(0),
                seconds.get(seconds.size() - 1));
        out.printf(Locale.ROOT, "its largest resident size: %d MiB%n", residentKiB / 1024);
    }

    /** The process's peak so far, where the system has /proc; else 0. */
    private static long residentKiB(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}

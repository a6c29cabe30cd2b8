package dev.undertone.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.undertone.audio.AudioReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.audio.Resampler;
import dev.undertone.audio.Waveform;
import dev.undertone.cli.SuppressForbidden;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelNorm;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.MelScale;
import dev.undertone.features.spectral.SpectrumBlock;
import dev.undertone.features.spectral.SpectrumReader;
import dev.undertone.features.spectral.Stft;
import dev.undertone.features.spectral.StftOptions;
import dev.undertone.features.spectral.WindowFunction;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How many seconds of audio each feature set takes in a second of one core, warmed: the best of many passes over the clips
 * by the CPU time of the thread, and by wall time; and how much it allocates for each further second of a recording, of
 * which what it returns or keeps per frame is a part.
 *
 * <p>Argument: a folder of clips; without it, six generated voices of ten seconds.
 */
@SuppressForbidden("its output is what it is for, and only the virtual machine's own class counts what is allocated")
public final class FeatureSpeed {

    private static final int SPEECH_HZ = 16_000;
    private static final int MUSIC_HZ = 22_050;
    private static final int MAX_CLIPS = 60;
    private static final double MIN_CLIP_SECONDS = 0.1;
    /** Of CPU time, so that a machine that does much else warms up too. */
    private static final double WARM_UP_SECONDS = 4;

    private static final double MEASURED_SECONDS = 3;
    private static final int SHORT_SECONDS = 60;
    private static final int LONG_SECONDS = 600;

    private record Case(String name, int rateHz, Consumer<Waveform> extract) {}

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private FeatureSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<Waveform> clips = arguments.length > 0 ? clips(Path.of(arguments[0])) : voices();
        new FeatureSpeed().run(clips, System.out);
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(utterance("egemaps-v02", SPEECH_HZ));
        cases.add(frames("egemaps-lld-v02", SPEECH_HZ));
        cases.add(frames("logmel-v1", SPEECH_HZ));
        cases.add(new Case("log-mel, 25 ms every 10 ms, 40 bands", SPEECH_HZ, logMel()));
        cases.add(utterance("tutorial-180", MUSIC_HZ));
        cases.add(utterance("tutorial-193", MUSIC_HZ));
        cases.add(utterance("functionals-v1", SPEECH_HZ));
        return cases;
    }

    private static Case utterance(String id, int rateHz) {
        UtteranceFeatureSet set = FeatureCatalog.utterance(id);
        return new Case(id, rateHz, set::extract);
    }

    private static Case frames(String id, int rateHz) {
        FrameFeatureSet set = FeatureCatalog.frames(id);
        return new Case(id, rateHz, set::extract);
    }

    private static Consumer<Waveform> logMel() {
        Stft stft = new Stft(new StftOptions(512, 400, 160, WindowFunction.HANN));
        MelOptions bands = new MelOptions(40, 0, SPEECH_HZ / 2.0, MelScale.SLANEY, MelNorm.SLANEY);
        MelFilterbank filters = new MelFilterbank(bands, SPEECH_HZ, 512);
        SpectrumBlock block = new SpectrumBlock(stft.bins());
        float[][] mel = new float[filters.bands()][SpectrumBlock.LANES];
        return waveform -> {
            SpectrumReader reader = new SpectrumReader(stft, waveform);
            while (reader.read(block)) {
                filters.applyLanes(block.power(), mel);
                for (float[] band : mel) {
                    Decibels.fromPowers(band);
                }
            }
        };
    }

    private void run(List<Waveform> clips, PrintStream out) {
        double seconds = clips.stream().mapToDouble(Waveform::durationSeconds).sum();
        out.printf(
                Locale.ROOT,
                "%s, %s %s, %d processors%n",
                Runtime.version(),
                System.getProperty("java.vm.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        out.printf(Locale.ROOT, "%d clips, %.0f s; audio-seconds per second of one core%n", clips.size(), seconds);
        out.printf(Locale.ROOT, "%-38s %6s %9s %9s %22s%n", "", "Hz", "CPU", "wall", "bytes a further second");
        for (Case one : cases()) {
            List<Waveform> resampled = clips.stream()
                    .map(clip -> Resampler.resample(clip, one.rateHz()))
                    .toList();
            out.println(measure(one, resampled, seconds));
        }
    }

    private String measure(Case one, List<Waveform> clips, double seconds) {
        double cpu = Double.MAX_VALUE;
        double wall = Double.MAX_VALUE;
        double spent = 0;
        while (spent < WARM_UP_SECONDS + MEASURED_SECONDS) {
            long cpuStart = threads.getCurrentThreadCpuTime();
            long wallStart = System.nanoTime();
            clips.forEach(one.extract());
            double cpuSeconds = (threads.getCurrentThreadCpuTime() - cpuStart) / 1e9;
            if (spent >= WARM_UP_SECONDS) {
                cpu = Math.min(cpu, cpuSeconds);
                wall = Math.min(wall, (System.nanoTime() - wallStart) / 1e9);
            }
            spent += cpuSeconds;
        }
        long more = allocated(one, LONG_SECONDS) - allocated(one, SHORT_SECONDS);
        return String.format(
                Locale.ROOT,
                "%-38s %6d %9.0f %9.0f %22d",
                one.name(),
                one.rateHz(),
                seconds / cpu,
                seconds / wall,
                more / (LONG_SECONDS - SHORT_SECONDS));
    }

    private long allocated(Case one, int seconds) {
        Waveform voice = voice(seconds, one.rateHz(), 1);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        one.extract().accept(voice);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static List<Waveform> clips(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches("(?i).*\\.(wav|flac|mp3|ogg|opus|aiff?|au)"))
                    .sorted()
                    .limit(MAX_CLIPS)
                    .toList();
        }
        List<Waveform> clips = new ArrayList<>();
        for (Path file : files) {
            AudioReader.read(file, new ChannelSelection.Mix(), MUSIC_HZ).stream()
                    .filter(clip -> clip.durationSeconds() >= MIN_CLIP_SECONDS)
                    .forEach(clips::add);
        }
        if (clips.isEmpty()) {
            throw new IllegalArgumentException(folder + " holds no recordings");
        }
        return clips;
    }

    private static List<Waveform> voices() {
        List<Waveform> voices = new ArrayList<>();
        for (int speaker = 0; speaker < 6; speaker++) {
            voices.add(voice(10, MUSIC_HZ, speaker));
        }
        return voices;
    }

    /** Four syllables a second of a gliding sawtooth through one resonance, with pauses, in a little noise. */
    private static Waveform voice(int seconds, int rateHz, int speaker) {
        Random random = new Random(speaker);
        float[] samples = new float[seconds * rateHz];
        double radius = Math.exp(-Math.PI * 120 / rateHz);
        double turn = 2 * radius * Math.cos(2 * Math.PI * (500 + 80 * speaker) / rateHz);
        double phase = 0;
        double last = 0;
        double beforeLast = 0;
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / rateHz;
            phase += (100 + 25 * speaker + 30 * Math.sin(3 * t)) / rateHz;
            double level = 0.02 * Math.max(0, Math.sin(2 * Math.PI * 4 * t)) * (Math.sin(t) > -0.7 ? 1 : 0);
            double value = level * (2 * (phase % 1) - 1) + turn * last - radius * radius * beforeLast;
            beforeLast = last;
            last = value;
            samples[i] = (float) Math.max(-1, Math.min(1, value + 0.001 * random.nextGaussian()));
        }
        return Waveform.of(samples, rateHz);
    }
}

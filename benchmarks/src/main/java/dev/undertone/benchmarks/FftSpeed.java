package dev.undertone.benchmarks;

import dev.undertone.audio.Waveform;
import dev.undertone.cli.SuppressForbidden;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.spectral.RealFft;
import dev.undertone.features.spectral.SpectrumBlock;
import dev.undertone.features.spectral.SpectrumReader;
import dev.undertone.features.spectral.Stft;
import dev.undertone.features.spectral.StftOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntSupplier;

/**
 * The real transform beside FFTW's in single precision, in turns in one run, each by the CPU time of its thread and the
 * best of many batches, so that what else the machine does counts little.
 *
 * <p>Argument: the compiled {@code fftw_speed}.
 */
public final class FftSpeed {

    private static final int[] SIZES = {512, 1024, 2048};
    private static final int ROUNDS = 5;
    private static final int BATCHES = 20;
    private static final int BATCH_POINTS = 1 << 20;
    private static final int RATE_HZ = 16_000;
    private static final int SECONDS = 60;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private FftSpeed() {}

    @SuppressForbidden("its output is what it is for")
    public static void main(String[] arguments) throws IOException {
        System.out.println("microseconds a frame, and how many times FFTW's (single precision) doing the same");
        System.out.println("        power spectra, cut and windowed     transform alone, one frame at a time");
        System.out.println(" size    FFTW  blocks                       FFTW   ours   blocks over FFTW alone");
        Process fftw = new ProcessBuilder(arguments[0])
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer ask = fftw.outputWriter();
                BufferedReader answers = fftw.inputReader()) {
            for (int size : SIZES) {
                System.out.println(new FftSpeed().compare(size, ask, answers));
            }
        }
        System.out.println("audio-seconds per CPU-second of one core");
        for (SpectrumBenchmark.Frames frames : SpectrumBenchmark.Frames.values()) {
            System.out.println(new FftSpeed().rates(frames));
        }
        FrameFeatureSet logMel = FeatureCatalog.frames("logmel-v1");
        Waveform waveform = Waveform.of(noise(SECONDS * RATE_HZ), RATE_HZ);
        System.out.printf(Locale.ROOT, "logmel-v1: %.0f%n", new FftSpeed().rate(() -> logMel.extract(waveform)));
    }

    private String compare(int size, Writer ask, BufferedReader answers) throws IOException {
        float[] noise = noise(Math.max(BATCH_POINTS / 4, size));
        IntSupplier block = blocks(size, noise);
        IntSupplier single = frames(size, noise);
        double transform = Double.MAX_VALUE;
        double power = Double.MAX_VALUE;
        double ourTransform = Double.MAX_VALUE;
        double ourPower = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            ask.write(size + "\n");
            ask.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("the program that measures FFTW ended before it measured size " + size);
            }
            String[] answer = line.split(" ");
            transform = Math.min(transform, Double.parseDouble(answer[0]));
            power = Math.min(power, Double.parseDouble(answer[1]));
            ourPower = Math.min(ourPower, microseconds(block));
            ourTransform = Math.min(ourTransform, microseconds(single));
        }
        return String.format(
                Locale.ROOT,
                "%5d %7.3f %7.3f (%.1f x) %18.3f %7.3f (%.1f x) %8.1f x",
                size,
                power,
                ourPower,
                ourPower / power,
                transform,
                ourTransform,
                ourTransform / transform,
                ourPower / transform);
    }

    private String rates(SpectrumBenchmark.Frames frames) {
        SpectrumBenchmark passes = new SpectrumBenchmark();
        passes.frames = frames;
        passes.seconds = SECONDS;
        passes.open();
        return String.format(
                Locale.ROOT,
                "%s: spectra %.0f, log-mel %.0f, log-mel with cepstra and chroma %.0f",
                frames.description(),
                rate(passes::spectra),
                rate(passes::logMel),
                rate(passes::logMelCepstraAndChroma));
    }

    private double rate(Runnable pass) {
        return 1e6
                / microseconds(() -> {
                    pass.run();
                    return SECONDS;
                });
    }

    /** Each call returns how many frames it transformed. */
    private double microseconds(IntSupplier batch) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < BATCHES; i++) {
            long start = threads.getCurrentThreadCpuTime();
            int frames = batch.getAsInt();
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / 1e3 / frames);
        }
        return best;
    }

    /** Cut from a recording with a hop of a quarter, windowed, transformed and squared. */
    private static IntSupplier blocks(int size, float[] noise) {
        Stft stft = new Stft(StftOptions.hann(size, size / 4));
        Waveform waveform = Waveform.of(noise, RATE_HZ);
        SpectrumBlock block = new SpectrumBlock(stft.bins());
        return () -> {
            SpectrumReader reader = new SpectrumReader(stft, waveform);
            while (reader.read(block)) {
                // The spectra are all that is wanted.
            }
            return reader.frames();
        };
    }

    private static IntSupplier frames(int size, float[] noise) {
        RealFft fft = new RealFft(size);
        RealFft.Workspace workspace = fft.newWorkspace();
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        return () -> {
            int frames = BATCH_POINTS / size;
            for (int i = 0; i < frames; i++) {
                fft.transform(noise, re, im, workspace);
            }
            return frames;
        };
    }

    private static float[] noise(int samples) {
        Random random = new Random(1);
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = random.nextFloat() - 0.5f;
        }
        return noise;
    }
}

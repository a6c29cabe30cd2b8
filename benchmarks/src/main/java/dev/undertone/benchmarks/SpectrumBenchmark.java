package dev.undertone.benchmarks;

import dev.undertone.audio.Waveform;
import dev.undertone.features.spectral.ChromaFilterbank;
import dev.undertone.features.spectral.Decibels;
import dev.undertone.features.spectral.MelFilterbank;
import dev.undertone.features.spectral.MelNorm;
import dev.undertone.features.spectral.MelOptions;
import dev.undertone.features.spectral.MelScale;
import dev.undertone.features.spectral.Mfcc;
import dev.undertone.features.spectral.MfccOptions;
import dev.undertone.features.spectral.SpectrumBlock;
import dev.undertone.features.spectral.SpectrumReader;
import dev.undertone.features.spectral.Stft;
import dev.undertone.features.spectral.StftOptions;
import dev.undertone.features.spectral.WindowFunction;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds to turn so many seconds of audio into spectra and what is made of them, block by block. With the gc
 * profiler, ten minutes take the same bytes as one: those of opening a reader, none per frame.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpectrumBenchmark {

    /** 25 ms windows every 10 ms at 16 kHz with 40 mel bands, or 2048 samples every 512 at 22.05 kHz with 128. */
    public enum Frames {
        SPEECH("16 kHz, 25 ms every 10 ms, 40 bands", 16_000),
        MUSIC("22.05 kHz, 2048 samples every 512, 128 bands", 22_050);

        private final String description;
        private final int rateHz;

        Frames(String description, int rateHz) {
            this.description = description;
            this.rateHz = rateHz;
        }

        String description() {
            return description;
        }

        private StftOptions options() {
            return this == SPEECH ? new StftOptions(512, 400, 160, WindowFunction.HANN) : StftOptions.hann(2048, 512);
        }

        private int bands() {
            return this == SPEECH ? 40 : 128;
        }

        private Pass open(int seconds) {
            return new Pass(this, seconds);
        }
    }

    @Param
    public Frames frames = Frames.SPEECH;

    @Param({"60", "600"})
    public int seconds;

    private Pass pass = Frames.SPEECH.open(1);

    @Setup
    public void open() {
        pass = frames.open(seconds);
    }

    /** The transforms and memory of one kind of frames. */
    private static final class Pass {

        private final Stft stft;
        private final Waveform waveform;
        private final MelFilterbank filters;
        private final Mfcc cosines;
        private final ChromaFilterbank classes;
        private final SpectrumBlock block;
        private final float[][] mel;
        private final float[][] cepstra;
        private final float[][] magnitude;
        private final float[][] chroma;

        private Pass(Frames frames, int seconds) {
            stft = new Stft(frames.options());
            waveform = noise(seconds * frames.rateHz, frames.rateHz);
            MelOptions mels = new MelOptions(frames.bands(), 0, frames.rateHz / 2.0, MelScale.SLANEY, MelNorm.SLANEY);
            filters = new MelFilterbank(mels, frames.rateHz, frames.options().fftSize());
            cosines = new Mfcc(new MfccOptions(40, frames.bands(), 0));
            classes = new ChromaFilterbank(frames.rateHz, frames.options().fftSize(), 0);
            block = new SpectrumBlock(stft.bins());
            mel = new float[filters.bands()][SpectrumBlock.LANES];
            cepstra = new float[cosines.coefficients()][SpectrumBlock.LANES];
            magnitude = new float[stft.bins()][SpectrumBlock.LANES];
            chroma = new float[ChromaFilterbank.CLASSES][SpectrumBlock.LANES];
        }

        private static Waveform noise(int length, int rateHz) {
            Random random = new Random(1);
            float[] samples = new float[length];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = random.nextFloat() - 0.5f;
            }
            return Waveform.of(samples, rateHz);
        }

        private void chroma() {
            for (int k = 0; k < magnitude.length; k++) {
                root(block.power()[k], magnitude[k]);
            }
            classes.applyLanes(magnitude, chroma);
        }

        private static void root(float[] power, float[] into) {
            for (int lane = 0; lane < SpectrumBlock.LANES; lane++) {
                into[lane] = (float) Math.sqrt(power[lane]);
            }
        }

        private void logMel() {
            filters.applyLanes(block.power(), mel);
            for (float[] band : mel) {
                Decibels.fromPowers(band);
            }
        }
    }

    @Benchmark
    public SpectrumBlock spectra() {
        SpectrumReader reader = new SpectrumReader(pass.stft, pass.waveform);
        while (reader.read(pass.block)) {
            // The spectra are all that is wanted.
        }
        return pass.block;
    }

    @Benchmark
    public float[][] logMel() {
        SpectrumReader reader = new SpectrumReader(pass.stft, pass.waveform);
        while (reader.read(pass.block)) {
            pass.logMel();
        }
        return pass.mel;
    }

    @Benchmark
    public float[][] logMelCepstraAndChroma() {
        SpectrumReader reader = new SpectrumReader(pass.stft, pass.waveform);
        while (reader.read(pass.block)) {
            pass.chroma();
            pass.logMel();
            pass.cosines.applyLanes(pass.mel, pass.cepstra);
        }
        return pass.cepstra;
    }
}

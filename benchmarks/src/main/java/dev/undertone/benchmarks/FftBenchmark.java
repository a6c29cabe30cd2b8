package dev.undertone.benchmarks;

import dev.undertone.features.spectral.RealFft;
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

/** Microseconds for the power spectrum of one frame. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FftBenchmark {

    @Param({"512", "1024", "2048"})
    public int size;

    private RealFft fft = new RealFft(RealFft.MIN_SIZE);
    private RealFft.Workspace workspace = fft.newWorkspace();
    private float[] samples = {};
    private float[] power = {};

    @Setup
    public void noise() {
        fft = new RealFft(size);
        workspace = fft.newWorkspace();
        power = new float[fft.bins()];
        Random random = new Random(1);
        samples = new float[size];
        for (int i = 0; i < size; i++) {
            samples[i] = random.nextFloat() - 0.5f;
        }
    }

    @Benchmark
    public float[] power() {
        fft.power(samples, power, workspace);
        return power;
    }
}

package dev.undertone.benchmarks;

import dev.undertone.audio.Resampler;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Seconds of audio resampled per second of one core: the score is times real time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResamplerBenchmark {

    private static final int SECONDS = 10;
    private static final int TO_HZ = 16000;

    @Param({"48000", "44100", "24414", "22050", "8000"})
    public int fromHz;

    @Param({"1024", "16384"})
    public int chunk;

    private float[] in = {};
    private float[] out = {};

    @Setup
    public void noise() {
        Random random = new Random(1);
        in = new float[SECONDS * fromHz];
        for (int i = 0; i < in.length; i++) {
            in[i] = random.nextFloat() - 0.5f;
        }
        out = new float[Resampler.of(fromHz, TO_HZ).maxOutput(in.length)];
    }

    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public float[] stream() {
        Resampler resampler = Resampler.of(fromHz, TO_HZ);
        int written = 0;
        for (int i = 0; i < in.length; i += chunk) {
            written += resampler.process(in, i, Math.min(chunk, in.length - i), out, written);
        }
        resampler.flush(out, written);
        return out;
    }
}

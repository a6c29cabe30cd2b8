package dev.undertone.benchmarks;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureMatrix;
import dev.undertone.features.FrameFeatureSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Seconds of audio turned into logmel-v1 per second of one core: the score is times real time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LogMelBenchmark {

    private static final int SECONDS = 10;

    private final FrameFeatureSet logMel = FeatureCatalog.frames("logmel-v1");
    private final Waveform waveform = noise(logMel.schema().sampleRateHz());

    private static Waveform noise(int sampleRateHz) {
        Random random = new Random(1);
        float[] samples = new float[SECONDS * sampleRateHz];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat() - 0.5f;
        }
        return Waveform.of(samples, sampleRateHz);
    }

    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public FeatureMatrix extract() {
        return logMel.extract(waveform);
    }
}

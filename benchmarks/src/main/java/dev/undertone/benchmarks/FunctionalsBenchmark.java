package dev.undertone.benchmarks;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureVector;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.features.voice.PitchOptions;
import dev.undertone.features.voice.PitchTrack;
import dev.undertone.features.voice.PitchTracker;
import dev.undertone.features.voice.SpeechFrontEnd;
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

/** Seconds of speech described per second of one core: the score is times real time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FunctionalsBenchmark {

    private static final int SECONDS = 3;
    private static final int RATE_HZ = 16_000;

    private final Waveform speech = Waveform.of(syllables(), RATE_HZ);
    private final UtteranceFeatureSet functionals = FeatureCatalog.utterance("functionals-v1");
    private final UtteranceFeatureSet egemaps = FeatureCatalog.utterance("egemaps-v02");
    private final SpeechFrontEnd frontEnd = new SpeechFrontEnd(FrontEndOptions.defaults());
    private final PitchTracker pitch = new PitchTracker(PitchOptions.defaults(), RATE_HZ);

    /** Sawtooth syllables of gliding pitch, four a second, in noise. */
    private static float[] syllables() {
        Random random = new Random(1);
        float[] out = new float[SECONDS * RATE_HZ];
        double phase = 0;
        for (int i = 0; i < out.length; i++) {
            double t = (double) i / RATE_HZ;
            phase += (140 + 40 * Math.sin(5 * t)) / RATE_HZ;
            double level = 0.2 * Math.max(0, Math.sin(2 * Math.PI * 4 * t));
            out[i] = (float) (level * (2 * (phase % 1) - 1) + 0.002 * random.nextGaussian());
        }
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public Waveform prepare() {
        return frontEnd.apply(speech);
    }

    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public PitchTrack pitch() {
        return pitch.track(speech);
    }

    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public FeatureVector functionals() {
        return functionals.extract(speech);
    }

    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public FeatureVector egemaps() {
        return egemaps.extract(speech);
    }
}

package dev.undertone.models;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.voice.SpeechFrontEnd;
import dev.undertone.models.ModelManifest.Member;
import dev.undertone.models.internal.NetworkSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Weighted mean of the members' probabilities, then one temperature. */
final class EnsembleModel implements EmotionModel {

    /** Keeps the logarithm of a probability finite; far below what any calibrated answer shows. */
    private static final double SMALLEST_PROBABILITY = 1e-12;

    private final ModelManifest manifest;
    private final SpeechFrontEnd frontEnd;
    private final List<LoadedMember> members;
    private final int minimumSamples;

    /** Scoring shares it, closing takes it alone: a network is never freed under a running score. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private boolean closed;

    private record LoadedMember(
            Member member, FeatureSet features, Normalisation normalisation, NetworkSession network) {}

    EnsembleModel(ModelManifest manifest, List<MemberNetwork> networks) {
        this.manifest = manifest;
        this.frontEnd = new SpeechFrontEnd(manifest.frontEnd());
        List<LoadedMember> loaded = new ArrayList<>();
        for (int m = 0; m < networks.size(); m++) {
            Member member = manifest.members().get(m);
            MemberNetwork network = networks.get(m);
            loaded.add(new LoadedMember(
                    member,
                    ModelBundle.featureSet(member),
                    network.normalisation(),
                    new NetworkSession(
                            manifest.info().name() + "/" + member.name(),
                            network.sharedOnnx(),
                            manifest.labels().size())));
        }
        this.members = List.copyOf(loaded);
        this.minimumSamples = loaded.stream()
                .mapToInt(m -> m.features().minimumSamples())
                .max()
                .orElseThrow();
    }

    @Override
    public ModelInfo info() {
        return manifest.info();
    }

    @Override
    public LabelSet labels() {
        return manifest.labels();
    }

    @Override
    public int sampleRateHz() {
        return SpeechFrontEnd.SAMPLE_RATE_HZ;
    }

    @Override
    public int minimumSamples() {
        return minimumSamples;
    }

    @Override
    public double confidenceThreshold() {
        return manifest.calibration().confidenceThreshold();
    }

    @Override
    public EmotionScores score(Waveform speech) {
        if (speech.sampleRateHz() != sampleRateHz()) {
            throw new IllegalArgumentException("sampleRateHz must be " + sampleRateHz() + " but was "
                    + speech.sampleRateHz() + "; resample first");
        }
        requireLongEnough(speech, "speech");
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("model " + info().name() + " is closed");
            }
            Waveform prepared = frontEnd.apply(speech);
            requireLongEnough(prepared, "speech without its silent ends");
            return calibrated(meanProbabilities(prepared));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void prepare() {
        lock.readLock().lock();
        try {
            if (!closed) {
                members.forEach(each -> each.network().open());
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    private double[] meanProbabilities(Waveform prepared) {
        Map<String, MemberInput> inputs = new HashMap<>();
        double[] mean = new double[labels().size()];
        double weights = 0;
        for (LoadedMember each : members) {
            MemberInput input =
                    inputs.computeIfAbsent(each.member().featureSet(), id -> MemberInput.of(each.features(), prepared));
            float[] logits = input.pooled(each.member().framePooling()).run(each.normalisation(), each.network());
            double[] z = new double[logits.length];
            for (int i = 0; i < z.length; i++) {
                z[i] = logits[i];
            }
            EmotionScores scores = EmotionScores.softmax(labels(), z);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += each.member().weight() * scores.probability(i);
            }
            weights += each.member().weight();
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= weights;
        }
        return mean;
    }

    private EmotionScores calibrated(double[] probabilities) {
        double[] z = new double[probabilities.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.log(Math.max(probabilities[i], SMALLEST_PROBABILITY))
                    / manifest.calibration().temperature();
        }
        return EmotionScores.softmax(labels(), z);
    }

    private void requireLongEnough(Waveform waveform, String what) {
        if (waveform.length() < minimumSamples) {
            throw new IllegalArgumentException(
                    what + " must be at least " + minimumSamples + " samples but was " + waveform.length());
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            members.forEach(each -> each.network().close());
        } finally {
            lock.writeLock().unlock();
        }
    }
}

package dev.undertone.models;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.voice.SpeechFrontEnd;
import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.ModelManifest.Member;
import dev.undertone.models.ModelManifest.Scale;
import dev.undertone.models.baseline.MeasuredRows;
import dev.undertone.models.baseline.MeasuredSpeech;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.models.baseline.VoiceMeasure;
import dev.undertone.models.baseline.VoiceStatistics;
import dev.undertone.models.internal.NetworkSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Weighted mean of the members' probabilities, without the speaker's baseline and with it, blended by how much speech the
 * baseline has heard; then one temperature.
 */
final class EnsembleModel implements EmotionModel {

    /** Keeps the logarithm of a probability finite; far below what any calibrated answer shows. */
    private static final double SMALLEST_PROBABILITY = 1e-12;

    private final ModelManifest manifest;
    private final List<LoadedMember> members;
    private final List<VoiceMeasure> baselineMeasures;
    private final List<SpeechEncoder> encoders;
    private final int minimumSamples;

    /** Scoring shares it, closing takes it alone: a network is never freed under a running score. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private boolean closed;

    private record LoadedMember(
            Member member, VoiceMeasure measure, FeatureSet features, MemberNetwork made, NetworkSession network) {}

    /**
     * @param featureSets at least those that members take, by id
     * @param encoders behind some of them; the model closes them
     */
    EnsembleModel(
            ModelManifest manifest,
            List<MemberNetwork> networks,
            Map<String, FeatureSet> featureSets,
            List<SpeechEncoder> encoders) {
        this.manifest = manifest;
        List<LoadedMember> loaded = new ArrayList<>();
        for (int m = 0; m < networks.size(); m++) {
            Member member = manifest.members().get(m);
            MemberNetwork network = networks.get(m);
            loaded.add(new LoadedMember(
                    member,
                    manifest.measure(member),
                    Objects.requireNonNull(featureSets.get(member.featureSet()), member.featureSet()),
                    network,
                    new NetworkSession(
                            manifest.info().name() + "/" + member.name(),
                            network.sharedOnnx(),
                            manifest.labels().size())));
        }
        this.members = List.copyOf(loaded);
        this.encoders = List.copyOf(encoders);
        this.baselineMeasures = loaded.stream()
                .filter(m -> m.member().scale() == Scale.SPEAKER)
                .map(LoadedMember::measure)
                .distinct()
                .toList();
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
    public List<VoiceMeasure> baselineMeasures() {
        return baselineMeasures;
    }

    @Override
    public Calibration calibration() {
        return manifest.calibration();
    }

    @Override
    public Judgement judge(MeasuredSpeech speech, Optional<SpeakerBaseline> baseline) {
        if (speech.speech().sampleRateHz() != sampleRateHz()) {
            throw new IllegalArgumentException("sampleRateHz must be " + sampleRateHz() + " but was "
                    + speech.speech().sampleRateHz() + "; resample first");
        }
        requireLongEnough(speech.speech(), "speech");
        Optional<SpeakerBaseline> known = baseline.filter(b -> !b.isEmpty());
        known.ifPresent(b -> b.requireLearntBy(baselineMeasures, info().name()));
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("model " + info().name() + " is closed");
            }
            OperatingPoint at =
                    calibration().at(known.map(SpeakerBaseline::speechSeconds).orElse(0.0));
            double[] probabilities = blended(speech, known, at.baselineWeight());
            return new Judgement(calibrated(probabilities, at.temperature()), at);
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

    private double[] blended(MeasuredSpeech speech, Optional<SpeakerBaseline> baseline, double weight) {
        Map<LoadedMember, EmotionScores> said = new HashMap<>();
        Function<LoadedMember, EmotionScores> score =
                each -> said.computeIfAbsent(each, member -> score(member, speech, baseline));
        if (weight == 0) {
            return mean(Member::weight, score);
        }
        double[] with = mean(Member::weightWithBaseline, score);
        if (weight < 1) {
            double[] without = mean(Member::weight, score);
            for (int i = 0; i < with.length; i++) {
                with[i] = (1 - weight) * without[i] + weight * with[i];
            }
        }
        return with;
    }

    private double[] mean(ToDoubleFunction<Member> weight, Function<LoadedMember, EmotionScores> score) {
        double[] mean = new double[labels().size()];
        double weights = 0;
        for (LoadedMember each : members) {
            double own = weight.applyAsDouble(each.member());
            if (own > 0) {
                EmotionScores scores = score.apply(each);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += own * scores.probability(i);
                }
                weights += own;
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= weights;
        }
        return mean;
    }

    private EmotionScores score(LoadedMember each, MeasuredSpeech speech, Optional<SpeakerBaseline> baseline) {
        requireLongEnough(speech.after(each.measure().frontEnd()), "speech without its silent ends");
        MeasuredRows rows = speech.rows(each.measure(), each.features());
        float[] x = rows.toArray();
        if (each.member().scale() == Scale.SPEAKER) {
            VoiceStatistics own =
                    baseline.flatMap(b -> b.statistics(each.measure())).orElseThrow();
            x = each.made()
                    .prior()
                    .orElseThrow()
                    .scaleOf(own, manifest.baseline().orElseThrow().shrinkage())
                    .apply(x);
        }
        each.made().normalisation().apply(x);
        float[] logits = rows.areFrames()
                ? each.network().run(x, 1, rows.count(), rows.dims())
                : each.network().run(x, 1, rows.dims());
        double[] z = new double[logits.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = logits[i];
        }
        return EmotionScores.softmax(labels(), z);
    }

    private EmotionScores calibrated(double[] probabilities, double temperature) {
        double[] z = new double[probabilities.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.log(Math.max(probabilities[i], SMALLEST_PROBABILITY)) / temperature;
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
            encoders.forEach(SpeechEncoder::close);
        } finally {
            lock.writeLock().unlock();
        }
    }
}

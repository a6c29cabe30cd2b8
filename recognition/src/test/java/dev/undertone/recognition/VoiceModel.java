package dev.undertone.recognition;

import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.ConformalSets;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.Judgement;
import dev.undertone.models.ModelInfo;
import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.OperatingPoint;
import dev.undertone.models.baseline.MeasuredRows;
import dev.undertone.models.baseline.MeasuredSpeech;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.models.baseline.VoiceMeasure;
import dev.undertone.models.baseline.VoiceStatistics;
import java.util.List;
import java.util.Optional;

/** A model that hears anger where a speaker is louder than usual; whom it does not know it takes for a usual one. */
final class VoiceModel implements EmotionModel {

    static final VoiceMeasure MELS = new VoiceMeasure(FrontEndOptions.defaults(), "logmel-v1", 1);
    private static final double USUAL = -4;

    @Override
    public ModelInfo info() {
        return new ModelInfo("voice", "1");
    }

    @Override
    public LabelSet labels() {
        return LabelSet.parse("neutral,angry,sad");
    }

    @Override
    public int sampleRateHz() {
        return 16_000;
    }

    @Override
    public int minimumSamples() {
        return 1600;
    }

    @Override
    public List<VoiceMeasure> baselineMeasures() {
        return List.of(MELS);
    }

    @Override
    public Calibration calibration() {
        ConformalSets sets = new ConformalSets(List.of(new ConformalSets.Level(0.9, List.of(0.2, 0.2, 0.2))));
        return new Calibration(
                List.of(new OperatingPoint(0, 0, 1, 0.6, sets), new OperatingPoint(100, 1, 1, 0.5, sets)));
    }

    @Override
    public Judgement judge(MeasuredSpeech speech, Optional<SpeakerBaseline> baseline) {
        OperatingPoint at =
                calibration().at(baseline.map(SpeakerBaseline::speechSeconds).orElse(0.0));
        MeasuredRows rows = speech.rows(MELS);
        double own =
                baseline.flatMap(b -> b.statistics(MELS)).map(VoiceModel::level).orElse(USUAL);
        double usual = (1 - at.baselineWeight()) * USUAL + at.baselineWeight() * own;
        double louder = level(VoiceStatistics.of(rows)) - usual;
        return new Judgement(EmotionScores.softmax(labels(), -louder, louder, -louder - 1), at);
    }

    private static double level(VoiceStatistics statistics) {
        double sum = 0;
        for (int d = 0; d < statistics.dims(); d++) {
            sum += statistics.mean(d);
        }
        return sum / statistics.dims();
    }

    @Override
    public void close() {}
}

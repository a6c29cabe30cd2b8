package dev.undertone.recognition;

import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.Judgement;
import dev.undertone.models.ModelInfo;
import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.baseline.MeasuredSpeech;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.models.baseline.VoiceMeasure;
import java.util.List;
import java.util.Optional;

/** A model whose answer can be foretold: the louder, the angrier; every sample counts. */
final class LevelModel implements EmotionModel {

    @Override
    public ModelInfo info() {
        return new ModelInfo("level", "1");
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
        return List.of();
    }

    @Override
    public Calibration calibration() {
        return new Calibration(1, 0.6);
    }

    @Override
    public Judgement judge(MeasuredSpeech speech, Optional<SpeakerBaseline> baseline) {
        double power = 0;
        for (float x : speech.speech().toArray()) {
            power += (double) x * x;
        }
        double angry = Math.min(1, 2 * Math.sqrt(power / speech.speech().length()));
        return new Judgement(
                EmotionScores.of(labels(), 0.8 * (1 - angry), angry, 0.2 * (1 - angry)),
                calibration().plain());
    }

    @Override
    public void close() {}
}

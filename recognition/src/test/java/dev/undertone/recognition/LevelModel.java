package dev.undertone.recognition;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.ModelInfo;

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
    public double confidenceThreshold() {
        return 0.6;
    }

    @Override
    public EmotionScores score(Waveform speech) {
        double power = 0;
        for (float x : speech.toArray()) {
            power += (double) x * x;
        }
        double angry = Math.min(1, 2 * Math.sqrt(power / speech.length()));
        return EmotionScores.of(labels(), 0.8 * (1 - angry), angry, 0.2 * (1 - angry));
    }

    @Override
    public void close() {}
}

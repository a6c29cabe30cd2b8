package dev.undertone.models;

import dev.undertone.audio.Waveform;
import dev.undertone.emotions.EmotionScores;
import dev.undertone.emotions.LabelSet;
import dev.undertone.models.baseline.MeasuredSpeech;
import dev.undertone.models.baseline.SpeakerBaseline;
import dev.undertone.models.baseline.VoiceMeasure;
import java.util.List;
import java.util.Optional;

/** A trained model: speech in, calibrated probabilities out. Immutable and thread-safe; close it once at the end. */
public interface EmotionModel extends AutoCloseable {

    /** Name, version and provenance. */
    ModelInfo info();

    /** The emotions it tells apart. */
    LabelSet labels();

    /** The rate of the waveforms it takes. */
    int sampleRateHz();

    /** The shortest stretch of speech it judges, after its front end has trimmed it. */
    int minimumSamples();

    /**
     * What a speaker's baseline for this model is learnt by, so that {@link SpeakerBaseline#with} can learn; none if the
     * model makes no use of a baseline.
     */
    List<VoiceMeasure> baselineMeasures();

    /** From measured probabilities to answers, without a baseline and by how much speech a baseline has heard. */
    ModelManifest.Calibration calibration();

    /**
     * Judges one stretch of speech: front end, features, members, calibration. Whether it is speech at all is the
     * caller's question.
     *
     * @param speech at {@link #sampleRateHz()}
     * @param baseline of the speaker; an empty one is as none
     * @throws IllegalArgumentException if the rate differs, the speech is shorter than {@link #minimumSamples()}, or the
     *     baseline was not learnt by {@link #baselineMeasures()}
     */
    Judgement judge(MeasuredSpeech speech, Optional<SpeakerBaseline> baseline);

    /** The scores of one stretch of speech with nothing known of the speaker. */
    default EmotionScores score(Waveform speech) {
        return judge(new MeasuredSpeech(speech), Optional.empty()).scores();
    }

    /**
     * Does now, on any thread, what the first {@link #judge} would have to wait for. Never necessary.
     *
     * @throws IllegalStateException if the model cannot be made ready; a judgement then fails for the same reason
     */
    default void prepare() {}

    @Override
    void close();
}

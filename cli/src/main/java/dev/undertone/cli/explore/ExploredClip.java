package dev.undertone.cli.explore;

import dev.undertone.corpora.Utterance;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.egemaps.EgemapsV02;
import dev.undertone.training.FeatureBlock;
import java.util.OptionalDouble;

/** One recording and what was measured of it. Immutable. */
public final class ExploredClip {

    static final int SECONDS = 0;
    static final int RATE_HZ = 1;
    static final int LOUDEST_DBFS = 2;
    static final int FLAT_TOPS = 3;
    static final int BANDWIDTH_HZ = 4;
    static final int HAS_SNR = 5;
    static final int SNR_DB = 6;
    static final int FIRST_BAND = 7;

    private static final FeatureSchema VOICE =
            FeatureCatalog.utterance(EgemapsV02.ID).schema();
    private static final int LOUDNESS = VOICE.names().indexOf("loudness_sma3_amean");
    private static final int F0 = VOICE.names().indexOf("F0semitoneFrom27.5Hz_sma3nz_amean");

    private final Utterance utterance;
    private final FeatureBlock signal;
    private final FeatureBlock voice;

    ExploredClip(Utterance utterance, FeatureBlock signal, FeatureBlock voice) {
        this.utterance = utterance;
        this.signal = signal;
        this.voice = voice;
    }

    /** What the values of {@link #voice} are. */
    static FeatureSchema voiceSchema() {
        return VOICE;
    }

    Utterance utterance() {
        return utterance;
    }

    double seconds() {
        return signal.get(0, SECONDS);
    }

    int rateHz() {
        return (int) signal.get(0, RATE_HZ);
    }

    double loudestDbfs() {
        return signal.get(0, LOUDEST_DBFS);
    }

    boolean isClipped() {
        return signal.get(0, FLAT_TOPS) > 0;
    }

    double bandwidthHz() {
        return signal.get(0, BANDWIDTH_HZ);
    }

    OptionalDouble snrDb() {
        return signal.get(0, HAS_SNR) == 1 ? OptionalDouble.of(signal.get(0, SNR_DB)) : OptionalDouble.empty();
    }

    /** Mean level of a 125 Hz band, in dB relative to a full-scale sine. */
    double bandDb(int band) {
        return signal.get(0, FIRST_BAND + band);
    }

    /** One of the 88 functionals of eGeMAPS. */
    double voice(int feature) {
        return voice.get(0, feature);
    }

    /** Mean loudness, in the unit of eGeMAPS. */
    double loudness() {
        return voice(LOUDNESS);
    }

    /** Mean F0 in semitones above 27.5 Hz; empty if no frame is voiced. */
    OptionalDouble f0Semitones() {
        return voice(F0) == 0 ? OptionalDouble.empty() : OptionalDouble.of(voice(F0));
    }
}

package dev.undertone.features.egemaps;

import dev.undertone.audio.Waveform;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FeatureVector;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import java.util.Optional;

/**
 * {@code egemaps-v02}: the 88 functionals of the extended Geneva minimalistic acoustic parameter set, version 2, under
 * their published names, at 16 kHz. Frozen: a change is a new set. Immutable and thread-safe. Descriptors lie on disk
 * if they are many; besides, memory grows by the 20 bytes or so of one of them in each 10 ms, 45 MB in six hours.
 *
 * <p>Values follow the published description, scales and edges the reference outputs; {@code docs/egemaps.md} has how
 * near each comes and what each means. What no frame has (the pitch of silence, the unvoiced slope of a steady vowel) is
 * 0; the level of silence is −140 dB.
 *
 * @see <a href="https://doi.org/10.1109/TAFFC.2015.2457417">Eyben et al., The Geneva minimalistic acoustic parameter set
 *     (GeMAPS) for voice research and affective computing, 2016</a>
 */
public final class EgemapsV02 implements UtteranceFeatureSet {

    /** Its name in the catalogue. */
    public static final String ID = "egemaps-v02";

    private final FeatureSchema schema = new FeatureSchema(
            ID,
            Functionals.names(),
            Functionals.units(),
            DescriptorTracks.SAMPLE_RATE_HZ,
            DescriptorTracks.SPECTRAL_WINDOW,
            DescriptorTracks.HOP);

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public int minimumSamples() {
        return DescriptorTracks.PITCH_WINDOW;
    }

    @Override
    public int maximumSamples() {
        return DescriptorTracks.MAXIMUM_SAMPLES;
    }

    @Override
    public Optional<FrameFeatureSet> lowLevel() {
        return Optional.of(new EgemapsV02Descriptors());
    }

    @Override
    public FeatureVector extract(Waveform waveform) {
        requireAccepted(waveform);
        return FeatureVector.of(schema, Functionals.of(DescriptorPass.over(waveform)));
    }
}

package dev.undertone.features.voice;

import dev.undertone.audio.Waveform;
import dev.undertone.features.DerivedFeatureSet;
import dev.undertone.features.FeatureSchema;
import dev.undertone.features.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code functionals-v2}: what of {@link FunctionalsV1} says least about the words and the microphone, 652 statistics. Frozen: a change
 * is a new set. Immutable and thread-safe.
 *
 * <ul>
 *   <li>Without the statistics of cepstra over all frames and of their differences: those say which sounds are spoken, and a
 *       corpus of few sentences teaches the sentences.
 *   <li>Levels, percentiles and voiced means of spectral shape, log-mel bands and contrast are taken from the mean of their
 *       own track over active frames (columns that end in {@code _from_mean}): a linear channel, which adds the same to all
 *       frames of a band, leaves these differences as they are. The means themselves stay beside them.
 * </ul>
 *
 * <p>The principle is that of cepstral mean subtraction.
 *
 * @see <a href="https://doi.org/10.1121/1.1914702">Atal (1974), Effectiveness of linear prediction characteristics of the
 *     speech wave for automatic speaker identification and verification</a>
 */
public final class FunctionalsV2 implements DerivedFeatureSet {

    /** Its name in the catalogue. */
    public static final String ID = "functionals-v2";

    private static final Pattern LEFT_OUT = Pattern.compile("(mfcc\\d+|mfcc_delta2?\\d+)_.*");
    private static final Pattern CENTRED = Pattern.compile("(?:voiced_)?"
            + "(centroid|bandwidth|rolloff85|rolloff25|flatness|alpha_ratio|hammarberg|slope_\\d+_\\d+|mfcc\\d+|logmel\\d+|contrast\\d+"
            + "|energy)_(mean|p5|p25|p50|p75|p95)");

    private final FunctionalsV1 base = new FunctionalsV1();
    private final FeatureSchema schema;
    private final int[] kept;
    private final int[] centre;

    public FunctionalsV2() {
        FeatureSchema of = base.schema();
        List<String> all = of.names();
        Map<String, Integer> index =
                IntStream.range(0, all.size()).boxed().collect(Collectors.toMap(all::get, Function.identity()));
        kept = IntStream.range(0, all.size())
                .filter(i -> !LEFT_OUT.matcher(all.get(i)).matches())
                .toArray();
        centre = new int[kept.length];
        List<String> names = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            String name = all.get(kept[i]);
            centre[i] = meanOfTrack(name).map(index::get).orElse(-1);
            names.add(centre[i] < 0 ? name : name + "_from_mean");
            units.add(of.units().get(kept[i]));
        }
        schema = new FeatureSchema(ID, names, units, of.sampleRateHz(), of.windowSamples(), of.hopSamples());
    }

    /** The column that is subtracted; none from a mean over all active frames. */
    private static Optional<String> meanOfTrack(String name) {
        Matcher match = CENTRED.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(match.group(1) + "_mean").filter(mean -> !mean.equals(name));
    }

    @Override
    public String baseId() {
        return FunctionalsV1.ID;
    }

    @Override
    public float[] derive(float[] of) {
        float[] values = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            values[i] = centre[i] < 0 ? of[kept[i]] : of[kept[i]] - of[centre[i]];
        }
        return values;
    }

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public int minimumSamples() {
        return base.minimumSamples();
    }

    @Override
    public int maximumSamples() {
        return base.maximumSamples();
    }

    @Override
    public FeatureVector extract(Waveform waveform) {
        requireAccepted(waveform);
        return FeatureVector.of(schema, derive(base.extract(waveform).toArray()));
    }
}

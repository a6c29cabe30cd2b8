package dev.undertone.models;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.undertone.models.internal.JsonFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a pretrained speech encoder in an ONNX file wants to hear, and what to take from it.
 *
 * @param name small letters, digits and hyphens
 * @param file the encoder, as the description names it
 * @param sampleRateHz of the samples that it, or its front end, takes
 * @param sampleScale what samples in [−1, 1] are multiplied by, such as 32768
 * @param normalise whether each chunk is then brought to mean 0 and variance 1, as wav2vec 2.0 wants it
 * @param frontEnd what turns samples into frames; empty if the encoder takes samples
 * @param input name of its input
 * @param output name of the output taken, of any shape whose last dimension is the embedding
 * @param layout the shape of its input
 * @param window frames (or samples) it takes at once; empty if it takes any number
 * @param hop from one window to the next, likewise; only with a window
 * @param pooling how embeddings become one row per recording
 * @param chunkSeconds longest stretch encoded at once; longer recordings are encoded piece by piece
 * @param padSeconds what shorter pieces are filled up to with silence, as Whisper wants it; 0 for never
 */
public record EncoderDescription(
        String name,
        String file,
        int sampleRateHz,
        double sampleScale,
        boolean normalise,
        Optional<FrontEnd> frontEnd,
        String input,
        String output,
        Layout layout,
        Optional<Integer> window,
        int hop,
        Pooling pooling,
        double chunkSeconds,
        double padSeconds) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /**
     * A network from {@code [1, samples]} to frames; each value becomes {@code value · scale + offset}.
     *
     * @param file as the description names it
     * @param bands its last dimension
     */
    public record FrontEnd(String file, String input, String output, int bands, double scale, double offset) {}

    /** The shape of an encoder's input, {@code N} windows at once. */
    public enum Layout {
        /** {@code [N, samples]}. */
        SAMPLES,
        /** {@code [N, frames, bands]}. */
        FRAMES_BANDS,
        /** {@code [N, frames, bands, 1]}. */
        FRAMES_BANDS_ONE,
        /** {@code [N, bands, frames]}. */
        BANDS_FRAMES
    }

    /** How the embeddings of a recording become one row. */
    public enum Pooling {
        /** Their mean. */
        MEAN,
        /** The largest value of each dimension. */
        MAX,
        /** Mean, then standard deviation of each dimension. */
        MEAN_SD
    }

    public EncoderDescription {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be 1 to 64 small letters, digits and hyphens but was '" + name + "'");
        }
        if (sampleRateHz < 1000 || sampleRateHz > 192_000) {
            throw new IllegalArgumentException("sampleRateHz must be in 1000..192000 but was " + sampleRateHz);
        }
        if (!(sampleScale > 0 && sampleScale <= 1e6)) {
            throw new IllegalArgumentException("sampleScale must be positive, at most 1e6, but was " + sampleScale);
        }
        if (window.isPresent() && (window.get() < 1 || hop < 1)) {
            throw new IllegalArgumentException(
                    "window and hop must be at least 1 but were " + window.get() + " and " + hop);
        }
        if (frontEnd.isPresent() == (layout == Layout.SAMPLES)) {
            throw new IllegalArgumentException("layout must be samples without a frontEnd, and one of frames with one,"
                    + " but was " + word(layout) + (frontEnd.isPresent() ? " with one" : " without one"));
        }
        if (!(chunkSeconds >= 1 && chunkSeconds <= 3600)) {
            throw new IllegalArgumentException("chunkSeconds must be in 1..3600 but was " + chunkSeconds);
        }
        if (!(padSeconds >= 0 && padSeconds <= chunkSeconds)) {
            throw new IllegalArgumentException(
                    "padSeconds must be in 0.." + chunkSeconds + " (chunkSeconds) but was " + padSeconds);
        }
    }

    /**
     * Reads a description.
     *
     * @param source what to call it in messages
     * @throws IllegalArgumentException naming the source, the field, what it may be and what it was
     */
    static EncoderDescription parse(String json, String source) {
        try {
            JsonFields fields = JsonFields.of(JsonParser.parseString(json));
            return new EncoderDescription(
                    fields.text("name"),
                    fields.text("file"),
                    fields.whole("sampleRateHz"),
                    fields.optionalNumber("sampleScale").orElse(1.0),
                    fields.has("normalise") && fields.flag("normalise"),
                    fields.has("frontEnd") ? Optional.of(frontEnd(fields.object("frontEnd"))) : Optional.empty(),
                    fields.text("input"),
                    fields.text("output"),
                    constant(Layout.values(), "layout", fields.text("layout")),
                    fields.has("window") ? Optional.of(fields.whole("window")) : Optional.empty(),
                    fields.has("hop") ? fields.whole("hop") : fields.has("window") ? fields.whole("window") : 1,
                    constant(Pooling.values(), "pooling", fields.text("pooling")),
                    fields.optionalNumber("chunkSeconds").orElse(30.0),
                    fields.optionalNumber("padSeconds").orElse(0.0));
        } catch (IllegalArgumentException | JsonParseException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }

    private static FrontEnd frontEnd(JsonFields fields) {
        return new FrontEnd(
                fields.text("file"),
                fields.text("input"),
                fields.text("output"),
                fields.whole("bands"),
                fields.optionalNumber("scale").orElse(1.0),
                fields.optionalNumber("offset").orElse(0.0));
    }

    private static <E extends Enum<E>> E constant(E[] constants, String field, String word) {
        List<String> words =
                Arrays.stream(constants).map(EncoderDescription::word).toList();
        if (!words.contains(word)) {
            throw new IllegalArgumentException(field + " must be one of " + words + " but was '" + word + "'");
        }
        return constants[words.indexOf(word)];
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

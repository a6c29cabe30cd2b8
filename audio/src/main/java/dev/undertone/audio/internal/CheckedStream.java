package dev.undertone.audio.internal;

import dev.undertone.audio.AudioDecoder;
import dev.undertone.audio.AudioException;
import dev.undertone.audio.AudioSource;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.StreamFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the promises of {@link AudioStream} for every decoder, however it fails on hostile bytes: only
 * {@link AudioException} comes out, samples are finite, what was decoded before damage is delivered, and silence,
 * clipping and replaced samples are told.
 */
public final class CheckedStream implements AudioStream {

    /** Integer samples scaled by mistake to 32 bits reach this; nothing beyond it is sound. */
    private static final float ABSURD = 0x1p31f;

    /** Decoded lossy audio may overshoot full scale a little; this much it never does. */
    private static final float LOUD = 8;

    private static final float FULL_SCALE = 0.9999f;
    private static final double CLIPPED_SHARE_WORTH_TELLING = 0.001;

    private final AudioStream decoded;
    private final String name;
    private final boolean[] wasFullScale;
    private final List<String> warnings = new ArrayList<>();

    private long frames;
    private long clipped;
    private long replaced;
    private float peak;
    private boolean ended;

    private CheckedStream(AudioStream decoded, String name) {
        this.decoded = decoded;
        this.name = name;
        this.wasFullScale = new boolean[decoded.format().channels()];
    }

    /**
     * Opens the source with this decoder and watches over the result.
     *
     * @throws AudioException if the header makes decoding impossible
     */
    public static AudioStream open(AudioDecoder decoder, AudioSource source) throws IOException {
        AudioStream stream;
        try {
            stream = decoder.open(source);
        } catch (AudioException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new AudioException(
                    source.name(),
                    "its " + decoder.id() + " header cannot be decoded (" + cause(e) + ")",
                    HeaderLimits.DAMAGED_REMEDY,
                    e);
        }
        StreamFormat format = stream.format();
        try {
            HeaderLimits.format(source.name(), format.codec(), format.sampleRateHz(), format.channels());
        } catch (AudioException e) {
            stream.close();
            throw e;
        }
        return new CheckedStream(stream, source.name());
    }

    @Override
    public StreamFormat format() {
        return decoded.format();
    }

    @Override
    public int read(float[] into, int offset, int frames) throws IOException {
        if (ended) {
            return -1;
        }
        int n;
        try {
            n = decoded.read(into, offset, frames);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            n = stopAt(e);
        }
        if (n == 0) {
            throw new IllegalStateException(format().codec() + " decoder returned no frames before the end");
        }
        if (n < 0) {
            finish();
            return -1;
        }
        this.frames += n;
        inspect(into, offset, n);
        return n;
    }

    /** Damage ends a recording that has begun and refuses one that has not. */
    private int stopAt(Throwable failure) throws AudioException {
        if (frames > 0) {
            warnings.add(String.format(
                    Locale.ROOT, "damaged: nothing after %.2f s can be decoded (%s)", seconds(), cause(failure)));
            return -1;
        }
        if (failure instanceof AudioException already) {
            throw already;
        }
        throw new AudioException(
                name,
                "its " + format().codec() + " audio cannot be decoded (" + cause(failure) + ")",
                HeaderLimits.DAMAGED_REMEDY,
                failure);
    }

    private void finish() throws AudioException {
        ended = true;
        warnings.addAll(0, decoded.warnings());
        if (frames == 0) {
            String reason = "holds no audio" + (warnings.isEmpty() ? "" : " (" + String.join("; ", warnings) + ")");
            throw new AudioException(name, reason, "record or copy it again");
        }
        long samples = frames * wasFullScale.length;
        if (replaced > 0) {
            warnings.add("not numbers: " + replaced + " of " + samples
                    + " samples are NaN, infinite or beyond any scale and count as 0");
        }
        if (peak == 0) {
            warnings.add("silent: all samples are zero");
        } else if (peak > LOUD) {
            warnings.add(String.format(
                    Locale.ROOT, "too loud: samples reach %.0f where full scale is 1; was it written unscaled?", peak));
        } else if (clipped >= CLIPPED_SHARE_WORTH_TELLING * samples) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "clipped: %.1f %% of the samples are cut off at full scale; record at a lower level",
                    100.0 * clipped / samples));
        }
    }

    private void inspect(float[] samples, int offset, int frames) {
        int channels = wasFullScale.length;
        for (int c = 0; c < channels; c++) {
            boolean before = wasFullScale[c];
            for (int i = offset + c, end = offset + frames * channels; i < end; i += channels) {
                float magnitude = Math.abs(samples[i]);
                if (!(magnitude <= ABSURD)) {
                    samples[i] = 0;
                    replaced++;
                    magnitude = 0;
                }
                peak = Math.max(peak, magnitude);
                boolean full = magnitude >= FULL_SCALE;
                // A single sample at full scale is a peak; two in a row are a flat top.
                if (full && before) {
                    clipped++;
                }
                before = full;
            }
            wasFullScale[c] = before;
        }
    }

    private double seconds() {
        return (double) frames / format().sampleRateHz();
    }

    private static String cause(Throwable failure) {
        String message = failure instanceof AudioException audio ? audio.reason() : failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    @Override
    public List<String> warnings() {
        return ended ? List.copyOf(warnings) : decoded.warnings();
    }

    @Override
    public void close() throws IOException {
        decoded.close();
    }
}

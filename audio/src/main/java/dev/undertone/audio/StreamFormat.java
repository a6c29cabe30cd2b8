package dev.undertone.audio;

/**
 * What a decoder says of its stream.
 *
 * @param codec a short name such as {@code wav pcm-s16} or {@code ogg-opus}
 * @param sampleRateHz positive
 * @param channels at least 1
 */
public record StreamFormat(String codec, int sampleRateHz, int channels) {

    public StreamFormat {
        if (sampleRateHz <= 0) {
            throw new IllegalArgumentException("sampleRateHz must be positive but was " + sampleRateHz);
        }
        if (channels < 1) {
            throw new IllegalArgumentException("channels must be at least 1 but was " + channels);
        }
    }
}

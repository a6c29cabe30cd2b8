package dev.undertone.audio.internal;

import dev.undertone.audio.AudioException;
import dev.undertone.audio.StreamFormat;

/** What a believable header may claim, checked before anything is allocated by it. */
final class HeaderLimits {

    static final int MAX_CHANNELS = 64;
    static final int MIN_RATE_HZ = 1_000;
    static final int MAX_RATE_HZ = 768_000;

    static final String DAMAGED_REMEDY = "get an undamaged copy, or convert it to WAV with a program that plays it";

    private HeaderLimits() {}

    /**
     * The format a header claims.
     *
     * @throws AudioException if no recording has such numbers
     */
    static StreamFormat format(String name, String codec, long sampleRateHz, long channels) throws AudioException {
        if (channels < 1 || channels > MAX_CHANNELS || sampleRateHz < MIN_RATE_HZ || sampleRateHz > MAX_RATE_HZ) {
            throw new AudioException(
                    name,
                    "its header (" + codec + ") claims " + channels + " channels at " + sampleRateHz + " Hz where 1 to "
                            + MAX_CHANNELS + " channels at " + MIN_RATE_HZ + " to " + MAX_RATE_HZ + " Hz can be read",
                    DAMAGED_REMEDY);
        }
        return new StreamFormat(codec, (int) sampleRateHz, (int) channels);
    }
}

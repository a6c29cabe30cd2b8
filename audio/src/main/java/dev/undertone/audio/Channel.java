package dev.undertone.audio;

/**
 * Where a mono waveform came from in its recording.
 *
 * @param label {@code mix} for the average of all channels, {@code left} and {@code right} of a stereo recording, else
 *     the channel's number counted from 1
 */
public record Channel(String label) {

    /** The average of all channels (or the only one). */
    public static final Channel MIX = new Channel("mix");

    /**
     * The channel of that index in a recording of {@code channels}.
     *
     * @param index counted from 0
     */
    public static Channel of(int index, int channels) {
        if (index < 0 || index >= channels) {
            throw new IllegalArgumentException("channel index must be in 0.." + (channels - 1) + " but was " + index);
        }
        if (channels == 1) {
            return MIX;
        }
        if (channels == 2) {
            return new Channel(index == 0 ? "left" : "right");
        }
        return new Channel(Integer.toString(index + 1));
    }
}

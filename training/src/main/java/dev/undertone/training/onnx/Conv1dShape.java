package dev.undertone.training.onnx;

/**
 * A convolution over frames with stride 1.
 *
 * @param padding zero frames put before and after; {@code dilation · (kernel − 1) / 2} keeps the number of frames
 */
public record Conv1dShape(int inputChannels, int outputChannels, int kernel, int padding, int dilation) {

    public Conv1dShape {
        if (inputChannels < 1 || outputChannels < 1 || kernel < 1 || padding < 0 || dilation < 1) {
            throw new IllegalArgumentException("channels, kernel and dilation must be at least 1 and padding at least 0"
                    + " but were " + inputChannels + ", " + outputChannels + ", " + kernel + ", " + dilation + ", "
                    + padding);
        }
    }

    /** A convolution whose output has as many frames as its input. */
    public static Conv1dShape same(int inputChannels, int outputChannels, int kernel, int dilation) {
        return new Conv1dShape(inputChannels, outputChannels, kernel, dilation * (kernel - 1) / 2, dilation);
    }
}

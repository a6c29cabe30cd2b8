package dev.undertone.training.network;

/**
 * Clips trained on, or scored, together: inputs {@code [clips][dims][frames]} (frames last, as convolutions want them),
 * zero from each clip's own length on, and soft targets {@code [clips][classes]}.
 */
final class Batch {

    private final int clips;
    private final int dims;
    private final int frames;
    private final float[] inputs;
    private final int[] lengths;
    private final float[] targets;

    /** Keeps the arrays it is given: batches are made once and used once. */
    Batch(int clips, int dims, int frames, float[] inputs, int[] lengths, float[] targets) {
        if (inputs.length != clips * dims * frames || lengths.length != clips || targets.length % clips != 0) {
            throw new IllegalArgumentException("batch of " + clips + " × " + dims + " × " + frames + " but got "
                    + inputs.length + " inputs, " + lengths.length + " lengths, " + targets.length + " targets");
        }
        this.clips = clips;
        this.dims = dims;
        this.frames = frames;
        this.inputs = inputs;
        this.lengths = lengths;
        this.targets = targets;
    }

    /** One clip to be scored, from standardised values frame after frame. */
    static Batch ofWholeClip(float[] rows, int frames, int dims, int classes) {
        float[] inputs = new float[rows.length];
        for (int t = 0; t < frames; t++) {
            for (int d = 0; d < dims; d++) {
                inputs[d * frames + t] = rows[t * dims + d];
            }
        }
        return new Batch(1, dims, frames, inputs, new int[] {frames}, new float[classes]);
    }

    int clips() {
        return clips;
    }

    int dims() {
        return dims;
    }

    int frames() {
        return frames;
    }

    int classes() {
        return targets.length / clips;
    }

    /** The live inputs. */
    float[] inputs() {
        return inputs;
    }

    /** The live lengths, in frames. */
    int[] lengths() {
        return lengths;
    }

    /** The live targets. */
    float[] targets() {
        return targets;
    }
}

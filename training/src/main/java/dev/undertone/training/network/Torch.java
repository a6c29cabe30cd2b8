package dev.undertone.training.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** The one way to libtorch: offline, and one thread, so that sums are taken in the same order every time. */
final class Torch {

    private static final Engine ENGINE = start();

    private Torch() {}

    /** A new scope for arrays; closing it frees them. */
    static NDManager newScope() {
        return ENGINE.newBaseManager();
    }

    /** Records what follows on this thread, so that {@link #backward} can be taken. */
    static void recordGradients() {
        JniUtils.setGradMode(true);
    }

    /**
     * Computes the gradients of a loss at every array of its scope that requires one.
     *
     * <p>DJL's own collector would do the same, but only one at a time in a process, and it walks over the arrays of all
     * threads: networks trained side by side crashed.
     */
    static void backward(NDArray loss) {
        JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
    }

    private static Engine start() {
        // DJL reads these once, when its engine starts; spinning threads would make small networks slower, not faster.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return Engine.getEngine("PyTorch");
    }
}

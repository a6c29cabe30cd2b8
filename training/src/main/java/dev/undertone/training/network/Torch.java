package dev.undertone.training.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/** The one way to libtorch: offline, and one thread, so that sums are taken in the same order every time. */
final class Torch {

    private static final Engine ENGINE = start();

    private Torch() {}

    /** A new scope for arrays; closing it frees them. */
    static NDManager newScope() {
        return ENGINE.newBaseManager();
    }

    static Engine engine() {
        return ENGINE;
    }

    private static Engine start() {
        // DJL reads these once, when its engine starts; spinning threads would make small networks slower, not faster.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return Engine.getEngine("PyTorch");
    }
}

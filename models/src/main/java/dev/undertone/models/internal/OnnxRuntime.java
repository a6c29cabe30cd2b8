package dev.undertone.models.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.nio.file.Path;
import java.util.Optional;

/** The process's one ONNX Runtime, started at first use from natives that were unpacked once per user. */
final class OnnxRuntime {

    private static final String NATIVE_PATH = "onnxruntime.native.path";

    private OnnxRuntime() {}

    static OrtEnvironment environment() {
        return Holder.ENVIRONMENT;
    }

    private static final class Holder {
        static final OrtEnvironment ENVIRONMENT = start();

        private static OrtEnvironment start() {
            if (System.getProperty(NATIVE_PATH) == null) {
                Optional<Path> folder = NativeLibraryCache.ofThisUser().folder();
                folder.ifPresent(path -> System.setProperty(NATIVE_PATH, path.toString()));
            }
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "undertone");
        }
    }
}

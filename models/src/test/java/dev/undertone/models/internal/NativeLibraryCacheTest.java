package dev.undertone.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryCacheTest {

    @TempDir
    Path temp;

    @Test
    void manyStartsAtOnceLeaveOneCompleteFolder() throws Exception {
        Path root = temp.resolve("cache");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Optional<Path>>> folders = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                folders.add(pool.submit(() -> new NativeLibraryCache(root, "9.9").folder()));
            }
            for (Future<Optional<Path>> folder : folders) {
                assertThat(folder.get()).hasValueSatisfying(path -> {
                    assertThat(path.getFileName().toString()).startsWith("onnxruntime-9.9-");
                    assertThat(path.resolve(System.mapLibraryName("onnxruntime")))
                            .isNotEmptyFile();
                    assertThat(path.resolve(System.mapLibraryName("onnxruntime4j_jni")))
                            .isNotEmptyFile();
                });
            }
        } finally {
            pool.shutdownNow();
        }
        try (var left = Files.list(root)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void whereNothingCanBeWrittenTheRuntimeUnpacksForItself() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThat(new NativeLibraryCache(file, "9.9").folder()).isEmpty();
    }

    @Test
    void theUserMayNameTheFolder() {
        assertThat(NativeLibraryCache.root("/a", Map.of("UNDERTONE_CACHE", "/b"), name -> "/home/u"))
                .isEqualTo(Path.of("/a"));
        assertThat(NativeLibraryCache.root(null, Map.of("UNDERTONE_CACHE", "/b"), name -> "/home/u"))
                .isEqualTo(Path.of("/b"));
        assertThat(NativeLibraryCache.root(null, Map.of("XDG_CACHE_HOME", "/c"), name -> "/home/u"))
                .isEqualTo(Path.of("/c/undertone"));
        assertThat(NativeLibraryCache.root(null, Map.of(), name -> "/home/u"))
                .isEqualTo(Path.of("/home/u/.cache/undertone"));
    }
}

package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show is what the program does. */
class ReadmeTest {

    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    private static String readme() throws IOException {
        return Files.readString(Program.root().resolve("README.md"));
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(Program.root().resolve("docs"));
                Stream<Path> top = Files.list(Program.root())) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        List<String> links = LINK.matcher(Files.readString(document))
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links)
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void snippetsCompileAndRun(@TempDir Path folder) throws Exception {
        List<String> snippets = JAVA.matcher(readme())
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
        assertThat(snippets).hasSize(3);
        String whole = """
                import dev.undertone.audio.*;
                import dev.undertone.features.*;
                import dev.undertone.models.*;
                import dev.undertone.recognition.*;
                import java.nio.file.Path;
                import java.util.List;
                import java.util.concurrent.Callable;

                public class Snippets implements Callable<List<RecognitionResult>> {
                    public List<RecognitionResult> call() throws Exception {
                        float[] samples = new float[16_000];
                        try (EmotionModel shared = ModelBundle.bundled().load()) {
                            Recogniser recogniser = Recogniser.of(shared, RecognitionOptions.defaults());
                            %s
                        }
                        %s
                        if (frames.dims() != 80 || frames.frames() < 1_000 || egemaps.dims() != 88) {
                            throw new IllegalStateException("features are not of the shape that the comments say");
                        }
                        %s
                    }
                }
                """.formatted(
                        snippets.get(2),
                        ofRecording(snippets.get(1)),
                        ofRecording(snippets.get(0)).replaceFirst("\\}\\s*$", "    return results;\n}"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        boolean compiled = compiler.getTask(
                        problems,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(
                                new SimpleJavaFileObject(
                                        URI.create("string:///Snippets.java"), JavaFileObject.Kind.SOURCE) {
                                    @Override
                                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                        return whole;
                                    }
                                }))
                .call();
        assertThat(compiled).as(problems.toString()).isTrue();
        System.setProperty(
                "snippet.recording",
                Program.root().resolve("samples/conversation.flac").toString());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            Callable<?> snippet = (Callable<?>)
                    loader.loadClass("Snippets").getDeclaredConstructor().newInstance();
            List<?> results = (List<?>) snippet.call();
            assertThat(results).hasSize(1);
            assertThat(results.get(0).toString()).contains("windows");
        } finally {
            System.clearProperty("snippet.recording");
        }
    }

    private static String ofRecording(String snippet) {
        return snippet.replace("Path.of(\"call.wav\")", "Path.of(System.getProperty(\"snippet.recording\"))");
    }

    @Test
    void theTwoCommandsStandInTheReadme() throws IOException {
        String commands = readme().lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
        assertThat(commands).contains("./undertone analyze samples/conversation.flac", "mvn -B verify");
        assertThat(Files.readString(Program.root().resolve(".ci/run"))).contains("mvn -B verify");
    }
}

package dev.undertone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undertone.corpora.split.SplitPlan;
import dev.undertone.training.experiment.CopyPlan;
import dev.undertone.training.experiment.CopyRecipe;
import dev.undertone.training.experiment.ExperimentFile;
import dev.undertone.training.experiment.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published recipes in {@code experiments/seeds}: each once as published and once honestly, otherwise alike. */
class SeedExperimentsTest {

    private static final Path SEEDS = Program.root().resolve("experiments/seeds");
    private static final String PUBLISHED = "-published.yaml";
    private static final String HONEST = "-honest.yaml";

    @TempDir
    private Path corpora;

    static List<String> recipes() throws IOException {
        try (Stream<Path> files = Files.list(SEEDS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(PUBLISHED))
                    .map(name -> name.replace(PUBLISHED, ""))
                    .sorted()
                    .toList();
        }
    }

    private ExperimentSpec read(String name) throws IOException {
        Files.createDirectories(corpora.resolve("ravdess"));
        return ExperimentFile.read(SEEDS.resolve(name), Optional.of(corpora));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theTwoDifferInTheirProtocolAlone(String recipe) throws IOException {
        ExperimentSpec published = read(recipe + PUBLISHED);
        ExperimentSpec honest = read(recipe + HONEST);
        assertThat(published.split()).isInstanceOf(SplitPlan.AtRandom.class);
        assertThat(published.allowLeak()).isTrue();
        assertThat(honest.split()).isEqualTo(new SplitPlan.SpeakerDisjoint(5));
        assertThat(honest.allowLeak()).isFalse();
        assertThat(honest.labels()).isEqualTo(published.labels());
        assertThat(withoutEpochs(honest)).isEqualTo(withoutEpochs(published));
        assertThat(formsShown(honest)).isEqualTo(formsShown(published));
        assertThat(honest.models().get(0).input())
                .isEqualTo(published.models().get(0).input());
        assertThat(copies(honest)).isEqualTo(copies(published));
        assertThat(honest.search().map(s -> List.of(s.kind(), s.trials(), s.space())))
                .isEqualTo(published.search().map(s -> List.of(s.kind(), s.trials(), s.space())));
    }

    private static Map<String, Object> withoutEpochs(ExperimentSpec spec) {
        Map<String, Object> settings = new TreeMap<>(spec.models().get(0).settings());
        settings.remove("epochs");
        return settings;
    }

    /** How many forms of a recording a network is shown; copies made before the split are recordings of their own. */
    private static int formsShown(ExperimentSpec spec) {
        int epochs =
                (Integer) Objects.requireNonNull(spec.models().get(0).settings().get("epochs"));
        int copies =
                spec.copies().recipes().stream().mapToInt(CopyRecipe::copies).sum();
        return spec.copies().beforeSplit() ? epochs * (1 + copies) : epochs;
    }

    private static List<String> copies(ExperimentSpec spec) {
        CopyPlan plan = spec.copies();
        return plan.recipes().stream().map(r -> r.copies() + " " + r).toList();
    }

    @Test
    void allAreRunByTheScriptAndInTheTable() throws IOException {
        assertThat(recipes()).hasSizeGreaterThanOrEqualTo(10);
        String script = Files.readString(SEEDS.resolve("run"));
        String table = Files.readString(Program.root().resolve("docs/seeds.md"));
        for (String recipe : recipes()) {
            assertThat(script).contains(" " + recipe);
            assertThat(table).contains("`" + recipe + "`");
            assertThat(SEEDS.resolve(recipe + HONEST)).exists();
        }
    }
}

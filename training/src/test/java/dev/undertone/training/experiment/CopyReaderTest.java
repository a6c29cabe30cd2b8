package dev.undertone.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undertone.features.composition.DefinitionNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CopyReaderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void noises() throws IOException {
        Files.createDirectories(folder.resolve("corpora/esc10"));
    }

    private CopyPlan read(String yaml) {
        return CopyReader.read(DefinitionNode.parse(yaml, "toy.yaml"), folder, Optional.of(folder.resolve("corpora")));
    }

    @Test
    void readsCopiesSpeedsAndOrder() {
        CopyPlan plan = read("""
                speeds: [0.92, 1.08]
                copies:
                  - noise:snr=5..20,colour=pink
                  - {with: ["pitch:semitones=-2..2", room], copies: 3}
                order: before-split
                """);
        assertThat(plan.speeds()).containsExactly(0.92, 1.08);
        assertThat(plan.recipes()).extracting(CopyRecipe::copies).containsExactly(1, 3);
        assertThat(plan.recipes().get(1))
                .hasToString(
                        "pitch:semitones=-2..2,formants-kept=yes,share=1 + room:decay=0.2..0.8,direct=0..12,share=1");
        assertThat(plan.count()).isEqualTo(6);
        assertThat(plan.beforeSplit()).isTrue();
        assertThat(plan.text()).startsWith("at speeds [0.92, 1.08]; noise:snr=5..20,colour=pink,share=1; 3 × pitch:");
    }

    @Test
    void aListAloneIsOneOfCopies() {
        assertThat(read("[noise, gain]").recipes())
                .extracting(CopyRecipe::toString)
                .containsExactly("noise:snr=10..30,colour=white,share=1", "gain:db=-6..6,share=1");
        assertThat(read("- {with: noise, copies: 2}").count()).isEqualTo(2);
        assertThat(read("shift").beforeSplit()).isFalse();
    }

    @Test
    void aFolderOfNoisesMayLieAmongTheCorpora() {
        assertThat(read("[\"background:folder=esc10,snr=10\"]").recipes().get(0).toString())
                .contains("folder=" + folder.resolve("corpora/esc10"));
    }

    @Test
    void copiesThatDrawOnSpeechAreKnown() {
        assertThat(read("[noise]").drawsOnSpeech()).isFalse();
        assertThat(read("[noise, babble]").drawsOnSpeech()).isTrue();
        assertThat(read("[\"babble:folder=esc10\"]").drawsOnSpeech()).isFalse();
    }

    @Test
    void numbersOfCopiesRunThroughAllRecipes() throws IOException {
        CopyPlan plan = read("[{with: noise, copies: 2}, {with: gain, copies: 2}]");
        assertThat(plan.altered(1, recipe -> true, List.of())).hasSize(4);
        assertThat(plan.altered(1, recipe -> recipe.toString().startsWith("gain"), List.of()))
                .extracting(r ->
                        r.key(ToyExperiment.corpora("toy").get(0).utterances().get(0)))
                .satisfiesExactly(
                        key -> assertThat(key).endsWith("#3"),
                        key -> assertThat(key).endsWith("#4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[hiss]|line 1: augmentation: augmentation must be one of noise, background, babble, pitch",
                "copies: ['noise:snr=loud']|line 1: augmentation: noise: snr must be a number such as 3 or a range",
                "copies:\\n  - noise\\n  - {with: 'gain:db=90'}|line 3: augmentation: gain: db must be in",
                "copies: [{with: noise, times: 2}]|line 1: copies has no key times; its keys are with, copies",
                "copies: [{copies: 2}]|line 1: copies needs with, such as noise:snr=5..20",
                "copies: [{with: noise, copies: 0}]|line 1: copies: copies must be a whole number in 1..100 but was '0'",
                "copies: [{with: [], copies: 1}]|with must name at least one augmentation but named none",
                "copies: [mixup]|line 1: augmentation: mixup changes features while a network trains",
                "copies: ['background:folder=esc50']|line 1: augmentation: there is no folder 'esc50' in",
                "{copies: [noise], order: shuffled}|order must be one of after-split, before-split but was 'shuffled'",
                "{speed: [0.9]}|line 1: augmentation has no key speed; its keys are speeds, copies, order",
            })
    void whatIsWrongIsNamedWithItsLine(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("toy.yaml, line")
                .hasMessageContaining(message);
    }
}

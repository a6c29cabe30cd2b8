package dev.undertone.training.experiment;

import dev.undertone.corpora.augmentation.AugmentationSpec;
import dev.undertone.features.composition.DefinitionNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what an experiment says of altered copies. */
final class CopyReader {

    private final Path folder;
    private final Optional<Path> corporaFolder;

    private CopyReader(Path folder, Optional<Path> corporaFolder) {
        this.folder = folder;
        this.corporaFolder = corporaFolder;
    }

    /**
     * Reads the plan: a list of copies, or keys.
     *
     * @param folder that folders of sounds are relative to
     * @param corporaFolder where one is looked for that is not there
     */
    static CopyPlan read(DefinitionNode node, Path folder, Optional<Path> corporaFolder) {
        CopyReader reader = new CopyReader(folder, corporaFolder);
        if (node.isScalar() || node.isSequence()) {
            List<DefinitionNode> entries = node.isSequence() ? node.items("augmentation") : List.of(node);
            return new CopyPlan(List.of(), reader.recipes(entries), false);
        }
        Keys keys = Keys.of("augmentation", node);
        List<Double> speeds = new ArrayList<>();
        for (DefinitionNode speed : keys.list("speeds")) {
            speeds.add(keys.number("speeds", speed, 0.5, 2));
        }
        List<CopyRecipe> recipes = reader.recipes(keys.list("copies"));
        String order = keys.find("order")
                .map(n -> keys.word("order", n, List.of("after-split", "before-split")))
                .orElse("after-split");
        CopyPlan plan = keys.checked("speeds", () -> new CopyPlan(speeds, recipes, order.equals("before-split")));
        keys.finish();
        return plan;
    }

    private List<CopyRecipe> recipes(List<DefinitionNode> entries) {
        List<CopyRecipe> recipes = new ArrayList<>();
        for (DefinitionNode entry : entries) {
            if (entry.isScalar()) {
                recipes.add(recipe(entry, List.of(step(entry)), 1));
                continue;
            }
            Keys keys = Keys.of("copies", entry);
            keys.required("with", "noise:snr=5..20, or a list of such, one after another");
            List<AugmentationSpec> steps =
                    keys.list("with").stream().map(this::step).toList();
            int copies = keys.whole("copies", 1, 1, CopyRecipe.MOST_COPIES);
            keys.finish();
            recipes.add(recipe(keys.place("with"), steps, copies));
        }
        return recipes;
    }

    private static CopyRecipe recipe(DefinitionNode place, List<AugmentationSpec> steps, int copies) {
        try {
            return new CopyRecipe(steps, copies);
        } catch (IllegalArgumentException e) {
            throw place.wrong("augmentation: " + e.getMessage(), e);
        }
    }

    private AugmentationSpec step(DefinitionNode node) {
        String text = node.text("an augmentation such as noise:snr=5..20");
        try {
            return AugmentationSpec.parse(text).withFolders(this::found);
        } catch (IllegalArgumentException e) {
            throw node.wrong("augmentation: " + e.getMessage(), e);
        }
    }

    private Path found(Path named) {
        Path beside = folder.resolve(named).normalize();
        if (Files.isDirectory(beside)) {
            return beside;
        }
        return corporaFolder
                .map(corpora -> corpora.resolve(named).normalize())
                .filter(Files::isDirectory)
                .orElseThrow(() -> new IllegalArgumentException("there is no folder '" + named + "' in " + folder
                        + corporaFolder.map(corpora -> " or " + corpora).orElse("")));
    }
}

package dev.undertone.training.experiment;

import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.NamedFeatureSet;
import dev.undertone.features.composition.DefinitionException;
import dev.undertone.features.composition.DefinitionNode;
import dev.undertone.features.voice.SpeechFrontEnd;
import dev.undertone.training.InputSpec;
import dev.undertone.training.TrainerCatalog;
import dev.undertone.training.TrainerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an experiment's features and models. */
final class ModelReader {

    /** A feature set where the file names it. */
    private record Named(NamedFeatureSet set, DefinitionNode node) {

        boolean frames() {
            return set.set() instanceof FrameFeatureSet;
        }

        String idOrDefinition() {
            return set.definition().orElse(set.identity());
        }
    }

    private final Path folder;
    private final Keys keys;
    private final CopyPlan copies;

    ModelReader(Path folder, Keys keys, CopyPlan copies) {
        this.folder = folder;
        this.keys = keys;
        this.copies = copies;
    }

    /** The models, at least one. */
    List<ModelPart> models() {
        List<Named> sets = keys.list("features").stream().map(this::named).toList();
        List<ModelPart> models = new ArrayList<>();
        keys.required("model", "lr, or {kind: mlp, hidden: [64]}");
        for (DefinitionNode node : keys.list("model")) {
            models.add(model(node, sets));
        }
        for (Named set : sets) {
            if (models.stream().noneMatch(m -> m.input().featureSet().equals(set.idOrDefinition()))) {
                throw set.node()
                        .wrong("features: no model takes " + set.set().identity() + ", which has a row per "
                                + (set.frames() ? "frame" : "file") + "; leave it out or name it at a model");
            }
        }
        return models;
    }

    /** Whether some features are for another rate than the front end's. */
    boolean asRecordedOnly(List<ModelPart> models) {
        return models.stream()
                .anyMatch(m -> FeatureCatalog.find(m.input().featureSet())
                                .orElseThrow()
                                .schema()
                                .sampleRateHz()
                        != SpeechFrontEnd.SAMPLE_RATE_HZ);
    }

    private ModelPart model(DefinitionNode node, List<Named> sets) {
        Keys model = Keys.of("model", node.isScalar() ? DefinitionNode.parse("{}", "model") : node);
        DefinitionNode kindNode = node.isScalar() ? node : model.required("kind", "lr");
        if (!node.isScalar()) {
            model.find("kind");
        }
        TrainerKind kind = kind(kindNode);
        String name = model.text("name", kind.id());
        double weight = model.number("weight", 1, 1e-6, 1e6);
        Optional<Named> own = model.find("features").map(this::named);
        int pooling = model.whole("framePooling", kind.input().framePooling(), 1, 100);
        Map<String, Object> settings = new LinkedHashMap<>();
        Map<String, DefinitionNode> places = model.rest();
        places.forEach((key, value) -> settings.put(key, value.plain(key)));
        List<Double> speeds = new ArrayList<>(List.of(1.0));
        if (!copies.beforeSplit()) {
            speeds.addAll(copies.speeds());
        }
        InputSpec input = new InputSpec(features(kind, own, sets), kind.takesFrames() ? pooling : 1, speeds);
        try {
            ModelPart part = new ModelPart(name, kind, weight, input, settings);
            part.trainer();
            return part;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            DefinitionNode place = places.entrySet().stream()
                    .filter(p -> message.contains(p.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(node);
            throw place.wrong("model" + (message.startsWith(kind.id() + ":") ? " " : ": ") + message, e);
        }
    }

    private static TrainerKind kind(DefinitionNode node) {
        try {
            return TrainerCatalog.kind(node.text("kind"));
        } catch (DefinitionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()), e);
        }
    }

    private static String features(TrainerKind kind, Optional<Named> own, List<Named> sets) {
        if (own.isPresent() && own.get().frames() != kind.takesFrames()) {
            throw own.get()
                    .node()
                    .wrong("model " + kind.id() + ": features must have a row per "
                            + (kind.takesFrames() ? "frame" : "file") + " but "
                            + own.get().set().identity()
                            + " has one per " + (own.get().frames() ? "frame" : "file"));
        }
        return own.or(() -> sets.stream()
                        .filter(s -> s.frames() == kind.takesFrames())
                        .findFirst())
                .map(Named::idOrDefinition)
                .orElse(kind.input().featureSet());
    }

    private Named named(DefinitionNode node) {
        String text = node.text("features");
        try {
            Path file = folder.resolve(text);
            boolean isFile = !FeatureCatalog.ids().contains(text) && Files.isRegularFile(file);
            // A resolved experiment carries the definition itself.
            if (text.startsWith("{")) {
                return new Named(
                        new NamedFeatureSet(
                                FeatureCatalog.identity(text),
                                "",
                                FeatureCatalog.find(text).orElseThrow(),
                                Optional.of(text)),
                        node);
            }
            return new Named(FeatureCatalog.named(isFile ? file.toString() : text), node);
        } catch (IllegalArgumentException e) {
            throw node.wrong("features: " + e.getMessage(), e);
        } catch (IOException e) {
            throw node.wrong("features: " + text + " cannot be read: " + e.getMessage(), e);
        }
    }
}

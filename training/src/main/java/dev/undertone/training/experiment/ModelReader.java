package dev.undertone.training.experiment;

import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.FrameFeatureSet;
import dev.undertone.features.NamedFeatureSet;
import dev.undertone.features.composition.DefinitionException;
import dev.undertone.features.composition.DefinitionNode;
import dev.undertone.features.voice.SpeechFrontEnd;
import dev.undertone.models.EncoderFiles;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.SpeechEncoder;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads an experiment's features and models. */
final class ModelReader {

    /** A trained network begins gentler than chance does: with this share of the usual learning rate. */
    private static final double GENTLER = 0.2;

    private static final String RATE = "peakRate";

    /** A feature set where the file names it. */
    private record Named(String id, String title, boolean frames, DefinitionNode node) {}

    private final Path folder;
    private final Keys keys;
    private final CopyPlan copies;
    private final ClassReader.Balance balance;
    private final List<EncoderFiles> encoders = new ArrayList<>();
    private final List<EncoderFiles> inBundles = new ArrayList<>();

    ModelReader(Path folder, Keys keys, CopyPlan copies, ClassReader.Balance balance) {
        this.folder = folder;
        this.keys = keys;
        this.copies = copies;
        this.balance = balance;
    }

    /** The models, at least one. */
    List<ModelPart> models() {
        List<DefinitionNode> encoderNodes = keys.list("encoder");
        encoderNodes.forEach(node -> encoders.add(encoder(node)));
        List<Named> sets = keys.list("features").stream().map(this::named).toList();
        List<ModelPart> models = new ArrayList<>();
        keys.required("model", "lr, or {kind: mlp, hidden: [64]}");
        for (DefinitionNode node : keys.list("model")) {
            models.addAll(models(node, sets));
        }
        for (Named set : sets) {
            if (models.stream().noneMatch(m -> m.input().featureSet().equals(set.id()))) {
                throw set.node()
                        .wrong("features: no model takes " + set.title() + ", which has a row per " + rows(set.frames())
                                + "; leave it out or name it at a model");
            }
        }
        for (int e = 0; e < encoderNodes.size(); e++) {
            EncoderFiles encoder = encoders.get(e);
            if (models.stream().noneMatch(m -> takes(m, encoder))) {
                throw encoderNodes
                        .get(e)
                        .wrong("encoder: no model takes "
                                + encoder.description().name()
                                + "; leave it out or write features: "
                                + encoder.description().name() + " at a model");
            }
        }
        return models;
    }

    /** The pretrained encoders whose embeddings the models take, those in bundles too. */
    List<EncoderFiles> encoders(List<ModelPart> models) {
        Map<String, EncoderFiles> taken = new LinkedHashMap<>();
        Stream.concat(encoders.stream(), inBundles.stream())
                .filter(e -> models.stream().anyMatch(m -> takes(m, e)))
                .forEach(e -> taken.putIfAbsent(e.id(), e));
        return List.copyOf(taken.values());
    }

    private static boolean takes(ModelPart model, EncoderFiles encoder) {
        String set = model.input().featureSet();
        return set.equals(encoder.pooledId()) || set.equals(encoder.framesId());
    }

    /** Whether some features are for another rate than the front end's. */
    boolean asRecordedOnly(List<ModelPart> models) {
        return models.stream()
                .map(m -> m.input().featureSet())
                .filter(id -> !SpeechEncoder.isEncoders(id))
                .anyMatch(id ->
                        FeatureCatalog.find(id).orElseThrow().schema().sampleRateHz() != SpeechFrontEnd.SAMPLE_RATE_HZ);
    }

    private List<ModelPart> models(DefinitionNode node, List<Named> sets) {
        if (node.isScalar()) {
            return List.of(model(node, Keys.of("model", DefinitionNode.parse("{}", "model")), kind(node), sets));
        }
        Keys model = Keys.of("model", node);
        Optional<DefinitionNode> kindNode = model.find("kind");
        Optional<DefinitionNode> from = model.find("from");
        if (kindNode.isEmpty() && from.isPresent()) {
            ModelBundle bundle = bundle(from.get());
            model.finish();
            return bundle.manifest().members().stream()
                    .filter(member -> member.weight() > 0) // without what speaks only where the speaker is known
                    .map(member -> {
                        TrainerKind kind = wholly(from.get(), member.name());
                        ModelStart start = new ModelStart(source(from.get()), bundle, member.name());
                        InputSpec input = input(member.featureSet(), member.framePooling());
                        return sound(
                                node,
                                Map.of(),
                                kind,
                                () -> new ModelPart(
                                        member.name(),
                                        kind,
                                        member.weight(),
                                        input,
                                        ModelPart.Scale.ROW,
                                        gentler(kind, balance.applied(kind, Map.of())),
                                        Optional.of(start)));
                    })
                    .toList();
        }
        return List.of(model(node, model, kind(model.required("kind", "lr")), sets));
    }

    /** The kind of a bundle's member, which is known where it is called by its kind. */
    private static TrainerKind wholly(DefinitionNode node, String member) {
        return TrainerCatalog.kinds().stream()
                .filter(k -> k.id().equals(member))
                .findFirst()
                .orElseThrow(() -> node.wrong("from: nothing says of which kind member " + member
                        + " is; name kind and member, as in {kind: mlp, from: a.undertone, member: " + member + "}"));
    }

    private ModelPart model(DefinitionNode node, Keys model, TrainerKind kind, List<Named> sets) {
        String name = model.text("name", kind.id());
        double weight = model.number("weight", 1, 1e-6, 1e6);
        Optional<Named> own = model.find("features").map(this::named);
        Optional<ModelStart> start = model.find("from").map(from -> start(from, model, kind));
        int usualPooling =
                start.map(s -> s.described().framePooling()).orElse(kind.input().framePooling());
        int pooling = model.whole("framePooling", usualPooling, 1, 100);
        ModelPart.Scale scale = model.choice("scale", ModelPart.Scale.ROW);
        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, DefinitionNode> places = model.rest();
        places.forEach((key, value) -> given.put(key, value.plain(key)));
        Map<String, Object> balanced = balance.applied(kind, given);
        Map<String, Object> settings = start.isPresent() ? gentler(kind, balanced) : balanced;
        InputSpec input = input(features(kind, own, start, sets), kind.takesFrames() ? pooling : 1);
        return sound(node, places, kind, () -> new ModelPart(name, kind, weight, input, scale, settings, start));
    }

    private ModelStart start(DefinitionNode from, Keys model, TrainerKind kind) {
        ModelBundle bundle = bundle(from);
        String member = model.text("member", kind.id());
        ModelStart start = new ModelStart(source(from), bundle, member);
        model.checked(model.find("member").isPresent() ? "member" : "from", start::described);
        return start;
    }

    private String source(DefinitionNode from) {
        String text = from.text("from");
        return text.equals(ModelStart.BUNDLED)
                ? text
                : folder.resolve(text).normalize().toString();
    }

    private ModelBundle bundle(DefinitionNode from) {
        try {
            String source = source(from);
            ModelBundle bundle =
                    source.equals(ModelStart.BUNDLED) ? ModelBundle.bundled() : ModelBundle.open(Path.of(source));
            inBundles.addAll(bundle.encoders());
            return bundle;
        } catch (IOException e) {
            throw from.wrong("from: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> gentler(TrainerKind kind, Map<String, Object> given) {
        Map<String, Object> settings = new LinkedHashMap<>(given);
        kind.settings().stream()
                .filter(s -> s.name().equals(RATE))
                .forEach(s -> settings.putIfAbsent(RATE, GENTLER * ((Number) s.standard()).doubleValue()));
        return settings;
    }

    private InputSpec input(String featureSet, int pooling) {
        List<Double> speeds = new ArrayList<>(List.of(1.0));
        if (!copies.beforeSplit()) {
            speeds.addAll(copies.speeds());
        }
        return new InputSpec(featureSet, pooling, speeds);
    }

    private static ModelPart sound(
            DefinitionNode node, Map<String, DefinitionNode> places, TrainerKind kind, Supplier<ModelPart> maker) {
        try {
            ModelPart part = maker.get();
            part.requireSound();
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

    private String features(TrainerKind kind, Optional<Named> own, Optional<ModelStart> start, List<Named> sets) {
        if (own.isPresent() && own.get().frames() != kind.takesFrames()) {
            throw own.get()
                    .node()
                    .wrong("model " + kind.id() + ": features must have a row per " + rows(kind.takesFrames()) + " but "
                            + own.get().title() + " has one per "
                            + rows(own.get().frames()));
        }
        return own.map(Named::id)
                .or(() -> start.map(s -> s.described().featureSet()))
                .or(() -> sets.stream()
                        .filter(s -> s.frames() == kind.takesFrames())
                        .findFirst()
                        .map(Named::id))
                .or(() -> encoders.stream().findFirst().map(e -> kind.takesFrames() ? e.framesId() : e.pooledId()))
                .orElse(kind.input().featureSet());
    }

    private static String rows(boolean frames) {
        return frames ? "frame" : "file";
    }

    private EncoderFiles encoder(DefinitionNode node) {
        Path file = folder.resolve(node.text("encoder"));
        if (!Files.isRegularFile(file)) {
            throw node.wrong(
                    "encoder: there is no description " + file + "; docs/transfer-learning.md shows what it says");
        }
        try {
            return EncoderFiles.read(file);
        } catch (IllegalArgumentException | IOException e) {
            throw node.wrong("encoder: " + e.getMessage(), e);
        }
    }

    private Named named(DefinitionNode node) {
        String text = node.text("features");
        for (EncoderFiles encoder : encoders) {
            String name = encoder.description().name();
            if (text.equals(name) || text.equals(encoder.pooledId())) {
                return new Named(encoder.pooledId(), name, false, node);
            }
            if (text.equals(name + "-frames") || text.equals(encoder.framesId())) {
                return new Named(encoder.framesId(), name + "-frames", true, node);
            }
        }
        try {
            // A resolved experiment carries the definition itself.
            if (text.startsWith("{")) {
                FeatureSet set = FeatureCatalog.find(text).orElseThrow();
                return new Named(text, FeatureCatalog.identity(text), set instanceof FrameFeatureSet, node);
            }
            Path file = folder.resolve(text);
            boolean isFile = !FeatureCatalog.ids().contains(text) && Files.isRegularFile(file);
            NamedFeatureSet set = FeatureCatalog.named(isFile ? file.toString() : text);
            return new Named(
                    set.definition().orElse(set.identity()),
                    set.identity(),
                    set.set() instanceof FrameFeatureSet,
                    node);
        } catch (IllegalArgumentException e) {
            throw node.wrong("features: " + e.getMessage(), e);
        } catch (IOException e) {
            throw node.wrong("features: " + text + " cannot be read: " + e.getMessage(), e);
        }
    }
}

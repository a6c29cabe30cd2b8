package dev.undertone.models;

import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureSet;
import dev.undertone.features.UtteranceFeatureSet;
import dev.undertone.models.ModelManifest.Member;
import dev.undertone.models.ModelManifest.Scale;
import dev.undertone.models.baseline.VoicePrior;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trained model in one file, {@code name.undertone}: a zip of {@code model.json}, {@code MODEL_CARD.md} and, for each
 * member, {@code members/NAME.onnx}, {@code members/NAME.norm} and, on the speaker's scale, {@code members/NAME.prior}.
 * With them the pretrained encoders whose embeddings members take, as far as they are not too large. Immutable; the same
 * content is the same bytes.
 */
public final class ModelBundle {

    private static final String BUNDLED = "/dev/undertone/models/default.undertone";
    private static final String MANIFEST = "model.json";
    private static final String CARD = "MODEL_CARD.md";

    private final ModelManifest manifest;
    private final List<MemberNetwork> networks;
    private final Map<String, EncoderFiles> encoders;

    private ModelBundle(ModelManifest manifest, List<MemberNetwork> networks, Collection<EncoderFiles> encoders) {
        if (manifest.members().size() != networks.size()) {
            throw new IllegalArgumentException("networks must be as many as the manifest's members ("
                    + manifest.members().size() + ") but were " + networks.size());
        }
        for (int m = 0; m < networks.size(); m++) {
            Member member = manifest.members().get(m);
            if (!SpeechEncoder.isEncoders(member.featureSet())) {
                requireFit(member, featureSet(member), networks.get(m));
            } else if (member.scale() == Scale.SPEAKER) {
                throw new IllegalArgumentException("member '" + member.name() + "' must be on the training scale, since"
                        + " baselines measure no embeddings of an encoder, but is on the speaker's");
            }
        }
        this.manifest = manifest;
        this.networks = List.copyOf(networks);
        this.encoders = new LinkedHashMap<>();
        for (String id : encoderIds(manifest)) {
            this.encoders.put(
                    id,
                    encoders.stream()
                            .filter(e -> e.id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "the encoder " + id + ", which a member takes, is missing")));
        }
    }

    /**
     * Puts a model together.
     *
     * @param networks one per member of the manifest, in its order
     * @throws IllegalArgumentException if they do not fit, or a member's feature set does not exist
     */
    public static ModelBundle of(ModelManifest manifest, List<MemberNetwork> networks) {
        return of(manifest, networks, List.of());
    }

    /**
     * Puts a model together.
     *
     * @param encoders at least those whose embeddings members take
     * @throws IllegalArgumentException if they do not fit, or a member's feature set does not exist
     */
    public static ModelBundle of(
            ModelManifest manifest, List<MemberNetwork> networks, Collection<EncoderFiles> encoders) {
        return new ModelBundle(manifest, networks, encoders);
    }

    private static Set<String> encoderIds(ModelManifest manifest) {
        return manifest.members().stream()
                .map(Member::featureSet)
                .filter(SpeechEncoder::isEncoders)
                .map(EncoderFiles::encoderOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Reads a bundle file.
     *
     * @throws ModelBundleException if it is missing, damaged, hostile, or made for another version of Undertone
     */
    public static ModelBundle open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), Optional.of(file.toAbsolutePath().resolveSibling("")));
        } catch (NoSuchFileException e) {
            throw new ModelBundleException(
                    file.toString(), "there is no such file", "name a .undertone file made by undertone train", e);
        }
    }

    /**
     * The model that comes with Undertone.
     *
     * @throws ModelBundleException if this build carries none
     */
    public static ModelBundle bundled() throws IOException {
        try (InputStream in = ModelBundle.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new ModelBundleException(
                        "default.undertone",
                        "this build of Undertone carries no model",
                        "train one with undertone train and name its file");
            }
            return read(in, "default.undertone", Optional.empty());
        }
    }

    private static ModelBundle read(InputStream in, String source, Optional<Path> folder) throws IOException {
        Map<String, byte[]> entries = BundleZip.read(in, source);
        try {
            ModelManifest manifest = ManifestJson.read(required(entries, MANIFEST, source));
            Set<String> expected = new LinkedHashSet<>(List.of(MANIFEST, CARD));
            List<MemberNetwork> networks = new ArrayList<>();
            for (Member member : manifest.members()) {
                expected.addAll(List.of(normFile(member), onnxFile(member)));
                Normalisation normalisation = Normalisation.parse(required(entries, normFile(member), source));
                byte[] onnx = required(entries, onnxFile(member), source);
                if (member.scale() == Scale.SPEAKER) {
                    expected.add(priorFile(member));
                    VoicePrior prior = VoicePrior.parse(required(entries, priorFile(member), source));
                    networks.add(MemberNetwork.of(prior, normalisation, onnx));
                } else {
                    networks.add(MemberNetwork.of(normalisation, onnx));
                }
            }
            List<EncoderFiles> encoders = new ArrayList<>();
            for (String id : encoderIds(manifest)) {
                expected.addAll(EncoderFiles.entryNames(id));
                encoders.add(EncoderFiles.in(entries, id, folder));
            }
            required(entries, CARD, source);
            for (String name : entries.keySet()) {
                if (!expected.contains(name)) {
                    throw new ModelBundleException(
                            source, "entry '" + name + "' does not belong here", "use a bundle that Undertone wrote");
                }
            }
            return new ModelBundle(manifest, networks, encoders);
        } catch (IllegalArgumentException e) {
            throw new ModelBundleException(
                    source, "the model in it is not valid: " + e.getMessage(), "use the version that wrote it", e);
        }
    }

    private static byte[] required(Map<String, byte[]> entries, String name, String source)
            throws ModelBundleException {
        byte[] content = entries.get(name);
        if (content == null) {
            throw new ModelBundleException(
                    source, "entry '" + name + "' is missing", "copy the file again or use one that Undertone wrote");
        }
        return content;
    }

    /** Writes the bundle, replacing a file that is there only once the new one is complete. */
    public void write(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        Path folder = partial.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.write(partial, toByteArray());
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** The bytes of the bundle file. */
    byte[] toByteArray() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(MANIFEST, ManifestJson.write(manifest));
        entries.put(CARD, card().getBytes(StandardCharsets.UTF_8));
        for (int m = 0; m < networks.size(); m++) {
            Member member = manifest.members().get(m);
            networks.get(m).prior().ifPresent(prior -> entries.put(priorFile(member), prior.toBytes()));
            entries.put(normFile(member), networks.get(m).normalisation().toBytes());
            entries.put(onnxFile(member), networks.get(m).sharedOnnx());
        }
        for (EncoderFiles encoder : encoders.values()) {
            encoder.addTo(entries);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleZip.write(entries, out);
        return out.toByteArray();
    }

    public ModelManifest manifest() {
        return manifest;
    }

    /**
     * What a member computes.
     *
     * @param member its name
     * @throws IllegalArgumentException if the bundle has no member of that name
     */
    public MemberNetwork network(String member) {
        for (int m = 0; m < networks.size(); m++) {
            if (manifest.members().get(m).name().equals(member)) {
                return networks.get(m);
            }
        }
        throw new IllegalArgumentException("member must be one of "
                + manifest.members().stream().map(Member::name).toList() + " but was '" + member + "'");
    }

    /** The pretrained encoders whose embeddings members take; mostly none. */
    public List<EncoderFiles> encoders() {
        return List.copyOf(encoders.values());
    }

    /** The model card for people, Markdown, rendered from the manifest. */
    public String card() {
        return ModelCard.render(manifest);
    }

    /**
     * The model, ready to score; cheap, since networks are loaded at the first score or {@link EmotionModel#prepare}, except
     * pretrained encoders, which are loaded here.
     *
     * @throws UncheckedIOException if an encoder that the bundle does not carry is missing
     * @throws IllegalArgumentException if an encoder gives no embeddings of the size that a member takes
     */
    public EmotionModel load() {
        Map<String, FeatureSet> featureSets = new HashMap<>();
        List<SpeechEncoder> opened = new ArrayList<>();
        try {
            for (EncoderFiles encoder : encoders.values()) {
                SpeechEncoder open = SpeechEncoder.open(encoder);
                opened.add(open);
                open.featureSets().forEach(set -> featureSets.put(set.schema().id(), set));
            }
            for (int m = 0; m < networks.size(); m++) {
                Member member = manifest.members().get(m);
                FeatureSet set = featureSets.computeIfAbsent(member.featureSet(), id -> featureSet(member));
                requireFit(member, set, networks.get(m));
            }
        } catch (IOException e) {
            opened.forEach(SpeechEncoder::close);
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            opened.forEach(SpeechEncoder::close);
            throw e;
        }
        return new EnsembleModel(manifest, networks, featureSets, opened);
    }

    private static FeatureSet featureSet(Member member) {
        return FeatureCatalog.find(member.featureSet())
                .orElseThrow(() -> new IllegalArgumentException("the feature set of member '" + member.name()
                        + "' must be one of "
                        + FeatureCatalog.ids().stream().sorted().collect(Collectors.joining(", "))
                        + " but was '" + member.featureSet() + "'"));
    }

    private static void requireFit(Member member, FeatureSet features, MemberNetwork network) {
        int dims = features.schema().dims();
        if (network.normalisation().dims() != dims) {
            throw new IllegalArgumentException("the normalisation of member '" + member.name() + "' must have " + dims
                    + " dimensions (" + member.featureSet() + ") but had "
                    + network.normalisation().dims());
        }
        boolean needsPrior = member.scale() == Scale.SPEAKER;
        if (needsPrior != network.prior().isPresent()
                || network.prior().filter(prior -> prior.dims() != dims).isPresent()) {
            throw new IllegalArgumentException("member '" + member.name() + "' must have "
                    + (needsPrior ? "a prior of " + dims + " dimensions" : "no prior") + " but had "
                    + network.prior().map(Object::toString).orElse("none"));
        }
        if (features instanceof UtteranceFeatureSet && member.framePooling() != 1) {
            throw new IllegalArgumentException("framePooling of member '" + member.name() + "' must be 1 ("
                    + member.featureSet() + " has no frames) but was " + member.framePooling());
        }
    }

    private static String onnxFile(Member member) {
        return "members/" + member.name() + ".onnx";
    }

    private static String priorFile(Member member) {
        return "members/" + member.name() + ".prior";
    }

    private static String normFile(Member member) {
        return "members/" + member.name() + ".norm";
    }
}

package dev.undertone.models;

import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.ModelManifest.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The bundle of two untrained networks that {@code TinyBundleTest} in {@code training} made, and variants of it. */
final class TinyBundle {

    private static final String RESOURCE = "tiny-format-1.undertone";
    private static final String WITH_BASELINE = "tiny-format-2.undertone";

    private TinyBundle() {}

    static Path file() {
        return file(RESOURCE);
    }

    private static Path file(String resource) {
        try {
            return Path.of(Objects.requireNonNull(TinyBundle.class.getResource(resource))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static ModelBundle open() {
        try {
            return ModelBundle.open(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of three networks, one of them on the speaker's scale. */
    static ModelBundle withBaseline() {
        try {
            return ModelBundle.open(file(WITH_BASELINE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its zip entries, to be tampered with. */
    static Map<String, byte[]> entries() throws IOException {
        try (InputStream in = Objects.requireNonNull(TinyBundle.class.getResourceAsStream(RESOURCE))) {
            return new LinkedHashMap<>(BundleZip.read(in, RESOURCE));
        }
    }

    static List<MemberNetwork> networks() throws IOException {
        Map<String, byte[]> entries = entries();
        List<MemberNetwork> networks = new ArrayList<>();
        for (Member member : open().manifest().members()) {
            String stem = "members/" + member.name();
            networks.add(MemberNetwork.of(
                    Normalisation.parse(Objects.requireNonNull(entries.get(stem + ".norm"))),
                    Objects.requireNonNull(entries.get(stem + ".onnx"))));
        }
        return networks;
    }

    static ModelManifest manifest(List<Member> members, Calibration calibration) {
        ModelManifest m = open().manifest();
        return new ModelManifest(
                m.info(),
                m.description(),
                m.labels(),
                m.frontEnd(),
                members,
                calibration,
                Optional.empty(),
                m.provenance(),
                m.figures(),
                m.weaknesses(),
                m.dataLicence());
    }
}

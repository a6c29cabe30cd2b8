package dev.undertone.training;

import dev.undertone.emotions.LabelSet;
import dev.undertone.models.MemberNetwork;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelManifest;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/** A network of a bundle that a training begins from. Immutable. */
public final class StartingPoint {

    private final String name;
    private final ModelManifest.Member member;
    private final byte[] onnx;
    private final LabelSet theirs;
    private final LabelSet ours;
    private final int dims;
    private final long hash;

    private StartingPoint(
            String name, ModelManifest.Member member, MemberNetwork network, LabelSet theirs, LabelSet ours) {
        this.name = name;
        this.member = member;
        this.onnx = network.onnx();
        this.dims = network.normalisation().dims();
        CRC32 crc = new CRC32();
        crc.update(onnx);
        this.hash = crc.getValue();
        this.theirs = theirs;
        this.ours = ours;
    }

    /**
     * A member of a bundle.
     *
     * @param member its name in the bundle, such as {@code td}
     * @param ours the labels that will be trained on
     * @throws IllegalArgumentException naming the bundle's members, if it has none of that name
     */
    public static StartingPoint of(ModelBundle bundle, String member, LabelSet ours) {
        ModelManifest manifest = bundle.manifest();
        ModelManifest.Member found = manifest.members().stream()
                .filter(m -> m.name().equals(member))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("bundle " + manifest.info().name() + " has the members "
                                + manifest.members().stream()
                                        .map(ModelManifest.Member::name)
                                        .toList()
                                + " but not '" + member + "'"));
        return new StartingPoint(manifest.info().name(), found, bundle.network(member), manifest.labels(), ours);
    }

    /** The network, a copy of an ONNX file. */
    public byte[] onnx() {
        return onnx.clone();
    }

    /** How many labels the bundle tells apart. */
    public int theirClasses() {
        return theirs.size();
    }

    /** Where the bundle has one of the labels that will be trained on; empty if it does not know that emotion. */
    public OptionalInt theirIndex(int ourIndex) {
        return theirs.contains(ours.get(ourIndex))
                ? OptionalInt.of(theirs.indexOf(ours.get(ourIndex)))
                : OptionalInt.empty();
    }

    /**
     * Checks that a trainer takes the features that the bundle's member takes.
     *
     * @throws IllegalArgumentException naming both
     */
    public void requireInput(InputSpec input) {
        if (!input.featureSet().equals(member.featureSet()) || input.framePooling() != member.framePooling()) {
            throw new IllegalArgumentException("member " + this + " takes " + member.featureSet() + ", "
                    + member.framePooling() + " frames averaged, but the trainer takes " + input.featureSet() + ", "
                    + input.framePooling() + " averaged; give it the member's features");
        }
    }

    /** How many features its network takes. */
    public int dims() {
        return dims;
    }

    /** Bundle, member and a hash of the network, so that trainings from different ones are never taken for the same. */
    public String identity() {
        return this + " " + Long.toHexString(hash);
    }

    /** Bundle and member, for messages. */
    @Override
    public String toString() {
        return "'" + member.name() + "' of bundle " + name;
    }
}

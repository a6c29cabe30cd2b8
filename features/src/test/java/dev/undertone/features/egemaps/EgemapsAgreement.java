package dev.undertone.features.egemaps;

import dev.undertone.testkit.GoldenCsv;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Agreement of every functional and descriptor with the reference, over all its recordings. Its {@link #main} prints the
 * figures of {@code docs/egemaps.md}, whose reasons were found by looking at the recordings.
 */
final class EgemapsAgreement {

    private final EgemapsReference reference = new EgemapsReference();

    /** By name, in published order. */
    Map<String, Agreement> functionals() {
        List<String> names = reference.functionalNames();
        List<String> recordings = reference.recordings();
        double[][] computed = new double[names.size()][recordings.size()];
        double[][] expected = new double[names.size()][recordings.size()];
        EgemapsV02 set = new EgemapsV02();
        for (int r = 0; r < recordings.size(); r++) {
            float[] values =
                    set.extract(EgemapsReference.waveform(recordings.get(r))).toArray();
            for (int i = 0; i < names.size(); i++) {
                computed[i][r] = values[i];
                expected[i][r] = reference.functional(r, names.get(i));
            }
        }
        Map<String, Agreement> agreements = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            agreements.put(names.get(i), Agreement.of(computed[i], expected[i]));
        }
        return agreements;
    }

    /** By name, over all frames of all recordings. */
    Map<String, Agreement> descriptors() {
        Descriptor[] descriptors = Descriptor.values();
        double[][] computed = new double[descriptors.length][0];
        double[][] expected = new double[descriptors.length][0];
        for (String recording : reference.recordings()) {
            GoldenCsv table = EgemapsReference.descriptors(recording);
            var matrix = new EgemapsV02Descriptors().extract(EgemapsReference.waveform(recording));
            if (matrix.frames() != table.rows().size()) {
                throw new AssertionError(
                        recording + " must have " + table.rows().size() + " rows but had " + matrix.frames());
            }
            for (int d = 0; d < descriptors.length; d++) {
                int before = computed[d].length;
                computed[d] = Arrays.copyOf(computed[d], before + matrix.frames());
                expected[d] = Arrays.copyOf(expected[d], before + matrix.frames());
                for (int frame = 0; frame < matrix.frames(); frame++) {
                    computed[d][before + frame] = matrix.get(frame, d);
                    expected[d][before + frame] = table.number(frame, descriptors[d].smoothedName());
                }
            }
        }
        Map<String, Agreement> agreements = new LinkedHashMap<>();
        for (int d = 0; d < descriptors.length; d++) {
            agreements.put(descriptors[d].smoothedName(), Agreement.of(computed[d], expected[d]));
        }
        return agreements;
    }

    public static void main(String[] arguments) {
        EgemapsAgreement agreement = new EgemapsAgreement();
        Map<String, Agreement> functionals = agreement.functionals();
        print("functional", functionals);
        System.out.printf(
                Locale.ROOT,
                "%n%d of %d with correlation at least 0.98 and median relative error at most 3 %%; %d with correlation"
                        + " at least 0.9%n%n",
                functionals.values().stream().filter(Agreement::isClose).count(),
                functionals.size(),
                functionals.values().stream()
                        .filter(a -> a.correlation() >= 0.9)
                        .count());
        print("descriptor", agreement.descriptors());
    }

    private static void print(String what, Map<String, Agreement> agreements) {
        System.out.printf("| %s | correlation | median relative error | why it differs |%n|---|---|---|---|%n", what);
        agreements.forEach((name, agreement) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.4f | %.2g %% | |%n",
                name,
                agreement.correlation(),
                100 * agreement.medianRelativeError()));
    }
}

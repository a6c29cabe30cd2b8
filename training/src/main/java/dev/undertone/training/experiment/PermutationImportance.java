package dev.undertone.training.experiment;

import dev.undertone.features.FeatureCatalog;
import dev.undertone.models.SpeechEncoder;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.MemberScorer;
import dev.undertone.training.Seeds;
import dev.undertone.training.TrainedMember;
import dev.undertone.training.TrainingClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shuffles groups of features among a fold's test clips and sees what the models lose; kept beside the fold's scoring. */
final class PermutationImportance implements EnsembleScorer.Inspection {

    /** Of {@code mfcc3_mean} the word without its number; {@code f0} and the like keep theirs. */
    private static final Pattern GROUP = Pattern.compile("^(?:[a-zA-Z-]{3,}|[a-zA-Z][a-zA-Z0-9]*)");

    private static final String ENDING = ".importance";

    private final int classes;
    private final int repeats;
    private final long seed;

    PermutationImportance(int classes, int repeats, long seed) {
        this.classes = classes;
        this.repeats = repeats;
        this.seed = seed;
    }

    /** The beginning of a feature's name: {@code mfcc} of {@code mfcc3_mean}, {@code f0} of {@code f0_sd}. */
    static String group(String feature) {
        Matcher matcher = GROUP.matcher(feature);
        return matcher.find() ? matcher.group() : feature;
    }

    @Override
    public void of(ModelPart part, TrainedMember member, List<TrainingClip> test, Path scoring) throws IOException {
        if (repeats == 0
                || part.kind().takesFrames()
                || SpeechEncoder.isEncoders(part.input().featureSet())) {
            return;
        }
        List<String> names = FeatureCatalog.find(part.input().featureSet())
                .orElseThrow()
                .schema()
                .names();
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int d = 0; d < names.size(); d++) {
            groups.computeIfAbsent(group(names.get(d)), g -> new ArrayList<>()).add(d);
        }
        List<String> lines = new ArrayList<>();
        try (MemberScorer scorer = new MemberScorer(member)) {
            List<float[]> rows = test.stream().map(c -> c.original().toArray()).toList();
            double whole = uar(scorer, rows, test);
            for (Map.Entry<String, List<Integer>> group : groups.entrySet()) {
                double drop = 0;
                for (int r = 0; r < repeats; r++) {
                    SplittableRandom random =
                            new SplittableRandom(Seeds.derive(seed, "importance/" + group.getKey() + "/" + r));
                    drop += (whole - uar(scorer, shuffled(rows, group.getValue(), random), test)) / repeats;
                }
                lines.add(String.join(
                        ",",
                        part.name(),
                        group.getKey(),
                        Integer.toString(group.getValue().size()),
                        Integer.toString(test.size()),
                        Double.toString(drop)));
            }
        }
        Path file = beside(scoring);
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        Files.write(partial, lines);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path beside(Path scoring) {
        return scoring.resolveSibling(scoring.getFileName() + ENDING);
    }

    private static List<float[]> shuffled(List<float[]> rows, List<Integer> dims, SplittableRandom random) {
        int[] order = new int[rows.size()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        List<float[]> shuffled = new ArrayList<>(rows.size());
        for (int i = 0; i < order.length; i++) {
            float[] row = rows.get(i).clone();
            for (int d : dims) {
                row[d] = rows.get(order[i])[d];
            }
            shuffled.add(row);
        }
        return shuffled;
    }

    /** Mean recall over the emotions that the test clips have. */
    private double uar(MemberScorer scorer, List<float[]> rows, List<TrainingClip> test) {
        int[] hits = new int[classes];
        int[] all = new int[classes];
        for (int i = 0; i < rows.size(); i++) {
            double[] logits = scorer.logits(FeatureBlock.of(1, rows.get(i).length, rows.get(i)));
            int best = 0;
            for (int c = 1; c < logits.length; c++) {
                best = logits[c] > logits[best] ? c : best;
            }
            int truth = test.get(i).label();
            all[truth]++;
            hits[truth] += best == truth ? 1 : 0;
        }
        double sum = 0;
        int present = 0;
        for (int c = 0; c < classes; c++) {
            if (all[c] > 0) {
                sum += (double) hits[c] / all[c];
                present++;
            }
        }
        return sum / present;
    }

    /** The groups of all folds in a folder of parts, most important first. */
    static List<Importance> read(List<Path> scorings) throws IOException {
        record Sum(int features, double clips, double drops) {}
        Map<List<String>, Sum> sums = new LinkedHashMap<>();
        for (Path scoring : scorings) {
            Path file = beside(scoring);
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] cells = line.split(",", 5);
                    double clips = Double.parseDouble(cells[3]);
                    sums.merge(
                            List.of(cells[0], cells[1]),
                            new Sum(Integer.parseInt(cells[2]), clips, clips * Double.parseDouble(cells[4])),
                            (a, b) -> new Sum(a.features, a.clips + b.clips, a.drops + b.drops));
                }
            }
        }
        List<Importance> all = new ArrayList<>();
        sums.forEach(
                (key, sum) -> all.add(new Importance(key.get(0), key.get(1), sum.features, sum.drops / sum.clips)));
        all.sort(Comparator.comparingDouble(Importance::drop).reversed());
        return all;
    }
}

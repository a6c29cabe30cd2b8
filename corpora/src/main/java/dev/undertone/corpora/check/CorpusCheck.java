package dev.undertone.corpora.check;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.SkippedFile;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds what is wrong with a corpus from a scan of its audio. */
public final class CorpusCheck {

    /** Below this even the loudest part of a recording is no speech. */
    static final double SILENT_DBFS = -60;

    /** A recording that starts or ends less than this below its loudest part was cut in sound. */
    static final double CUT_BELOW_LOUDEST_DB = 12;

    private static final double CUT_DBFS = -45;
    private static final int LOW_RATE_HZ = 8000;
    private static final int FEW_SPEAKERS = 3;
    private static final double ONE_LENGTH_SHARE = 0.2;
    private static final int ONE_LENGTH_CLIPS = 20;
    private static final double UNBALANCED = 2;

    private final CorpusScan scan;
    private final Corpus corpus;
    private final Set<Utterance> used;
    private final List<Finding> findings = new ArrayList<>();

    private CorpusCheck(CorpusScan scan) {
        this.scan = scan;
        this.corpus = scan.corpus();
        this.used = new HashSet<>(corpus.utterances());
    }

    /** All findings, the worst kind first, within a kind in the corpus's order. */
    public static List<Finding> findings(CorpusScan scan) {
        CorpusCheck check = new CorpusCheck(scan);
        scan.unreadable().forEach((u, reason) -> check.find(Problem.UNREADABLE, u, reason));
        scan.clips().forEach(check::clip);
        check.sameAudio();
        check.leftOut();
        check.lengths();
        check.rates();
        check.speakers();
        check.emotions();
        check.findings.sort(Comparator.comparing(Finding::problem));
        return List.copyOf(check.findings);
    }

    private void clip(Utterance utterance, ClipScan clip) {
        if (clip.loudestDbfs() < SILENT_DBFS) {
            find(Problem.SILENT, utterance, "loudest part " + db(clip.loudestDbfs()));
            return;
        }
        clip.warnings().stream()
                .filter(warning -> warning.contains("truncated") || warning.contains("damaged"))
                .forEach(warning -> find(Problem.TRUNCATED, utterance, warning));
        boolean starts = isSound(clip.firstDbfs(), clip);
        boolean ends = isSound(clip.lastDbfs(), clip);
        if (starts || ends) {
            find(
                    Problem.STARTS_OR_ENDS_IN_SOUND,
                    utterance,
                    (starts ? "starts at " + db(clip.firstDbfs()) : "")
                            + (starts && ends ? " and " : "")
                            + (ends ? "ends at " + db(clip.lastDbfs()) : "")
                            + ", loudest part " + db(clip.loudestDbfs()));
        }
        if (clip.flatTops() > 0) {
            find(
                    Problem.CLIPPED,
                    utterance,
                    "at full scale for three samples or more " + clip.flatTops()
                            + (clip.flatTops() == 1 ? " time" : " times"));
        }
        if (clip.recordingRateHz() < LOW_RATE_HZ) {
            find(Problem.LOW_RATE, utterance, clip.recordingRateHz() + " Hz");
        }
    }

    private static boolean isSound(double edgeDbfs, ClipScan clip) {
        return edgeDbfs > CUT_DBFS && edgeDbfs > clip.loudestDbfs() - CUT_BELOW_LOUDEST_DB;
    }

    private void sameAudio() {
        Map<String, List<Utterance>> byContent = new LinkedHashMap<>();
        scan.clips()
                .forEach((utterance, clip) -> clip.content()
                        .ifPresent(content -> byContent
                                .computeIfAbsent(content, c -> new ArrayList<>())
                                .add(utterance)));
        for (List<Utterance> same : byContent.values()) {
            if (same.size() > 1) {
                boolean oneLabel =
                        same.stream().map(Utterance::emotion).distinct().count() == 1;
                for (Utterance utterance : same) {
                    String others = same.stream()
                            .filter(other -> !other.equals(utterance))
                            .map(other -> other.id() + " (" + other.emotion().id() + ")")
                            .collect(Collectors.joining(", "));
                    find(
                            oneLabel ? Problem.DUPLICATE_AUDIO : Problem.SAME_AUDIO_TWO_LABELS,
                            utterance,
                            utterance.emotion().id() + ", the same audio as " + others);
                }
            }
        }
    }

    private void leftOut() {
        Set<Path> told = findings.stream().map(Finding::file).collect(Collectors.toSet());
        for (SkippedFile file : corpus.skipped()) {
            if (told.contains(file.file())) {
                continue; // what its audio shows says more than that it is left out
            }
            findings.add(new Finding(Problem.LEFT_OUT, file.file(), file.utterance(), file.reason(), false));
        }
    }

    private void lengths() {
        Map<Double, Long> counts = scan.clips().values().stream()
                .collect(Collectors.groupingBy(ClipScan::seconds, TreeMap::new, Collectors.counting()));
        counts.forEach((seconds, count) -> {
            if (count >= ONE_LENGTH_CLIPS
                    && count > ONE_LENGTH_SHARE * scan.clips().size()) {
                ofCorpus(
                        Problem.ONE_LENGTH,
                        count + " of " + scan.clips().size() + " recordings last exactly "
                                + String.format(Locale.ROOT, "%.4f s", seconds));
            }
        });
    }

    private void rates() {
        Map<Integer, Long> counts = scan.clips().values().stream()
                .collect(Collectors.groupingBy(ClipScan::recordingRateHz, TreeMap::new, Collectors.counting()));
        counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(usual -> scan.clips().forEach((utterance, clip) -> {
                    if (clip.recordingRateHz() != usual.getKey()) {
                        find(
                                Problem.OTHER_RATE,
                                utterance,
                                clip.recordingRateHz() + " Hz, " + usual.getValue() + " others are at " + usual.getKey()
                                        + " Hz");
                    }
                }));
    }

    private void speakers() {
        long unknown = corpus.utterances().stream().filter(u -> !u.hasSpeaker()).count();
        if (unknown > 0) {
            ofCorpus(
                    Problem.UNKNOWN_SPEAKER,
                    unknown + " of " + corpus.utterances().size() + " recordings");
        }
        Map<String, List<Utterance>> bySpeaker = corpus.utterances().stream()
                .filter(Utterance::hasSpeaker)
                .collect(Collectors.groupingBy(Utterance::speaker, TreeMap::new, Collectors.toList()));
        if (bySpeaker.isEmpty()) {
            return;
        }
        if (bySpeaker.size() < FEW_SPEAKERS) {
            ofCorpus(Problem.FEW_SPEAKERS, bySpeaker.size() + " speakers");
        }
        long[] sizes =
                bySpeaker.values().stream().mapToLong(List::size).sorted().toArray();
        double median = (sizes[(sizes.length - 1) / 2] + sizes[sizes.length / 2]) / 2.0;
        Set<Emotion> usual = emotionsOfMost(bySpeaker);
        bySpeaker.forEach((speaker, clips) -> {
            if (clips.size() > UNBALANCED * median || UNBALANCED * clips.size() < median) {
                ofCorpus(
                        Problem.UNBALANCED_SPEAKER,
                        "speaker " + speaker + " has " + clips.size() + " recordings, the median is "
                                + String.format(Locale.ROOT, "%.0f", median));
            }
            Set<Emotion> missing = EnumSet.copyOf(usual);
            clips.forEach(u -> missing.remove(u.emotion()));
            if (!missing.isEmpty()) {
                ofCorpus(
                        Problem.UNBALANCED_SPEAKER,
                        "speaker " + speaker + " has no recording of "
                                + missing.stream().map(Emotion::id).collect(Collectors.joining(", ")));
            }
        });
    }

    private static Set<Emotion> emotionsOfMost(Map<String, List<Utterance>> bySpeaker) {
        Map<Emotion, Long> speakers = bySpeaker.values().stream()
                .flatMap(clips -> clips.stream().map(Utterance::emotion).distinct())
                .collect(Collectors.groupingBy(e -> e, Collectors.counting()));
        return speakers.entrySet().stream()
                .filter(entry -> 2 * entry.getValue() > bySpeaker.size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Emotion.class)));
    }

    private void emotions() {
        Map<Emotion, Long> counts = corpus.utterances().stream()
                .collect(Collectors.groupingBy(Utterance::emotion, TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(c -> c).max().orElse(0);
        counts.forEach((emotion, count) -> {
            if (UNBALANCED * count <= most) {
                ofCorpus(
                        Problem.UNBALANCED_EMOTION,
                        emotion.id() + " has " + count + " recordings, the largest emotion " + most);
            }
        });
    }

    private static String db(double dbfs) {
        return dbfs <= ClipScan.FLOOR_DBFS ? "digital silence" : String.format(Locale.ROOT, "%.0f dBFS", dbfs);
    }

    private void find(Problem problem, Utterance utterance, String detail) {
        findings.add(new Finding(problem, utterance.file(), Optional.of(utterance), detail, used.contains(utterance)));
    }

    private void ofCorpus(Problem problem, String detail) {
        findings.add(new Finding(problem, corpus.root(), Optional.empty(), detail, true));
    }
}

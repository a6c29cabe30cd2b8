package dev.undertone.corpora.check;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusDescriptor;
import dev.undertone.corpora.Sex;
import dev.undertone.corpora.Utterance;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a corpus holds, counted.
 *
 * @param clips how many recordings
 * @param emotions recordings of each, in the emotions' order
 * @param speakers recordings of each, by name; empty names are left out
 * @param speakersBySex how many speakers of each sex or {@code unknown}
 * @param clipsBySex recordings of each sex
 * @param intensities recordings of each, by name; empty where the corpus has none
 * @param languages recordings of each
 * @param parts recordings of each of the corpus's own partitions
 * @param sentences how many different sentences are known
 * @param audio what the audio says; empty where it was not read
 */
public record CorpusSummary(
        CorpusDescriptor descriptor,
        int clips,
        Map<String, Integer> emotions,
        Map<String, Integer> speakers,
        Map<String, Integer> speakersBySex,
        Map<String, Integer> clipsBySex,
        Map<String, Integer> intensities,
        Map<String, Integer> languages,
        Map<String, Integer> parts,
        int sentences,
        Optional<Audio> audio) {

    private static final String UNKNOWN = "unknown";

    /**
     * Figures of the audio.
     *
     * @param hours of all recordings together
     * @param shortestSeconds of one recording
     * @param medianSeconds of the recordings
     * @param longestSeconds of one recording
     * @param formats recordings of each rate and number of channels, such as {@code 16000 Hz mono}
     * @param secondsBySpeaker by name
     * @param secondsByEmotion in the emotions' order
     * @param unreadable how many recordings could not be decoded and are in no other figure here
     */
    public record Audio(
            double hours,
            double shortestSeconds,
            double medianSeconds,
            double longestSeconds,
            Map<String, Integer> formats,
            Map<String, Double> secondsBySpeaker,
            Map<String, Double> secondsByEmotion,
            int unreadable) {}

    /** Counts by labels alone, without the audio. */
    public static CorpusSummary of(Corpus corpus) {
        List<Utterance> all = corpus.utterances();
        Map<String, String> sexOfSpeaker = new TreeMap<>();
        all.stream().filter(Utterance::hasSpeaker).forEach(u -> sexOfSpeaker.putIfAbsent(u.speaker(), sex(u)));
        String language = String.join(" or ", corpus.descriptor().languages());
        return new CorpusSummary(
                corpus.descriptor(),
                all.size(),
                emotions(all),
                present(all.stream()
                        .filter(Utterance::hasSpeaker)
                        .map(Utterance::speaker)
                        .toList()),
                bySex(List.copyOf(sexOfSpeaker.values())),
                bySex(all.stream().map(CorpusSummary::sex).toList()),
                given(all, Utterance::intensity),
                present(all.stream().map(u -> u.language().orElse(language)).toList()),
                given(all, Utterance::part),
                (int) all.stream()
                        .flatMap(u -> u.sentence().stream())
                        .distinct()
                        .count(),
                Optional.empty());
    }

    /** The same with hours and rates. */
    public static CorpusSummary of(CorpusScan scan) {
        CorpusSummary counts = of(scan.corpus());
        Map<Utterance, ClipScan> clips = new LinkedHashMap<>();
        scan.corpus().utterances().forEach(u -> {
            ClipScan clip = scan.clips().get(u);
            if (clip != null) {
                clips.put(u, clip);
            }
        });
        double[] seconds =
                clips.values().stream().mapToDouble(ClipScan::seconds).sorted().toArray();
        int n = seconds.length;
        Audio audio = new Audio(
                Arrays.stream(seconds).sum() / 3600,
                n == 0 ? 0 : seconds[0],
                n == 0 ? 0 : (seconds[(n - 1) / 2] + seconds[n / 2]) / 2,
                n == 0 ? 0 : seconds[n - 1],
                present(clips.values().stream().map(CorpusSummary::format).toList()),
                seconds(clips, Utterance::speaker),
                seconds(clips, u -> u.emotion().id()),
                (int) scan.corpus().utterances().stream()
                        .filter(scan.unreadable()::containsKey)
                        .count());
        return new CorpusSummary(
                counts.descriptor,
                counts.clips,
                counts.emotions,
                counts.speakers,
                counts.speakersBySex,
                counts.clipsBySex,
                counts.intensities,
                counts.languages,
                counts.parts,
                counts.sentences,
                Optional.of(audio));
    }

    private static String format(ClipScan clip) {
        return clip.recordingRateHz() + " Hz "
                + switch (clip.channels()) {
                    case 1 -> "mono";
                    case 2 -> "stereo";
                    default -> clip.channels() + " channels";
                };
    }

    private static Map<String, Double> seconds(Map<Utterance, ClipScan> clips, Function<Utterance, String> key) {
        Map<String, Double> seconds = new TreeMap<>();
        clips.forEach((u, clip) -> seconds.merge(key.apply(u), clip.seconds(), Double::sum));
        return seconds;
    }

    private static String sex(Utterance utterance) {
        return utterance.sex().map(Sex::id).orElse(UNKNOWN);
    }

    private static Map<String, Integer> emotions(List<Utterance> all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        all.stream().map(Utterance::emotion).sorted().forEach(emotion -> counts.merge(emotion.id(), 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> bySex(List<String> sexes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        sexes.stream().sorted().forEach(sex -> counts.merge(sex, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> given(List<Utterance> all, Function<Utterance, Optional<String>> detail) {
        return present(all.stream().flatMap(u -> detail.apply(u).stream()).toList());
    }

    private static Map<String, Integer> present(List<String> words) {
        return words.stream().collect(Collectors.toMap(word -> word, word -> 1, Integer::sum, TreeMap::new));
    }
}

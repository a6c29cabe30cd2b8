package dev.undertone.benchmarks.alerts;

import dev.undertone.audio.AudioReader;
import dev.undertone.audio.AudioStream;
import dev.undertone.audio.ChannelReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.cli.SuppressForbidden;
import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.CorpusCatalog;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.models.EmotionModel;
import dev.undertone.models.ModelBundle;
import dev.undertone.models.ModelManifest.TrainingCorpus;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.RecognitionEvent.AlertRaised;
import dev.undertone.recognition.RecognitionOptions;
import dev.undertone.recognition.RecognitionSession;
import dev.undertone.recognition.Window;
import dev.undertone.recognition.alert.AlertDefinition;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Detection delay and false alerts an hour of the rule "anger rising against the own baseline", and of rules beside it, with
 * the bundled model or another one. Each speaker of a corpus gets two sessions: a minute of neutral clips and then twenty
 * seconds of angry ones, and a minute of neutral clips and then one of every other emotion. Real calls, whose emotions nobody
 * labelled, are only counted.
 *
 * <p>Arguments: {@code [--model FILE] [--speakers N] [--calls FOLDER] CORPUS ... [RULE.json ...]}.
 */
public final class AlertMeasurement {

    private static final double NEUTRAL_SECONDS = 60;
    private static final double ANGRY_SECONDS = 20;
    private static final double OTHER_SECONDS = 60;
    private static final int FEWEST_CLIPS = 3;
    private static final long SEED = 20_260_301;

    private final Recogniser recogniser;
    private final Map<String, AlertDefinition> rules;
    private final int mostSpeakers;
    private final PrintStream out;

    private AlertMeasurement(
            EmotionModel model, Map<String, AlertDefinition> rules, int mostSpeakers, PrintStream out) {
        this.recogniser = Recogniser.of(
                model,
                RecognitionOptions.defaults()
                        .withWholeClip(Duration.ZERO)
                        .withWindows(Duration.ofSeconds(3), Duration.ofMillis(500)));
        this.rules = rules;
        this.mostSpeakers = mostSpeakers;
        this.out = out;
    }

    @SuppressForbidden("its output is what it is for")
    public static void main(String[] arguments) throws IOException {
        ModelBundle bundle = ModelBundle.bundled();
        int speakers = 24;
        List<Path> corpora = new ArrayList<>();
        List<Path> calls = new ArrayList<>();
        Map<String, AlertDefinition> rules = new LinkedHashMap<>();
        rules.put("anger-rising", AlertDefinition.angerRising());
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--model" -> bundle = ModelBundle.open(Path.of(arguments[++i]));
                case "--speakers" -> speakers = Integer.parseInt(arguments[++i]);
                case "--calls" -> calls.add(Path.of(arguments[++i]));
                default -> {
                    Path path = Path.of(arguments[i]);
                    if (arguments[i].endsWith(".json")) {
                        rules.put(
                                String.valueOf(path.getFileName()).replaceFirst("\\.json$", ""),
                                AlertDefinition.parse(Files.readString(path), arguments[i]));
                    } else {
                        corpora.add(path);
                    }
                }
            }
        }
        if (corpora.isEmpty() && calls.isEmpty()) {
            System.err.println(
                    "usage: AlertMeasurement [--model FILE] [--speakers N] [--calls FOLDER] CORPUS ... [RULE.json ...]");
            System.exit(1);
        }
        try (EmotionModel model = bundle.load()) {
            AlertMeasurement measurement = new AlertMeasurement(model, rules, speakers, System.out);
            System.out.println(
                    "model " + model.info().name() + " " + model.info().version() + ", trained on "
                            + bundle.manifest().provenance().corpora().stream()
                                    .map(TrainingCorpus::name)
                                    .collect(Collectors.joining(", ")));
            for (Path corpus : corpora) {
                measurement.corpus(CorpusCatalog.read(corpus), heard(bundle));
            }
            for (Path folder : calls) {
                measurement.calls(folder);
            }
        }
    }

    private static List<String> heard(ModelBundle bundle) {
        return bundle.manifest().provenance().corpora().stream()
                .map(corpus -> corpus.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private void corpus(Corpus corpus, List<String> heard) {
        List<String> speakers = spread(corpus.speakers().stream()
                .filter(speaker -> clips(corpus, speaker, Emotion.NEUTRAL).size() >= FEWEST_CLIPS
                        && clips(corpus, speaker, Emotion.ANGRY).size() >= FEWEST_CLIPS)
                .toList());
        Map<String, AlertFigures> figures = new LinkedHashMap<>();
        rules.forEach((name, rule) -> figures.put(name, new AlertFigures(rule)));
        List<StagedSession[]> sessions =
                speakers.parallelStream().map(speaker -> stage(corpus, speaker)).toList();
        for (StagedSession[] pair : sessions) {
            figures.values().forEach(figure -> {
                figure.turning(pair[0]);
                figure.control(pair[1]);
            });
        }
        String id = corpus.descriptor().id();
        boolean known = heard.stream().anyMatch(name -> name.contains(id) || id.contains(name));
        out.println();
        out.println(id + ", " + speakers.size() + " speakers, "
                + (known ? "WHICH THE MODEL WAS TRAINED ON" : "never heard by the model"));
        out.printf(
                Locale.ROOT,
                "%-18s %-10s %8s  %8s %8s  %-22s  %s%n",
                "rule",
                "detected",
                "",
                "median",
                "90 %",
                "false an hour: neutral",
                "other emotions");
        figures.forEach((name, figure) -> out.println(figure.row(name)));
        out.flush();
    }

    /** At most so many, evenly over the list, which speaker numbers may have sorted by sex or site. */
    private List<String> spread(List<String> speakers) {
        if (speakers.size() <= mostSpeakers) {
            return speakers;
        }
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < mostSpeakers; i++) {
            chosen.add(speakers.get(i * speakers.size() / mostSpeakers));
        }
        return chosen;
    }

    private static List<Utterance> clips(Corpus corpus, String speaker, Emotion emotion) {
        return corpus.utterances().stream()
                .filter(utterance -> utterance.speaker().equals(speaker) && utterance.emotion() == emotion)
                .toList();
    }

    private StagedSession[] stage(Corpus corpus, String speaker) {
        List<Utterance> neutral = clips(corpus, speaker, Emotion.NEUTRAL);
        List<Utterance> angry = clips(corpus, speaker, Emotion.ANGRY);
        List<Utterance> others = corpus.utterances().stream()
                .filter(utterance -> utterance.speaker().equals(speaker)
                        && utterance.emotion() != Emotion.NEUTRAL
                        && utterance.emotion() != Emotion.ANGRY)
                .toList();
        Random random = new Random(SEED + speaker.hashCode());
        try {
            return new StagedSession[] {
                StagedSession.of(recogniser, neutral, NEUTRAL_SECONDS, angry, ANGRY_SECONDS, random),
                StagedSession.of(recogniser, neutral, NEUTRAL_SECONDS, others, OTHER_SECONDS, random)
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void calls(Path folder) throws IOException {
        out.println();
        out.println("calls, unlabelled");
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            List<Window> windows = windows(file);
            double seconds =
                    windows.isEmpty() ? 0 : windows.get(windows.size() - 1).endSeconds();
            rules.forEach((name, rule) -> {
                AlertFigures figures = new AlertFigures(rule);
                List<AlertRaised> alerts = figures.alerts(windows);
                double armed = figures.armed(windows, 0, Double.POSITIVE_INFINITY);
                out.printf(
                        Locale.ROOT,
                        "%-34s %5.0f s  %-18s %d alerts, %.1f an hour%s%n",
                        file.getFileName(),
                        seconds,
                        name,
                        alerts.size(),
                        armed == 0 ? 0 : alerts.size() * 3600 / armed,
                        alerts.stream()
                                .map(alert -> String.format(Locale.ROOT, " %.1f s", alert.atSeconds()))
                                .collect(Collectors.joining(",", alerts.isEmpty() ? "" : " at", "")));
            });
        }
        out.flush();
    }

    private List<Window> windows(Path file) throws IOException {
        AudioStream stream = AudioReader.open(file);
        int rateHz = stream.format().sampleRateHz();
        try (ChannelReader reader = ChannelReader.open(stream, file.toString(), new ChannelSelection.Mix(), rateHz);
                RecognitionSession session = recogniser.open(rateHz)) {
            float[][] block = new float[1][8192];
            for (int n = reader.read(block, block[0].length); n >= 0; n = reader.read(block, block[0].length)) {
                session.accept(block[0], 0, n);
            }
            return session.finish().windows();
        }
    }
}

package dev.undertone.cli.explore;

import dev.undertone.corpora.Corpus;
import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** An exploration as one self-contained page, light or dark as the reader's screen is. It asks for nothing elsewhere. */
public final class ExplorationPage {

    private static final int SHOWN_FAILURES = 50;
    private static final int ENOUGH_OF_A_SPEAKER = 10;

    private final Exploration exploration;
    private final Markup page = new Markup();
    private final Set<String> ids = new LinkedHashSet<>();

    private ExplorationPage(Exploration exploration) {
        this.exploration = exploration;
    }

    /**
     * Writes the page.
     *
     * @throws IOException if an example recording cannot be read again
     */
    public static String of(Exploration exploration) throws IOException {
        return new ExplorationPage(exploration).page();
    }

    private String page() throws IOException {
        head();
        counts();
        durations();
        voice();
        examples();
        new EffectTable(exploration, page).write();
        new MapSection(exploration, page, this::figure).write();
        new QualitySection(exploration, page, this::figure).write();
        leftOut();
        foot();
        page.close("main").close("body").close("html");
        return "<!doctype html>\n" + page;
    }

    private void head() throws IOException {
        page.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:");
        page.element("title", "Corpora explored").open("style").drawing(style()).close("style");
        page.close("head").open("body").open("main");
        page.element("p", "Undertone · corpora explored", "class", "brand");
        page.element(
                "h1",
                String.join(
                        ", ",
                        exploration.corpora().stream()
                                .map(c -> c.descriptor().title())
                                .toList()));
        List<ExploredClip> clips = exploration.clips();
        int recordings = exploration.corpora().stream()
                .mapToInt(c -> c.utterances().size())
                .sum();
        long speakers = exploration.corpora().stream()
                .mapToLong(c -> c.speakers().size())
                .sum();
        double hours = clips.stream().mapToDouble(ExploredClip::seconds).sum() / 3600;
        page.open("div", "class", "tiles");
        tile(Integer.toString(recordings), recordings == 1 ? "recording" : "recordings");
        tile(speakers == 0 ? "?" : Long.toString(speakers), speakers == 1 ? "speaker" : "speakers");
        tile(Integer.toString(exploration.emotions().size()), "emotions");
        tile(
                hours < 1
                        ? String.format(Locale.ROOT, "%.1f min", hours * 60)
                        : String.format(Locale.ROOT, "%.1f h", hours),
                clips.size() < recordings ? "measured, " + clips.size() + " recordings" : "of speech");
        page.close("div");
        legend(exploration.emotions());
    }

    private void tile(String number, String what) {
        page.open("div").element("strong", number).element("span", what).close("div");
    }

    private void legend(List<Emotion> emotions) {
        page.open("ul", "class", "legend sticky");
        for (Emotion emotion : emotions) {
            page.open("li").element("i", "", "style", "background:" + emotion.colour());
            page.text(emotion.id()).close("li");
        }
        page.close("ul");
    }

    private static String style() throws IOException {
        try (InputStream in = ExplorationPage.class.getResourceAsStream("explore.css")) {
            if (in == null) {
                throw new IllegalStateException("the program's own resource explore.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void counts() {
        section("What is in it", "Every recording with a label, parted by emotion.");
        for (Corpus corpus : exploration.corpora()) {
            page.open("div", "class", "corpus")
                    .element("h3", corpus.descriptor().title());
            page.element(
                    "p",
                    corpus.descriptor().citation() + " · licence: "
                            + corpus.descriptor().licence(),
                    "class",
                    "facts");
            page.open("div", "class", "columns");
            CountFigures.of(corpus)
                    .forEach((what, picture) ->
                            figure("Recordings of " + corpus.descriptor().title() + " by " + what, picture));
            page.close("div").close("div");
        }
        page.close("section");
    }

    private void durations() {
        section(
                "How long they are",
                "Each shape shows where the recordings of an emotion lie: the wider, the more. The box holds the middle half,"
                        + " the dot is the median, the line reaches from the 5th to the 95th percentile.");
        page.open("div", "class", "figures");
        violins("seconds", "Duration", c -> OptionalDouble.of(c.seconds()));
        page.close("div").close("section");
    }

    private void voice() {
        section(
                "Loudness and pitch",
                "The first thing that arousal does to a voice. Each is shown again less the speaker's own mean, which is what"
                        + " remains of an emotion once the voice is known. Loudness and F0 as eGeMAPS measures them;"
                        + " recordings without a voiced frame have no F0.");
        fewOfASpeaker();
        page.open("div", "class", "figures");
        Function<ExploredClip, OptionalDouble> loudness = c -> OptionalDouble.of(c.loudness());
        violins("loudness (eGeMAPS)", "Loudness", loudness);
        violins("loudness, relative", "Loudness less the speaker's", relative(loudness));
        violins("semitones above 27.5 Hz", "F0", ExploredClip::f0Semitones);
        violins("semitones, relative", "F0 less the speaker's", relative(ExploredClip::f0Semitones));
        page.close("div").close("section");
    }

    private void fewOfASpeaker() {
        long speakers = exploration.clips().stream()
                .map(ExploredClip::utterance)
                .filter(Utterance::hasSpeaker)
                .map(Utterance::speakerKey)
                .distinct()
                .count();
        double each = speakers == 0 ? 0 : (double) exploration.clips().size() / speakers;
        if (speakers > 0 && each < ENOUGH_OF_A_SPEAKER) {
            page.element(
                    "p",
                    String.format(
                            Locale.ROOT,
                            "Only %.1f recordings of a speaker are measured on average: whatever is shown less the speaker's"
                                    + " mean is unreliable here. Measure more of them%s.",
                            each,
                            exploration.options().limit() > 0 ? " with a higher --limit" : ""),
                    "class",
                    "hint");
        }
    }

    private Function<ExploredClip, OptionalDouble> relative(Function<ExploredClip, OptionalDouble> measure) {
        return Exploration.relativeToSpeaker(exploration.clips(), measure);
    }

    /** A figure for each corpus, all on one axis; none where nobody has the measure. */
    private void violins(String axisTitle, String title, Function<ExploredClip, OptionalDouble> measure) {
        if (exploration.clips().stream().allMatch(c -> measure.apply(c).isEmpty())) {
            return;
        }
        Axis axis = VoiceFigures.axis(axisTitle, exploration.clips(), measure);
        boolean several = exploration.corpora().size() > 1;
        if (several) {
            page.close("div").open("div", "class", "figures");
        }
        for (Corpus corpus : exploration.corpora()) {
            String name =
                    several ? title + " · " + Drawing.cut(corpus.descriptor().id()) : title;
            List<ExploredClip> clips = exploration.clipsOf(corpus);
            figure(
                    title + " by emotion, " + corpus.descriptor().title(),
                    VoiceFigures.of(name, VoiceFigures.byEmotion(clips, exploration.emotions()), axis, measure));
        }
    }

    private void examples() throws IOException {
        section(
                "What they look like",
                "One recording of each emotion, of one speaker where one has them all, on common scales; at most the first"
                        + " six seconds.");
        boolean audio = exploration.options().embedAudio();
        if (!audio) {
            page.open("p", "class", "hint")
                    .text("The recordings themselves are not in this page, so that it can be shared whatever their"
                            + " licence says. Run the command again with ")
                    .element("code", "--embed-audio")
                    .text(" to make these playable.")
                    .close("p");
        }
        page.open("div", "class", "figures");
        for (ExampleClip example : ExampleClip.of(exploration.clips())) {
            Utterance u = example.utterance();
            page.open("div", "class", "example").open("h3");
            page.element(
                    "i",
                    "",
                    "class",
                    "dot",
                    "style",
                    "background:" + u.emotion().colour());
            page.text(u.emotion().id() + " ").element("small", u.id()).close("h3");
            figure("Waveform, mel spectrogram, MFCC and chroma of " + u.id(), example.picture());
            if (audio) {
                page.open("audio", "controls", "", "preload", "none", "src", example.audioAddress())
                        .close("audio");
            }
            page.close("div");
        }
        page.close("div").close("section");
    }

    private void leftOut() {
        List<String> lines = new ArrayList<>();
        exploration.corpora().forEach(c -> lines.addAll(c.warnings()));
        exploration.failures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.id().compareTo(b.id())))
                .forEach(failure -> lines.add(failure.getKey().id() + ": " + failure.getValue()));
        if (lines.isEmpty()) {
            return;
        }
        section("Left out", "What is in no figure above, and why. undertone corpus check looks closer.");
        page.open("ul", "class", "problems");
        lines.stream().limit(SHOWN_FAILURES).forEach(line -> page.element("li", line));
        page.close("ul");
        if (lines.size() > SHOWN_FAILURES) {
            page.element("p", "… and " + (lines.size() - SHOWN_FAILURES) + " more", "class", "facts");
        }
        page.close("section");
    }

    private void foot() {
        Exploration.Options options = exploration.options();
        page.open("footer")
                .element(
                        "p",
                        "Features: egemaps-v02 of whole recordings at 16 kHz, levels as recorded. Seed "
                                + options.seed()
                                + (options.limit() > 0
                                        ? "; of each corpus at most " + options.limit()
                                                + " recordings, drawn by lot, are measured"
                                        : "")
                                + "; at most " + options.mapClips()
                                + " on the maps. The same command gives the same page.");
        page.element(
                "p",
                "Labels are what the corpus says, mostly what actors were asked to play; they are not what anybody felt.");
        page.close("footer");
    }

    private void section(String title, String lead) {
        page.open("section").element("h2", title).element("p", lead, "class", "lead");
    }

    private void figure(String label, Picture picture) {
        String id = "f" + ids.size();
        ids.add(id);
        page.open("figure", "role", "img", "aria-label", label)
                .drawing(picture.svgFor(id))
                .close("figure");
    }
}

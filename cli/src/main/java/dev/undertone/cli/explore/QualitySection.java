package dev.undertone.cli.explore;

import dev.undertone.corpora.Corpus;
import dev.undertone.plots.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How well each corpus was recorded. */
final class QualitySection {

    private final Exploration exploration;
    private final Markup page;
    private final FigureSink figures;

    QualitySection(Exploration exploration, Markup page, FigureSink figures) {
        this.exploration = exploration;
        this.page = page;
        this.figures = figures;
    }

    void write() {
        page.open("section").element("h2", "How well they were recorded");
        page.element(
                "p",
                "Where corpora end at different frequencies or differ in noise and level, a model can learn the corpus"
                        + " from the recording instead of the emotion from the voice. Bandwidth: the highest 125 Hz band"
                        + " less than 75 dB below the strongest. SNR: loud less quiet 20 ms frames (95th and 10th"
                        + " percentile), an estimate that speech without pauses lowers. Clipped: three samples in a row at"
                        + " full scale.",
                "class",
                "lead");
        page.open("div", "class", "scroll")
                .open("table", "class", "numbers")
                .open("thead")
                .open("tr");
        for (String title : List.of("corpus", "sampling rate", "bandwidth", "SNR", "loudest", "clipped", "silent")) {
            page.element("th", title);
        }
        page.close("tr").close("thead").open("tbody");
        List<List<ExploredClip>> clips = new ArrayList<>();
        List<VoiceFigures.Group> groups = new ArrayList<>();
        for (int i = 0; i < exploration.corpora().size(); i++) {
            Corpus corpus = exploration.corpora().get(i);
            List<ExploredClip> own = exploration.clipsOf(corpus);
            clips.add(own);
            groups.add(new VoiceFigures.Group(corpus.descriptor().id(), Drawing.ofCorpus(i), own));
            row(corpus, i, own);
        }
        page.close("tbody").close("table").close("div");
        List<ExploredClip> all = exploration.clips();
        page.open("div", "class", "figures");
        figures.figure("Mean spectrum of each corpus", SpectrumFigure.of(clips));
        Function<ExploredClip, OptionalDouble> kilohertz = c -> OptionalDouble.of(c.bandwidthHz() / 1000);
        distribution(
                "Signal-to-noise ratio",
                groups,
                VoiceFigures.axis("dB", all, ExploredClip::snrDb),
                ExploredClip::snrDb);
        distribution("Bandwidth", groups, VoiceFigures.axis("kHz", all, kilohertz), kilohertz);
        Function<ExploredClip, OptionalDouble> loudest = c -> OptionalDouble.of(c.loudestDbfs());
        distribution("Level of the loudest 20 ms", groups, VoiceFigures.axis("dBFS", all, loudest), loudest);
        page.close("div").close("section");
    }

    private void distribution(
            String title, List<VoiceFigures.Group> groups, Axis axis, Function<ExploredClip, OptionalDouble> measure) {
        figures.figure(title + " by corpus", VoiceFigures.of(title, groups, axis, measure));
    }

    private void row(Corpus corpus, int index, List<ExploredClip> clips) {
        page.open("tr").open("th", "scope", "row");
        page.element("i", "", "class", "dot", "style", "background:" + Drawing.hex(Drawing.ofCorpus(index)));
        page.text(corpus.descriptor().id()).close("th");
        if (clips.isEmpty()) {
            page.element("td", "no recording could be measured", "colspan", "6").close("tr");
            return;
        }
        page.element(
                "td",
                clips.stream()
                                .map(ExploredClip::rateHz)
                                .distinct()
                                .sorted()
                                .map(rate -> Integer.toString(rate))
                                .collect(Collectors.joining(", "))
                        + " Hz");
        page.element("td", median("%.1f kHz", clips, c -> OptionalDouble.of(c.bandwidthHz() / 1000)));
        page.element("td", median("%.0f dB", clips, ExploredClip::snrDb));
        page.element("td", median("%.0f dBFS", clips, c -> OptionalDouble.of(c.loudestDbfs())));
        page.element("td", share(clips, ExploredClip::isClipped));
        page.element("td", share(clips, c -> c.bandwidthHz() == 0)).close("tr");
    }

    private static String share(List<ExploredClip> clips, Predicate<ExploredClip> which) {
        long count = clips.stream().filter(which).count();
        return count == 0 ? "none" : String.format(Locale.ROOT, "%d (%.1f %%)", count, 100.0 * count / clips.size());
    }

    private static String median(
            String format, List<ExploredClip> clips, Function<ExploredClip, OptionalDouble> measure) {
        double[] sorted = clips.stream()
                .map(measure)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        int n = sorted.length;
        return n == 0
                ? "unknown"
                : String.format(
                        Locale.ROOT,
                        format,
                        Arrays.stream(sorted, (n - 1) / 2, n / 2 + 1).average().orElseThrow());
    }
}

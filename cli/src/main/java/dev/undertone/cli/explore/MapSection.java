package dev.undertone.cli.explore;

import dev.undertone.emotions.Emotion;
import dev.undertone.evaluation.exploration.Grouping;
import dev.undertone.evaluation.exploration.Neighbours;
import dev.undertone.evaluation.exploration.Observations;
import java.awt.Color;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** The clips as a map, by emotion and by speaker, and how often neighbours share either. */
final class MapSection {

    private final Exploration exploration;
    private final Markup page;
    private final FigureSink figures;

    MapSection(Exploration exploration, Markup page, FigureSink figures) {
        this.exploration = exploration;
        this.page = page;
        this.figures = figures;
    }

    void write() {
        page.open("section").element("h2", "Emotion or voice: the map");
        Optional<ClipMap> drawn = exploration.map();
        if (drawn.isEmpty()) {
            page.element("p", "There are too few recordings for a map.", "class", "hint")
                    .close("section");
            return;
        }
        ClipMap map = drawn.get();
        page.element(
                "p",
                map.clips().size() + " recordings"
                        + (map.clips().size() < exploration.clips().size() ? ", drawn by lot," : "")
                        + " placed by their 88 features of eGeMAPS: recordings that sound alike lie together. The same map"
                        + " twice, coloured by emotion and by speaker. If the second falls into patches, the features say"
                        + " who speaks before they say how.",
                "class",
                "lead");
        sentence(map);
        numbers(map);
        corpora(map);
        page.open("div", "class", "figures");
        pair(map, "t-SNE", map.tsne(), "", "");
        pair(
                map,
                "PCA",
                map.components(),
                "component 1 (" + percent(map.explained().get(0)) + ")",
                "component 2 (" + percent(map.explained().get(1)) + ")");
        page.close("div").close("section");
    }

    private void pair(ClipMap map, String how, Observations places, String x, String y) {
        IntFunction<Color> byEmotion = group ->
                Drawing.colour(Emotion.find(map.emotions().names().get(group)).orElseThrow());
        figures.figure(
                "Map of the recordings by " + how + ", coloured by emotion",
                MapFigures.of(how + ", by emotion", places, x, y, map.emotions(), byEmotion));
        map.speakers()
                .ifPresent(speakers -> figures.figure(
                        "Map of the recordings by " + how + ", coloured by speaker",
                        MapFigures.of(
                                how + ", by speaker (" + speakers.count() + " colours)",
                                places,
                                x,
                                y,
                                speakers,
                                Drawing::ofSpeaker)));
        if (map.corpora().count() > 1) {
            IntFunction<Color> byCorpus = group -> Drawing.ofCorpus(exploration.corpora().stream()
                    .map(c -> c.descriptor().id())
                    .toList()
                    .indexOf(map.corpora().names().get(group)));
            figures.figure(
                    "Map of the recordings by " + how + ", coloured by corpus",
                    MapFigures.of(how + ", by corpus", places, x, y, map.corpora(), byCorpus));
        }
    }

    private void sentence(ClipMap map) {
        if (map.nearestOtherSpeaker().isEmpty()) {
            page.element(
                    "p",
                    "Speakers are not known, so nobody can tell voice from emotion here. Name them in a manifest"
                            + " (undertone corpus manifest).",
                    "class",
                    "hint");
            return;
        }
        page.open("p", "class", "finding");
        page.text("The nearest recording has the same emotion in ")
                .element("strong", percent(map.nearestSameEmotion()))
                .text(" of cases; the nearest one of ")
                .element("em", "another speaker")
                .text(" in ")
                .element("strong", percent(map.nearestOtherSpeaker().orElseThrow()))
                .text(". A random split measures the first, a new voice meets the second.")
                .close("p");
    }

    private void numbers(ClipMap map) {
        page.open("div", "class", "scroll")
                .open("table", "class", "numbers")
                .open("thead")
                .open("tr");
        page.element("th", "of the " + ClipMap.NEIGHBOURS + " nearest recordings share the")
                .element("th", "by lot");
        page.element("th", "as recorded").element("th", "less the speaker's mean");
        page.close("tr").close("thead").open("tbody");
        row("emotion", map, map.emotions());
        map.speakers().ifPresent(speakers -> row("speaker", map, speakers));
        if (map.corpora().count() > 1) {
            row("corpus", map, map.corpora());
        }
        page.close("tbody").close("table").close("div");
    }

    private void corpora(ClipMap map) {
        if (map.corpora().count() < 2) {
            return;
        }
        page.open("ul", "class", "legend");
        for (int i = 0; i < exploration.corpora().size(); i++) {
            page.open("li").element("i", "", "style", "background:" + Drawing.hex(Drawing.ofCorpus(i)));
            page.text(exploration.corpora().get(i).descriptor().id()).close("li");
        }
        page.close("ul");
    }

    private void row(String what, ClipMap map, Grouping groups) {
        page.open("tr").element("th", what, "scope", "row").element("td", percent(Neighbours.chance(groups)));
        page.element("td", percent(map.raw().purity(groups)));
        page.element("td", map.relative().map(r -> percent(r.purity(groups))).orElse("–"))
                .close("tr");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}

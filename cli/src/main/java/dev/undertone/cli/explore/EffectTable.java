package dev.undertone.cli.explore;

import dev.undertone.corpora.Utterance;
import dev.undertone.emotions.Emotion;
import dev.undertone.evaluation.exploration.FeatureEffect;
import dev.undertone.evaluation.exploration.Grouping;
import dev.undertone.evaluation.exploration.Observations;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Which features tell emotions apart, ranked: eta squared, within speakers too, and Cohen's d of each emotion. */
final class EffectTable {

    private static final int SHOWN = 20;
    private static final double FULL_COLOUR_D = 2;
    private static final double STRONGEST = 0.75;

    private final Exploration exploration;
    private final Markup page;

    EffectTable(Exploration exploration, Markup page) {
        this.exploration = exploration;
        this.page = page;
    }

    void write() {
        List<ExploredClip> clips = exploration.clips();
        Grouping emotions = ClipMap.grouping(clips, u -> u.emotion().id(), ClipMap.emotionIds());
        if (emotions.count() < 2) {
            return;
        }
        Observations features = ClipMap.features(clips);
        List<FeatureEffect> all = FeatureEffect.of(features, emotions);
        boolean speakers = clips.stream().allMatch(c -> c.utterance().hasSpeaker());
        List<FeatureEffect> within = speakers
                ? FeatureEffect.of(
                        features.withinGroups(ClipMap.grouping(clips, Utterance::speakerKey, List.of())), emotions)
                : all;
        List<Integer> ranked = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -within.get(i).etaSquared()))
                .toList();
        page.open("section").element("h2", "What tells the emotions apart");
        page.element(
                "p",
                "Features of eGeMAPS by η², the share of their variance that the emotions explain"
                        + (speakers
                                ? ": pale over all recordings, strong less each speaker's mean. Where the strong bar is"
                                        + " much longer, voices differ more than emotions do. "
                                : "; speakers are unknown, so that voices and emotions are mixed up. ")
                        + "Then Cohen's d of each emotion against all others"
                        + (speakers ? ", less each speaker's mean" : "")
                        + ": blue below them, orange above; 0.8 is called large.",
                "class",
                "lead");
        table(ranked.subList(0, Math.min(SHOWN, ranked.size())), all, within, emotions, speakers);
        if (ranked.size() > SHOWN) {
            page.open("details").element("summary", "The other " + (ranked.size() - SHOWN) + " features");
            table(ranked.subList(SHOWN, ranked.size()), all, within, emotions, speakers);
            page.close("details");
        }
        page.close("section");
    }

    private void table(
            List<Integer> features,
            List<FeatureEffect> all,
            List<FeatureEffect> within,
            Grouping emotions,
            boolean speakers) {
        page.open("div", "class", "scroll")
                .open("table", "class", "effects")
                .open("thead")
                .open("tr");
        page.element("th", "feature").element("th", "η²").element("th", speakers ? "within" : "");
        for (String emotion : emotions.names()) {
            page.open("th", "class", "d")
                    .element(
                            "i",
                            "",
                            "style",
                            "background:" + Emotion.find(emotion).orElseThrow().colour());
            page.text(emotion).close("th");
        }
        page.close("tr").close("thead").open("tbody");
        for (int feature : features) {
            double eta = all.get(feature).etaSquared();
            double own = within.get(feature).etaSquared();
            page.open("tr").open("th", "scope", "row");
            page.element("span", ExploredClip.voiceSchema().names().get(feature), "class", "name");
            page.open("span", "class", "track").element("i", "", "class", "pale", "style", width(eta));
            page.element("i", "", "style", width(own)).close("span").close("th");
            page.element("td", number(eta), "class", "num").element("td", speakers ? number(own) : "", "class", "num");
            for (OptionalDouble d : within.get(feature).cohensD()) {
                if (d.isPresent()) {
                    page.element("td", signed(d.getAsDouble()), "class", "d", "style", colour(d.getAsDouble()));
                } else {
                    page.element("td", "–", "class", "d");
                }
            }
            page.close("tr");
        }
        page.close("tbody").close("table").close("div");
    }

    private static String width(double share) {
        return String.format(Locale.ROOT, "width:%.1f%%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String signed(double value) {
        return (value < 0 ? "\u2212" : "+") + number(Math.abs(value));
    }

    private static String colour(double d) {
        return String.format(
                Locale.ROOT,
                "background:rgba(%s,%.2f)",
                d < 0 ? "0,114,178" : "230,120,0",
                STRONGEST * Math.min(1, Math.abs(d) / FULL_COLOUR_D));
    }
}

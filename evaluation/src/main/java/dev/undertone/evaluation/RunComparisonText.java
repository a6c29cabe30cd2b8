package dev.undertone.evaluation;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A comparison of two runs for people and for programs. */
public final class RunComparisonText {

    private RunComparisonText() {}

    /**
     * @param first what the first run is called
     * @param caveats why either run's figures are better than they would be on strangers
     */
    public static String render(RunComparison c, String first, String second, List<String> caveats) {
        StringBuilder page = new StringBuilder();
        caveats.forEach(caveat -> page.append(caveat).append('\n'));
        line(page, "A: %s", first);
        line(page, "B: %s", second);
        line(page, "%d clips that both tested", c.clips());
        line(page, "");
        line(page, "%-10s%8s%8s%8s  %s", "", "A", "B", "B − A", "95 % interval, resampling speakers");
        line(page, "%s", row("UAR", c.uarFirst(), c.uarSecond(), c.uarDifference()));
        line(page, "%s", row("accuracy", c.accuracyFirst(), c.accuracySecond(), c.accuracyDifference()));
        line(page, "p of the UAR difference: %s (bootstrap over speakers)", p(c.pUar()));
        line(page, "");
        line(
                page,
                "both right %d, only A %d, only B %d, both wrong %d",
                c.bothRight(),
                c.onlyFirst(),
                c.onlySecond(),
                c.bothWrong());
        line(
                page,
                "McNemar's exact test: p %s (it takes clips for independent, which clips of one speaker are not)",
                p(c.mcNemar()));
        return page.toString();
    }

    /** The same figures as JSON: shares in [0, 1]; without intervals where there is one speaker. */
    public static String json(RunComparison c, List<String> caveats) {
        JsonObject root = new JsonObject();
        if (!caveats.isEmpty()) {
            JsonArray list = new JsonArray();
            caveats.forEach(list::add);
            root.add("caveats", list);
        }
        root.addProperty("clips", c.clips());
        root.addProperty("bothRight", c.bothRight());
        root.addProperty("onlyFirst", c.onlyFirst());
        root.addProperty("onlySecond", c.onlySecond());
        root.addProperty("bothWrong", c.bothWrong());
        root.addProperty("mcNemarP", c.mcNemar());
        root.addProperty("uarFirst", c.uarFirst());
        root.addProperty("uarSecond", c.uarSecond());
        root.addProperty("accuracyFirst", c.accuracyFirst());
        root.addProperty("accuracySecond", c.accuracySecond());
        c.uarDifference().ifPresent(i -> root.add("uarDifference95", interval(i)));
        c.accuracyDifference().ifPresent(i -> root.add("accuracyDifference95", interval(i)));
        root.addProperty("uarP", c.pUar());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(root) + "\n";
    }

    private static JsonArray interval(Interval interval) {
        JsonArray ends = new JsonArray();
        ends.add(interval.low());
        ends.add(interval.high());
        return ends;
    }

    private static String row(String name, double first, double second, Optional<Interval> difference) {
        return String.format(
                Locale.ROOT,
                "%-10s%8.1f%8.1f%+8.1f  %s",
                name,
                100 * first,
                100 * second,
                100 * (second - first),
                difference
                        .map(i -> String.format(Locale.ROOT, "%+.1f to %+.1f", 100 * i.low(), 100 * i.high()))
                        .orElse("none: one speaker says nothing of others"));
    }

    private static String p(double value) {
        return value < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static void line(StringBuilder page, String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}

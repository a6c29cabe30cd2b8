package dev.undertone.evaluation;

import dev.undertone.emotions.Emotion;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An evaluation as pictures. Needs no screen. */
public final class EvaluationPlots {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 620;
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
    private static final Color MAIN = Color.decode(Emotion.SAD.colour());
    private static final Color QUIET = new Color(0xC9, 0xD6, 0xDF);
    private static final Color LIMIT = Color.decode(Emotion.ANGRY.colour());

    private static final int BRAND_HEIGHT = 34;

    /** Pixels between tick marks, so few that no category's name is left out. */
    private static final int EVERY_LABEL = 10;

    private EvaluationPlots() {}

    /**
     * Writes {@code confusion.png}, {@code emotions.png}, {@code roc.png}, {@code reliability.png},
     * {@code rejection.png} and {@code speakers.png}, each with the evaluation's caveat across its top.
     *
     * @param folder made if missing; files of these names are replaced
     * @return the files written
     */
    public static List<Path> write(Evaluation evaluation, Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                png(confusion(evaluation), evaluation.caveat(), folder.resolve("confusion.png")),
                png(emotions(evaluation), evaluation.caveat(), folder.resolve("emotions.png")),
                png(roc(evaluation), evaluation.caveat(), folder.resolve("roc.png")),
                png(reliability(evaluation), evaluation.caveat(), folder.resolve("reliability.png")),
                png(rejection(evaluation), evaluation.caveat(), folder.resolve("rejection.png")),
                png(speakers(evaluation), evaluation.caveat(), folder.resolve("speakers.png")));
    }

    /**
     * Draws how searches went: each trial's UAR as a dot, the best so far as a line.
     *
     * @param searches the trials' UAR in order, by the search's name
     * @return the file written
     */
    public static Path searches(Map<String, List<Double>> searches, Optional<Caveat> caveat, Path file)
            throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Trials of the search (dots) and the best so far (lines)")
                .xAxisTitle("trial")
                .yAxisTitle("UAR of the trial, %")
                .build();
        style(chart.getStyler());
        Emotion[] colours = Emotion.values();
        int next = 0;
        for (Map.Entry<String, List<Double>> search : searches.entrySet()) {
            Color colour = Color.decode(colours[next++ % colours.length].colour());
            List<Integer> numbers = new ArrayList<>();
            List<Double> uars = new ArrayList<>();
            List<Double> best = new ArrayList<>();
            for (double uar : search.getValue()) {
                numbers.add(numbers.size() + 1);
                uars.add(100 * uar);
                best.add(Math.max(100 * uar, best.isEmpty() ? 0 : best.get(best.size() - 1)));
            }
            chart.addSeries(search.getKey(), numbers, uars)
                    .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(colour);
            chart.addSeries(search.getKey() + ", best", numbers, best)
                    .setMarker(SeriesMarkers.NONE)
                    .setLineColor(colour)
                    .setShowInLegend(false);
        }
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        return png(chart, caveat, file);
    }

    private static XYChart rejection(Evaluation evaluation) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(String.format(
                        Locale.ROOT,
                        "Accuracy of the surest clips, area under the risk %.3f",
                        evaluation.coverage().areaUnderRisk()))
                .xAxisTitle("share of clips kept, %")
                .yAxisTitle("accuracy of those, %")
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0);
        chart.getStyler().setLegendVisible(false);
        List<CoverageCurve.Point> points = evaluation.coverage().points();
        chart.addSeries(
                        "accuracy",
                        points.stream().map(p -> 100 * p.coverage()).toList(),
                        points.stream().map(p -> 100 * p.accuracy()).toList())
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(MAIN);
        return chart;
    }

    /** Rows true, columns predicted, in percent of the row. */
    private static HeatMapChart confusion(Evaluation evaluation) {
        ConfusionMatrix confusion = evaluation.confusion();
        List<Emotion> columns = confusion.labels().emotions();
        List<Emotion> rows = new ArrayList<>(columns);
        Collections.reverse(rows); // the y axis grows upwards and matrices are read downwards
        List<Number[]> cells = new ArrayList<>();
        for (int x = 0; x < columns.size(); x++) {
            for (int y = 0; y < rows.size(); y++) {
                int support = Math.max(1, confusion.support(rows.get(y)));
                cells.add(new Number[] {x, y, Math.round(100.0 * confusion.count(rows.get(y), columns.get(x)) / support)
                });
            }
        }
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Confusion in % of the true emotion's clips, UAR " + percent(evaluation.uar()))
                .xAxisTitle("predicted")
                .yAxisTitle("true")
                .build();
        chart.addSeries(
                "percent",
                columns.stream().map(Emotion::id).toList(),
                rows.stream().map(Emotion::id).toList(),
                cells);
        style(chart.getStyler());
        chart.getStyler()
                .setShowValue(true)
                .setValueFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14))
                .setRangeColors(new Color[] {Color.WHITE, new Color(0x8F, 0xC1, 0xE3), new Color(0x3F, 0x8F, 0xC9)})
                .setMin(0)
                .setMax(100)
                .setXAxisTickMarkSpacingHint(EVERY_LABEL) // which a heat map heeds on both axes
                .setLegendVisible(false);
        return chart;
    }

    /** Each emotion's recall in its own colour; emotions that no clip truly is have none. */
    private static CategoryChart emotions(Evaluation evaluation) {
        List<Emotion> emotions = new ArrayList<>(evaluation.confusion().labels().emotions());
        emotions.removeAll(evaluation.confusion().absent());
        List<String> names = emotions.stream().map(Emotion::id).toList();
        CategoryChart chart = bars("Recall of each emotion, UAR " + percent(evaluation.uar()), "emotion", "recall, %");
        for (int i = 0; i < emotions.size(); i++) {
            List<Double> only = new ArrayList<>(Collections.nCopies(emotions.size(), 0.0));
            only.set(i, 100 * evaluation.confusion().recall(emotions.get(i)).orElse(0));
            chart.addSeries(names.get(i), names, only)
                    .setFillColor(Color.decode(emotions.get(i).colour()));
        }
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    private static XYChart reliability(Evaluation evaluation) {
        List<Double> edges = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Double> confidences = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        for (Reliability.Bin bin : evaluation.reliability().bins()) {
            double share = 100.0 * bin.clips() / evaluation.confusion().total();
            edges.addAll(List.of(100 * bin.low(), 100 * bin.high()));
            shares.addAll(List.of(share, share));
            if (bin.clips() > 0) {
                confidences.add(100 * bin.meanConfidence());
                accuracies.add(100 * bin.accuracy());
            }
        }
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(String.format(Locale.ROOT, "Is it right as often as it is sure? ECE %.3f", evaluation.ece()))
                .xAxisTitle("confidence, %")
                .yAxisTitle("clips right, % (grey: share of clips, %)")
                .build();
        chart.addSeries("share of all clips", edges, shares)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Area)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(QUIET)
                .setFillColor(QUIET);
        chart.addSeries("perfectly calibrated", new double[] {0, 100}, new double[] {0, 100})
                .setMarker(SeriesMarkers.NONE)
                .setLineStyle(dashed())
                .setLineColor(Color.GRAY);
        chart.addSeries("this model", confidences, accuracies)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(MAIN)
                .setLineColor(MAIN);
        style(chart.getStyler());
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
        return chart;
    }

    private static XYChart roc(Evaluation evaluation) {
        double mean =
                evaluation.roc().stream().mapToDouble(RocCurve::area).average().orElse(0.5);
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(String.format(
                        Locale.ROOT, "Each emotion against the rest, mean area under the curve %.3f", mean))
                .xAxisTitle("false alarms, %")
                .yAxisTitle("hits, %")
                .build();
        for (RocCurve curve : evaluation.roc()) {
            chart.addSeries(
                            String.format(
                                    Locale.ROOT, "%s %.3f", curve.emotion().id(), curve.area()),
                            curve.points().stream()
                                    .map(p -> 100 * p.falseAlarms())
                                    .toList(),
                            curve.points().stream().map(p -> 100 * p.hits()).toList())
                    .setMarker(SeriesMarkers.NONE)
                    .setLineColor(Color.decode(curve.emotion().colour()));
        }
        chart.addSeries("chance", new double[] {0, 100}, new double[] {0, 100})
                .setMarker(SeriesMarkers.NONE)
                .setLineStyle(dashed())
                .setLineColor(Color.GRAY);
        style(chart.getStyler());
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0);
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        return chart;
    }

    private static CategoryChart speakers(Evaluation evaluation) {
        List<String> names =
                evaluation.speakers().stream().map(GroupScore::name).toList();
        CategoryChart chart = bars(
                "UAR of each speaker, worst " + evaluation.spread().worst().name() + " with "
                        + percent(evaluation.spread().worst().uar()),
                "speaker",
                "UAR, %");
        chart.addSeries(
                        "speaker",
                        names,
                        evaluation.speakers().stream().map(s -> 100 * s.uar()).toList())
                .setFillColor(MAIN);
        chart.addSeries("all together", names, Collections.nCopies(names.size(), 100 * evaluation.uar()))
                .setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line)
                .setMarker(SeriesMarkers.NONE)
                .setLineStyle(dashed())
                .setLineColor(LIMIT);
        chart.getStyler().setXAxisLabelRotation(names.size() > 24 ? 90 : 0);
        return chart;
    }

    private static CategoryChart bars(String title, String xAxis, String yAxis) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xAxis)
                .yAxisTitle(yAxis)
                .build();
        CategoryStyler styler = chart.getStyler();
        style(styler);
        styler.setAvailableSpaceFill(0.75).setOverlapped(true).setXAxisTickMarkSpacingHint(EVERY_LABEL);
        styler.setYAxisMin(0.0).setYAxisMax(100.0);
        styler.setPlotGridVerticalLinesVisible(false).setLegendPosition(LegendPosition.OutsideS);
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15))
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
                .setAxisTickLabelsColor(INK)
                .setPlotGridLinesColor(GRID);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17))
                .setChartFontColor(INK)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleBoxVisible(false)
                .setChartPadding(16)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
                .setLocale(Locale.ROOT)
                .setDecimalPattern("0")
                .setAntiAlias(true);
    }

    private static BasicStroke dashed() {
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {7, 5}, 0);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static Path png(IChart chart, Optional<Caveat> caveat, Path file) throws IOException {
        BufferedImage image = BitmapEncoder.getBufferedImage(chart);
        BufferedImage shown = caveat.map(c -> branded(image, c)).orElse(image);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ImageIO.write(shown, "png", out);
        }
        return file;
    }

    /** A picture may be shown without its page, so the caveat is part of it. */
    private static BufferedImage branded(BufferedImage image, Caveat caveat) {
        BufferedImage all =
                new BufferedImage(image.getWidth(), image.getHeight() + BRAND_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = all.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(LIMIT);
        g.fillRect(0, 0, all.getWidth(), BRAND_HEIGHT);
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        g.drawString(caveat.text(), 16, 23);
        g.drawImage(image, 0, BRAND_HEIGHT, null);
        g.dispose();
        return all;
    }
}

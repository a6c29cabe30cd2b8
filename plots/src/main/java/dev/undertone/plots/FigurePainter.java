package dev.undertone.plots;

import dev.undertone.plots.Canvas.Anchor;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paints a figure on a canvas, in the places of a {@link FigureLayout}. */
final class FigurePainter {

    private static final Color GRID = new Color(0x1d, 0x1f, 0x24, 0x1c);
    private static final Color FRAME = new Color(0x9a9da3);
    private static final Color PAPER = new Color(0xf6f6f4);

    /** The colours that are no one's own, and what a page may call them. */
    static final Map<Color, String> PROPERTIES = Map.of(
            Color.WHITE,
            "--plot-paper",
            PAPER,
            "--plot-panel",
            FRAME,
            "--plot-frame",
            GRID,
            "--plot-grid",
            Lettering.INK,
            "--plot-ink",
            Lettering.SOFT,
            "--plot-soft");

    private static final double TICK_LENGTH = 4;
    private static final double CURVE_WIDTH = 1.8;
    private static final double VIOLIN_HALF = 0.42;
    private static final int VIOLIN_ALPHA = 0x60;
    private static final double BOX_HALF_PIXELS = 3;
    private static final double LABEL_GAP = 5;

    private final Figure figure;
    private final FigureLayout layout;
    private final Canvas canvas;

    FigurePainter(Figure figure, FigureLayout layout, Canvas canvas) {
        this.figure = figure;
        this.layout = layout;
        this.canvas = canvas;
    }

    void paint() {
        canvas.fill(layout.paper(), Color.WHITE);
        double room = layout.paper().getWidth() - layout.left() - FigureLayout.MARGIN;
        canvas.text(
                Lettering.TITLE.fit(figure.title(), room),
                layout.left(),
                layout.titleBaseline(),
                Lettering.TITLE,
                Anchor.START);
        canvas.text(
                Lettering.SUBTITLE.fit(figure.subtitle(), room),
                layout.left(),
                layout.subtitleBaseline(),
                Lettering.SUBTITLE,
                Anchor.START);
        for (int row = 0; row < figure.rows().size(); row++) {
            paint(row);
        }
    }

    private void paint(int index) {
        Row row = figure.rows().get(index);
        heading(row, layout.headingBaseline(index));
        for (int column = 0; column < row.columns(); column++) {
            Panel panel = row.panels().get(column);
            Rectangle2D area = layout.panel(index, column);
            title(panel, area);
            panel(panel, row, area);
            if (layout.showsTimes(index, column)) {
                xAxis(panel.x(), area);
            }
        }
        Rectangle2D first = layout.panel(index, 0);
        yAxis(row.y(), first);
        row.colours().ifPresent(colours -> bar(colours, layout.bar(index)));
    }

    private void heading(Row row, double baseline) {
        canvas.text(row.title(), layout.left(), baseline, Lettering.HEADING, Anchor.START);
        double at = layout.left() + (row.title().isEmpty() ? 0 : Lettering.HEADING.width(row.title()) + 12);
        double end = layout.panel(0, figure.columns() - 1).getMaxX();
        Optional<Intervals> shaded = row.panels().stream()
                .flatMap(p -> p.layers().stream())
                .filter(Intervals.class::isInstance)
                .map(Intervals.class::cast)
                .findFirst();
        if (shaded.isPresent()) {
            end -= Lettering.NOTE.width(shaded.get().label());
            canvas.text(shaded.get().label(), end, baseline, Lettering.NOTE, Anchor.START);
            end -= 18;
            Rectangle2D sample = new Rectangle2D.Double(end, baseline - 10, 12, 12);
            canvas.fill(sample, PAPER);
            canvas.fill(sample, shaded.get().colour());
            end -= 12;
        }
        canvas.text(Lettering.NOTE.fit(row.note(), end - at), at, baseline, Lettering.NOTE, Anchor.START);
    }

    private void title(Panel panel, Rectangle2D area) {
        canvas.text(
                Lettering.AXIS.fit(panel.title(), area.getWidth()),
                area.getCenterX(),
                area.getY() - 7,
                Lettering.AXIS,
                Anchor.MIDDLE);
    }

    private void panel(Panel panel, Row row, Rectangle2D area) {
        canvas.fill(area, PAPER);
        boolean covered = panel.layers().stream().anyMatch(HeatMap.class::isInstance);
        canvas.within(area, () -> {
            if (!covered) {
                grid(panel.x(), row.y(), area);
            }
            for (Layer layer : panel.layers()) {
                paint(layer, panel.x(), row, area);
            }
        });
        double[] x = {area.getMinX(), area.getMaxX(), area.getMaxX(), area.getMinX(), area.getMinX()};
        double[] y = {area.getMinY(), area.getMinY(), area.getMaxY(), area.getMaxY(), area.getMinY()};
        canvas.polyline(x, y, 5, 1, FRAME);
    }

    private void grid(Axis x, Axis y, Rectangle2D area) {
        for (Tick tick : layout.xTicks(x, area)) {
            double at = area.getX() + x.share(tick.value()) * area.getWidth();
            canvas.line(at, area.getMinY(), at, area.getMaxY(), GRID);
        }
        for (Tick tick : layout.yTicks(y, area)) {
            double at = area.getMaxY() - y.share(tick.value()) * area.getHeight();
            canvas.line(area.getMinX(), at, area.getMaxX(), at, GRID);
        }
    }

    private void paint(Layer layer, Axis x, Row row, Rectangle2D area) {
        if (layer instanceof HeatMap map) {
            ColourScale colours = row.colours().orElseThrow();
            HeatImage image = HeatImage.of(
                    map, x, row.y(), colours, area.getWidth() * canvas.density(), area.getHeight() * canvas.density());
            canvas.image(image.image(), image.place(area));
        } else if (layer instanceof Envelope envelope) {
            paint(envelope, x, row.y(), area);
        } else if (layer instanceof Curve curve) {
            paint(curve, x, row.y(), area);
        } else if (layer instanceof Intervals intervals) {
            for (Intervals.Interval interval : intervals.intervals()) {
                double from = area.getX() + x.share(interval.from()) * area.getWidth();
                double to = area.getX() + x.share(interval.to()) * area.getWidth();
                canvas.fill(new Rectangle2D.Double(from, area.getY(), to - from, area.getHeight()), intervals.colour());
            }
        } else if (layer instanceof Bars bars) {
            bars.bars().forEach(bar -> paint(bar, x, row.y(), area));
        } else if (layer instanceof Points points) {
            paint(points, x, row.y(), area);
        } else if (layer instanceof Violin violin) {
            paint(violin, x, row.y(), area);
        }
    }

    private static double across(Axis x, double value, Rectangle2D area) {
        return area.getX() + x.share(value) * area.getWidth();
    }

    private static double down(Axis y, double value, Rectangle2D area) {
        return area.getMaxY() - y.share(value) * area.getHeight();
    }

    private void paint(Bars.Bar bar, Axis x, Axis y, Rectangle2D area) {
        double left = across(x, bar.fromX(), area);
        double right = across(x, bar.toX(), area);
        double top = down(y, bar.toY(), area);
        double bottom = down(y, bar.fromY(), area);
        canvas.fill(new Rectangle2D.Double(left, top, right - left, bottom - top), bar.colour());
        boolean fits = right + LABEL_GAP + Lettering.TICK.width(bar.label()) < area.getMaxX();
        if (!bar.label().isEmpty() && fits) {
            canvas.text(bar.label(), right + LABEL_GAP, (top + bottom) / 2 + 4.3, Lettering.TICK, Anchor.START);
        }
    }

    private void paint(Points points, Axis x, Axis y, Rectangle2D area) {
        double[] px = new double[points.count()];
        double[] py = new double[points.count()];
        for (int i = 0; i < px.length; i++) {
            px[i] = across(x, points.x(i), area);
            py[i] = down(y, points.y(i), area);
        }
        canvas.dots(px, py, px.length, points.radius(), points.colour());
    }

    private void paint(Violin violin, Axis x, Axis y, Rectangle2D area) {
        int steps = violin.steps();
        double[] px = new double[2 * steps];
        double[] py = new double[2 * steps];
        for (int i = 0; i < steps; i++) {
            px[i] = across(x, violin.at(i), area);
            px[2 * steps - 1 - i] = px[i];
            py[i] = down(y, violin.row() + VIOLIN_HALF * violin.density(i), area);
            py[2 * steps - 1 - i] = down(y, violin.row() - VIOLIN_HALF * violin.density(i), area);
        }
        Color own = violin.colour();
        canvas.polygon(px, py, 2 * steps, new Color(own.getRed(), own.getGreen(), own.getBlue(), VIOLIN_ALPHA));
        double middle = down(y, violin.row(), area);
        double[] ends = {across(x, violin.percentile(0.05), area), across(x, violin.percentile(0.95), area)};
        canvas.polyline(ends, new double[] {middle, middle}, 2, 1.4, own);
        double from = across(x, violin.percentile(0.25), area);
        double to = across(x, violin.percentile(0.75), area);
        canvas.fill(
                new Rectangle2D.Double(from, middle - BOX_HALF_PIXELS, Math.max(1, to - from), 2 * BOX_HALF_PIXELS),
                own);
        double[] median = {across(x, violin.percentile(0.5), area)};
        canvas.dots(median, new double[] {middle}, 1, BOX_HALF_PIXELS + 1.5, own);
        canvas.dots(median, new double[] {middle}, 1, BOX_HALF_PIXELS, Color.WHITE);
    }

    private void paint(Envelope envelope, Axis x, Axis y, Rectangle2D area) {
        int steps = envelope.steps();
        double[] px = new double[2 * steps];
        double[] py = new double[2 * steps];
        for (int i = 0; i < steps; i++) {
            double high = area.getMaxY() - y.share(envelope.high(i)) * area.getHeight();
            double low = area.getMaxY() - y.share(envelope.low(i)) * area.getHeight();
            double thin = Math.max(0, 0.8 - (low - high)) / 2; // silence still is a line
            px[i] = area.getX() + x.share(envelope.middle(i)) * area.getWidth();
            px[2 * steps - 1 - i] = px[i];
            py[i] = high - thin;
            py[2 * steps - 1 - i] = low + thin;
        }
        canvas.polygon(px, py, 2 * steps, envelope.colour());
    }

    private void paint(Curve curve, Axis x, Axis y, Rectangle2D area) {
        double[] px = new double[curve.points() + 1];
        double[] py = new double[curve.points() + 1];
        int points = 0;
        for (int i = 0; i <= curve.points(); i++) {
            if (i < curve.points() && curve.isPresent(i)) {
                px[points] = area.getX() + x.share(curve.x(i)) * area.getWidth();
                py[points] = area.getMaxY() - y.share(curve.y(i)) * area.getHeight();
                points++;
            } else if (points > 0) {
                if (points == 1) { // a line needs two ends even where it is a dot
                    px[1] = px[0];
                    py[1] = py[0];
                    points = 2;
                }
                canvas.polyline(px, py, points, CURVE_WIDTH, curve.colour());
                points = 0;
            }
        }
    }

    private void xAxis(Axis axis, Rectangle2D area) {
        for (Tick tick : layout.xTicks(axis, area)) {
            double at = area.getX() + axis.share(tick.value()) * area.getWidth();
            canvas.line(at, area.getMaxY(), at, area.getMaxY() + TICK_LENGTH, FRAME);
            canvas.text(tick.label(), at, area.getMaxY() + FigureLayout.TICKS_BASELINE, Lettering.TICK, Anchor.MIDDLE);
        }
        canvas.text(
                axis.title(),
                area.getCenterX(),
                area.getMaxY() + FigureLayout.X_TITLE_BASELINE,
                Lettering.AXIS,
                Anchor.MIDDLE);
    }

    private void yAxis(Axis axis, Rectangle2D area) {
        for (Tick tick : layout.yTicks(axis, area)) {
            double at = area.getMaxY() - axis.share(tick.value()) * area.getHeight();
            canvas.line(area.getX() - TICK_LENGTH, at, area.getX(), at, FRAME);
            canvas.text(tick.label(), area.getX() - 8, at + 4.3, Lettering.TICK, Anchor.END);
        }
        canvas.upwards(
                Lettering.AXIS.fit(axis.title(), area.getHeight()),
                FigureLayout.MARGIN + 2,
                area.getCenterY(),
                Lettering.AXIS);
    }

    private void bar(ColourScale colours, Rectangle2D area) {
        canvas.image(HeatImage.bar(colours.map()), area);
        List<Tick> ticks = layout.yTicks(colours.axis(), area);
        for (Tick tick : ticks) {
            double at = area.getMaxY() - colours.axis().share(tick.value()) * area.getHeight();
            canvas.line(area.getMaxX(), at, area.getMaxX() + TICK_LENGTH, at, FRAME);
            canvas.text(tick.label(), area.getMaxX() + 8, at + 4.3, Lettering.TICK, Anchor.START);
        }
        canvas.upwards(
                Lettering.AXIS.fit(colours.axis().title(), area.getHeight()),
                layout.paper().getMaxX() - FigureLayout.MARGIN + 6,
                area.getCenterY(),
                Lettering.AXIS);
    }
}

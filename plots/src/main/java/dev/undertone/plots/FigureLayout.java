package dev.undertone.plots;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** Where everything of a figure stands on a paper of given size. */
final class FigureLayout {

    static final double MARGIN = 18;
    static final double TICKS_BASELINE = 17;
    static final double X_TITLE_BASELINE = 35;

    private static final double NATURAL_PANEL_HEIGHT = 190;
    private static final double NATURAL_ONLY_PANEL_HEIGHT = 260;
    private static final double NATURAL_COLUMN_WIDTH = 310;
    private static final double NATURAL_SINGLE_WIDTH = 860;
    private static final double LEAST_PANEL_WIDTH = 60;
    private static final double LEAST_PANEL_HEIGHT = 30;
    private static final double GAP_X = 18;
    private static final double GAP_Y = 14;
    private static final double TITLE_HEIGHT = 26;
    private static final double SUBTITLE_HEIGHT = 19;
    private static final double HEAD_GAP = 8;
    private static final double LINE = 20;
    private static final double X_AXIS_HEIGHT = 42;
    private static final double BAR_GAP = 14;
    private static final double BAR_WIDTH = 13;
    private static final double Y_TITLE = 16;
    /** Half of the last tick's label hangs over. */
    private static final double LAST_LABEL = 8;

    private static final double TICK_MARKS = 10;
    private static final double[] X_TICK_GAPS = {30, 42, 56, 80};
    private static final double BETWEEN_LABELS = 22;
    private static final double Y_TICK_GAP = 20;

    private final Figure figure;
    private final double width;
    private final double height;
    private final double left;
    private final double right;
    private final double panelWidth;
    private final double[] top;
    private final double[] panelHeight;

    /** @throws IllegalArgumentException if the paper is too small for the figure, with the least size */
    FigureLayout(Figure figure, int width, int height) {
        this.figure = figure;
        this.width = width;
        this.height = height;
        this.left = leftGutter(figure);
        this.right = rightGutter(figure);
        int columns = figure.columns();
        this.panelWidth = (width - left - right - (columns - 1) * GAP_X) / columns;
        double weights = figure.rows().stream().mapToDouble(Row::height).sum();
        double free = height - fixedHeight(figure);
        double least = figure.rows().stream().mapToDouble(Row::height).min().orElseThrow();
        if (panelWidth < LEAST_PANEL_WIDTH) {
            throw new IllegalArgumentException("width must be at least "
                    + (int) Math.ceil(left + right + columns * (LEAST_PANEL_WIDTH + GAP_X))
                    + " for this figure but was "
                    + width);
        }
        if (free * least / weights < LEAST_PANEL_HEIGHT) {
            throw new IllegalArgumentException("height must be at least "
                    + (int) Math.ceil(fixedHeight(figure) + LEAST_PANEL_HEIGHT * weights / least)
                    + " for this figure but was " + height);
        }
        this.top = new double[figure.rows().size()];
        this.panelHeight = new double[top.length];
        double at = headHeight(figure);
        for (int i = 0; i < top.length; i++) {
            Row row = figure.rows().get(i);
            at += linesAbove(row);
            top[i] = at;
            panelHeight[i] = free * row.height() / weights;
            at += panelHeight[i] + (showsTimes(figure, i) ? X_AXIS_HEIGHT : 0) + GAP_Y;
        }
    }

    /** A width at which the figure looks well. */
    static int naturalWidth(Figure figure) {
        int columns = figure.columns();
        double panels = columns == 1 ? NATURAL_SINGLE_WIDTH : columns * NATURAL_COLUMN_WIDTH + (columns - 1) * GAP_X;
        return (int) Math.ceil(leftGutter(figure) + panels + rightGutter(figure));
    }

    /** Likewise a height. */
    static int naturalHeight(Figure figure) {
        return (int) Math.ceil(fixedHeight(figure)
                + (figure.rows().size() == 1 ? NATURAL_ONLY_PANEL_HEIGHT : NATURAL_PANEL_HEIGHT)
                        * figure.rows().stream().mapToDouble(Row::height).sum());
    }

    private static double headHeight(Figure figure) {
        return MARGIN
                + (figure.title().isEmpty() ? 0 : TITLE_HEIGHT)
                + (figure.subtitle().isEmpty() ? 0 : SUBTITLE_HEIGHT)
                + (figure.title().isEmpty() ? 0 : HEAD_GAP);
    }

    private static double fixedHeight(Figure figure) {
        double sum = headHeight(figure) - GAP_Y + MARGIN / 2;
        for (int i = 0; i < figure.rows().size(); i++) {
            sum += linesAbove(figure.rows().get(i)) + (showsTimes(figure, i) ? X_AXIS_HEIGHT : 0) + GAP_Y;
        }
        return sum;
    }

    private static double linesAbove(Row row) {
        boolean heading = !row.title().isEmpty() || !row.note().isEmpty();
        boolean titles = row.panels().stream().anyMatch(p -> !p.title().isEmpty());
        return (heading ? LINE : 0) + (titles ? LINE : 0);
    }

    private static double leftGutter(Figure figure) {
        double widest = 0;
        for (Row row : figure.rows()) {
            widest = Math.max(widest, widest(row.y()));
        }
        return MARGIN + Y_TITLE + widest + TICK_MARKS;
    }

    private static double rightGutter(Figure figure) {
        double widest = LAST_LABEL;
        for (Row row : figure.rows()) {
            if (row.colours().isPresent()) {
                double labels = widest(row.colours().get().axis());
                widest = Math.max(widest, BAR_GAP + BAR_WIDTH + TICK_MARKS + labels + Y_TITLE);
            }
        }
        return MARGIN + widest;
    }

    private static double widest(Axis axis) {
        return widest(axis.ticks(NATURAL_PANEL_HEIGHT, Y_TICK_GAP));
    }

    private static double widest(List<Tick> ticks) {
        return ticks.stream()
                .mapToDouble(t -> Lettering.TICK.width(t.label()))
                .max()
                .orElse(0);
    }

    Rectangle2D paper() {
        return new Rectangle2D.Double(0, 0, width, height);
    }

    double left() {
        return left;
    }

    double titleBaseline() {
        return MARGIN + 14;
    }

    double subtitleBaseline() {
        return MARGIN + (figure.title().isEmpty() ? 10 : TITLE_HEIGHT + 9);
    }

    double headingBaseline(int row) {
        return top[row] - linesAbove(figure.rows().get(row)) + 13;
    }

    Rectangle2D panel(int row, int column) {
        return new Rectangle2D.Double(left + column * (panelWidth + GAP_X), top[row], panelWidth, panelHeight[row]);
    }

    Rectangle2D bar(int row) {
        return new Rectangle2D.Double(width - right + BAR_GAP, top[row], BAR_WIDTH, panelHeight[row]);
    }

    /** Whether a panel has an axis of its own under it: none does above a panel with the same one. */
    boolean showsTimes(int row, int column) {
        if (row == figure.rows().size() - 1) {
            return true;
        }
        List<Panel> below = figure.rows().get(row + 1).panels();
        Axis own = figure.rows().get(row).panels().get(column).x();
        return column >= below.size()
                || !below.get(column).x().equals(own)
                || !below.get(column).title().isEmpty();
    }

    private static boolean showsTimes(Figure figure, int row) {
        if (row == figure.rows().size() - 1) {
            return true;
        }
        List<Panel> own = figure.rows().get(row).panels();
        List<Panel> below = figure.rows().get(row + 1).panels();
        for (int i = 0; i < own.size(); i++) {
            if (i >= below.size()
                    || !below.get(i).x().equals(own.get(i).x())
                    || !below.get(i).title().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** As many as have room for their labels. */
    List<Tick> xTicks(Axis axis, Rectangle2D area) {
        List<Tick> ticks = List.of();
        for (double gap : X_TICK_GAPS) {
            ticks = axis.ticks(area.getWidth(), gap);
            if (widest(ticks) + BETWEEN_LABELS <= gap) {
                break;
            }
        }
        return ticks;
    }

    List<Tick> yTicks(Axis axis, Rectangle2D area) {
        double gap = axis.rule() instanceof TickRule.Names ? 13 : Y_TICK_GAP;
        return axis.ticks(area.getHeight(), gap);
    }
}

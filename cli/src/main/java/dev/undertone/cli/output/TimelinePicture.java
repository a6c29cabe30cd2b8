package dev.undertone.cli.output;

import dev.undertone.emotions.Emotion;
import dev.undertone.emotions.LabelSet;
import dev.undertone.recognition.RecognitionResult;
import dev.undertone.recognition.Segment;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** A result as a picture: waveform, spectrogram, emotion strip and, over several windows, the probabilities. */
public final class TimelinePicture {

    private static final int SCALE = 2;
    private static final int WIDTH = 1100;
    private static final int LEFT = 90;
    private static final int RIGHT = 24;
    private static final int PLOT = WIDTH - LEFT - RIGHT;
    private static final int WAVE_TOP = 64;
    private static final int WAVE_HEIGHT = 90;
    private static final int SPECTRUM_TOP = WAVE_TOP + WAVE_HEIGHT + 14;
    private static final int SPECTRUM_HEIGHT = 150;
    private static final int STRIP_TOP = SPECTRUM_TOP + SPECTRUM_HEIGHT + 14;
    private static final int STRIP_HEIGHT = 36;
    private static final int CURVES_TOP = STRIP_TOP + STRIP_HEIGHT + 14;
    private static final int CURVES_HEIGHT = 150;

    private static final Color INK = new Color(0x1d1f24);
    private static final Color SOFT = new Color(0x63676f);
    private static final Color LINE = new Color(0xdcdad4);
    private static final Color WAVE = new Color(0x39424e);
    private static final Color UNSURE = new Color(0xb9b5ab);

    private static final double[] TICK_STEPS = {0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600};

    private final RecognitionResult result;
    private final RecordingOverview overview;
    private final Graphics2D g;
    private final int height;

    private TimelinePicture(RecognitionResult result, RecordingOverview overview, Graphics2D g, int height) {
        this.result = result;
        this.overview = overview;
        this.g = g;
        this.height = height;
    }

    /** Draws it, 2200 pixels wide. */
    public static BufferedImage of(RecognitionResult result, RecordingOverview overview) {
        boolean curves = result.timeline().windows().size() > 1;
        int height = (curves ? CURVES_TOP + CURVES_HEIGHT : STRIP_TOP + STRIP_HEIGHT) + 66;
        BufferedImage image = new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(SCALE, SCALE);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, WIDTH, height);
            new TimelinePicture(result, overview, g, height).draw(curves);
        } finally {
            g.dispose();
        }
        return image;
    }

    private void draw(boolean curves) {
        title();
        waveform();
        spectrogram();
        strip();
        if (curves) {
            curves();
        }
        timeAxis();
        legend();
    }

    private double x(double seconds) {
        return LEFT + seconds / Math.max(1e-9, result.durationSeconds()) * PLOT;
    }

    private void title() {
        g.setColor(INK);
        g.setFont(font(Font.BOLD, 18));
        g.drawString(result.file(), LEFT, 28);
        Verdict overall = result.timeline().overall();
        String said = overall.judged()
                .map(s -> (overall instanceof Verdict.Uncertain ? "not sure, likeliest " : "")
                        + s.top().id() + " " + Math.round(100 * s.confidence()) + " %")
                .orElse(overall.id());
        g.setColor(SOFT);
        g.setFont(font(Font.PLAIN, 13));
        g.drawString(
                String.format(
                        Locale.ROOT,
                        "overall %s · %.1f s · %d Hz · channel %s · model %s %s%s",
                        said,
                        result.durationSeconds(),
                        result.sampleRateHz(),
                        result.channel().label(),
                        result.model().name(),
                        result.model().version(),
                        result.baseline().map(b -> " · " + Verdicts.text(b)).orElse("")),
                LEFT,
                49);
    }

    private void waveform() {
        rowLabel("waveform", WAVE_TOP + WAVE_HEIGHT / 2 + 4);
        g.setColor(WAVE);
        double middle = WAVE_TOP + WAVE_HEIGHT / 2.0;
        double column = (double) PLOT / Math.max(1, overview.columns());
        for (int i = 0; i < overview.columns(); i++) {
            double top = middle - overview.high(i) * WAVE_HEIGHT / 2;
            double bottom = middle - overview.low(i) * WAVE_HEIGHT / 2;
            g.fill(new Rectangle2D.Double(LEFT + i * column, top, column, Math.max(0.5, bottom - top)));
        }
    }

    private void spectrogram() {
        g.drawImage(SpectrogramImage.of(overview), LEFT, SPECTRUM_TOP, PLOT, SPECTRUM_HEIGHT, null);
        double bottom = SPECTRUM_TOP + SPECTRUM_HEIGHT;
        for (int hz : new int[] {500, 1000, 2000, 4000, 8000}) {
            double y = bottom - (mel(hz) - mel(50)) / (mel(8000) - mel(50)) * SPECTRUM_HEIGHT;
            rowLabel(hz < 1000 ? hz + " Hz" : hz / 1000 + " kHz", (int) y + (hz == 8000 ? 10 : 4));
        }
    }

    private static double mel(double hz) {
        return 2595 * Math.log10(1 + hz / 700);
    }

    private void strip() {
        rowLabel("emotion", STRIP_TOP + STRIP_HEIGHT / 2 + 4);
        List<Window> windows = result.timeline().windows();
        // Smoothed edges would show a seam between neighbours of one colour.
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int i = 0; i < windows.size(); i++) {
            Verdict verdict = windows.get(i).verdict();
            Color colour = UNSURE;
            float opacity = verdict instanceof Verdict.Uncertain ? 0.55f : 0.15f;
            if (verdict instanceof Verdict.Recognised recognised) {
                colour = colour(recognised.scores().top());
                opacity = 1;
            }
            g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), Math.round(opacity * 255)));
            double from = x(edge(windows, i));
            g.fill(new Rectangle2D.Double(
                    from, STRIP_TOP, Math.max(0.5, x(edge(windows, i + 1)) - from), STRIP_HEIGHT));
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setFont(font(Font.BOLD, 12));
        for (Segment segment : result.timeline().segments()) {
            String word = segment.emotion().id();
            double width = g.getFontMetrics().stringWidth(word);
            if (x(segment.endSeconds()) - x(segment.startSeconds()) > width + 8) {
                g.setColor(Color.WHITE);
                double centre = (x(segment.startSeconds()) + x(segment.endSeconds())) / 2;
                g.drawString(word, (float) (centre - width / 2), STRIP_TOP + STRIP_HEIGHT / 2 + 4);
            }
        }
    }

    /** The time between a window and the one before it: halfway between their centres, the ends at the outside. */
    private static double edge(List<Window> windows, int index) {
        if (index == 0) {
            return windows.get(0).startSeconds();
        }
        if (index == windows.size()) {
            return windows.get(index - 1).endSeconds();
        }
        return (windows.get(index - 1).centreSeconds() + windows.get(index).centreSeconds()) / 2;
    }

    private void curves() {
        for (int percent = 0; percent <= 100; percent += 50) {
            double y = CURVES_TOP + CURVES_HEIGHT * (1 - percent / 100.0);
            g.setColor(LINE);
            g.draw(new Line2D.Double(LEFT, y, LEFT + PLOT, y));
            rowLabel(percent + " %", (int) y + 4);
        }
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Emotion emotion : labels().emotions()) {
            Path2D path = new Path2D.Double();
            boolean pen = false;
            for (Window window : result.timeline().windows()) {
                var scores = window.verdict().judged();
                if (scores.isEmpty()) {
                    pen = false;
                    continue;
                }
                double y = CURVES_TOP + CURVES_HEIGHT * (1 - scores.get().probability(emotion));
                if (pen) {
                    path.lineTo(x(window.centreSeconds()), y);
                } else {
                    path.moveTo(x(window.centreSeconds()), y);
                }
                pen = true;
            }
            g.setColor(colour(emotion));
            g.draw(path);
        }
        g.setStroke(new BasicStroke(1));
    }

    private LabelSet labels() {
        return result.timeline().windows().stream()
                .flatMap(w -> w.verdict().judged().stream())
                .map(s -> s.labels())
                .findFirst()
                .orElse(LabelSet.RAVDESS);
    }

    private void timeAxis() {
        double seconds = result.durationSeconds();
        double step = 7200;
        for (int i = TICK_STEPS.length - 1; i >= 0 && seconds / TICK_STEPS[i] <= 12; i--) {
            step = TICK_STEPS[i];
        }
        int y = height - 56;
        g.setFont(font(Font.PLAIN, 12));
        for (int i = 0; i * step <= seconds; i++) {
            g.setColor(SOFT);
            g.draw(new Line2D.Double(x(i * step), y, x(i * step), y + 5));
            String text = step < 1 ? String.format(Locale.ROOT, "%.1f s", i * step) : Verdicts.clock(i * step);
            g.drawString(text, (float) (x(i * step) - g.getFontMetrics().stringWidth(text) / 2.0), y + 19);
        }
    }

    private void legend() {
        int y = height - 16;
        double at = LEFT;
        g.setFont(font(Font.PLAIN, 12));
        for (Emotion emotion : labels().emotions()) {
            at = legendItem(at, y, colour(emotion), emotion.id());
        }
        legendItem(at, y, UNSURE, "not sure, or no speech (paler)");
    }

    private double legendItem(double at, int y, Color colour, String text) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(at, y - 10, 12, 12));
        g.setColor(SOFT);
        g.drawString(text, (float) at + 18, y);
        return at + 18 + g.getFontMetrics().stringWidth(text) + 16;
    }

    private void rowLabel(String text, int y) {
        g.setFont(font(Font.PLAIN, 12));
        g.setColor(SOFT);
        g.drawString(text, LEFT - 10 - g.getFontMetrics().stringWidth(text), y);
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    private static Color colour(Emotion emotion) {
        return Color.decode(emotion.colour());
    }
}

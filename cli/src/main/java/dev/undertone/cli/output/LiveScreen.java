package dev.undertone.cli.output;

import dev.undertone.recognition.RecognitionEvent;
import dev.undertone.recognition.Timeline;
import dev.undertone.recognition.Verdict;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Live listening on a terminal: the emotion of the moment with its confidence, the last minute as a strip, and a level
 * meter, drawn over themselves; alerts and warnings stay above.
 */
public final class LiveScreen implements LiveOutput {

    private static final int WIDTH = 60;
    private static final double FLOOR_DBFS = -60;
    private static final double DRAW_EVERY_SECONDS = 0.1;
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String CLEAR_LINE = "\u001b[2K";
    private static final String BELL = "\u0007";

    private final PrintWriter out;
    private final Deque<Verdict> cells = new ArrayDeque<>();
    private final StringBuilder above = new StringBuilder();
    private Verdict verdict = new Verdict.NoSpeech();
    private boolean judged;
    private double level = Double.NEGATIVE_INFINITY;
    private double seconds;
    private double drawnAt = Double.NEGATIVE_INFINITY;
    private int drawnLines;

    public LiveScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(LiveSetup setup) {
        out.println("listening to " + setup.source() + Verdicts.against(setup.baseline()) + "; Ctrl-C ends it");
        draw();
    }

    @Override
    public void heard(double newSeconds, double levelDbfs) {
        seconds = newSeconds;
        level = levelDbfs;
        if (seconds - drawnAt >= DRAW_EVERY_SECONDS) {
            draw();
        }
    }

    @Override
    public void on(RecognitionEvent event) {
        if (event instanceof RecognitionEvent.WindowJudged window) {
            verdict = window.window().verdict();
            judged = true;
            cells.addLast(verdict);
            if (cells.size() > WIDTH) {
                cells.removeFirst();
            }
        } else if (event instanceof RecognitionEvent.AlertRaised alert) {
            above.append(BELL)
                    .append(BOLD)
                    .append(Verdicts.sentence(alert))
                    .append(RESET)
                    .append('\n');
            draw();
        } else if (event instanceof RecognitionEvent.Warned warned) {
            above.append("note: ").append(warned.message()).append('\n');
        }
    }

    @Override
    public void end(Timeline timeline, double allSeconds) {
        draw();
        out.println(
                "over after " + Verdicts.clock(allSeconds) + "; over all: " + Verdicts.sentence(timeline.overall()));
        out.flush();
    }

    private void draw() {
        drawnAt = seconds;
        List<String> lines = new ArrayList<>();
        lines.add("  " + moment());
        lines.add("  " + strip());
        lines.add("  " + meter() + "  " + Verdicts.clock(seconds));
        StringBuilder text = new StringBuilder();
        if (drawnLines > 0) {
            text.append("\u001b[").append(drawnLines).append('A');
        }
        for (String line : above.toString().lines().toList()) {
            text.append(CLEAR_LINE).append(line).append('\n');
        }
        for (String line : lines) {
            text.append(CLEAR_LINE).append(line).append('\n');
        }
        above.setLength(0);
        drawnLines = lines.size();
        out.print(text);
        out.flush();
    }

    private String moment() {
        if (!judged) {
            return "listening ...";
        }
        String words = Verdicts.sentence(verdict);
        return verdict instanceof Verdict.Recognised recognised
                ? TimelineStrip.onColour(recognised.scores().top().colour()) + " " + words + " " + RESET
                : words;
    }

    private String strip() {
        StringBuilder strip = new StringBuilder(" ".repeat(WIDTH - cells.size()));
        for (Verdict cell : cells) {
            strip.append(TimelineStrip.cell(cell, true));
        }
        return strip.toString();
    }

    private String meter() {
        double share = Math.max(0, Math.min(1, (level - FLOOR_DBFS) / -FLOOR_DBFS));
        int full = (int) Math.round(share * WIDTH / 2);
        return "|" + "=".repeat(full) + " ".repeat(WIDTH / 2 - full) + "| "
                + (level <= FLOOR_DBFS ? "silent    " : String.format(Locale.ROOT, "%5.1f dBFS", level));
    }
}

package dev.undertone.cli.output;

import dev.undertone.recognition.RecognitionResult;
import dev.undertone.recognition.Verdict;
import dev.undertone.recognition.Window;
import java.util.List;
import java.util.Locale;

/** A timeline in one line of text: a letter per stretch of time, on the emotion's colour where colours show. */
final class TimelineStrip {

    private static final String RESET = "\u001b[0m";

    private TimelineStrip() {}

    /** The verdict whose window's centre is nearest to each cell's centre; too short where there is no window. */
    static Verdict[] cells(RecognitionResult result, int width) {
        List<Window> windows = result.timeline().windows();
        Verdict[] cells = new Verdict[width];
        int nearest = 0;
        for (int i = 0; i < width; i++) {
            double t = (i + 0.5) * result.durationSeconds() / width;
            while (nearest + 1 < windows.size()
                    && Math.abs(windows.get(nearest + 1).centreSeconds() - t)
                            <= Math.abs(windows.get(nearest).centreSeconds() - t)) {
                nearest++;
            }
            cells[i] = windows.isEmpty()
                    ? new Verdict.TooShort()
                    : windows.get(nearest).verdict();
        }
        return cells;
    }

    static String render(RecognitionResult result, int width, boolean colour) {
        StringBuilder strip = new StringBuilder();
        for (Verdict cell : cells(result, width)) {
            strip.append(cell(cell, colour));
        }
        return strip.toString();
    }

    /** A letter, on the emotion's colour where colours show. */
    static String cell(Verdict cell, boolean colour) {
        char letter = Verdicts.letter(cell);
        return colour && cell instanceof Verdict.Recognised recognised
                ? onColour(recognised.scores().top().colour()) + letter + RESET
                : String.valueOf(letter);
    }

    /** The escape sequence for text in black or white, whichever reads better, on {@code #RRGGBB}. */
    static String onColour(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        int r = rgb >> 16;
        int g = rgb >> 8 & 0xff;
        int b = rgb & 0xff;
        String text = 0.299 * r + 0.587 * g + 0.114 * b > 140 ? "30" : "97";
        return String.format(Locale.ROOT, "\u001b[%s;48;2;%d;%d;%dm", text, r, g, b);
    }
}

package dev.undertone.cli.explore;

import dev.undertone.emotions.Emotion;
import dev.undertone.plots.Axis;
import dev.undertone.plots.Figure;
import dev.undertone.plots.Layer;
import dev.undertone.plots.Panel;
import dev.undertone.plots.Picture;
import dev.undertone.plots.Row;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the page's small figures have in common: narrow enough for a telephone, two beside one another on a desk. */
final class Drawing {

    static final int WIDTH = 440;

    private static final double FRAME_HEIGHT = 90;
    private static final int LONGEST_NAME = 16;
    private static final Color[] CORPORA = {
        new Color(0x0072b2),
        new Color(0xd55e00),
        new Color(0x009e73),
        new Color(0xcc79a7),
        new Color(0xe69f00),
        new Color(0x56b4e9)
    };

    private Drawing() {}

    static Picture picture(String title, Axis y, Axis x, List<Layer> layers, double panelHeight) {
        Row row = new Row(title, "", 1, y, Optional.empty(), List.of(new Panel("", x, layers)));
        return Picture.of(
                new Figure("", "", List.of(row)), WIDTH, (int) Math.ceil(FRAME_HEIGHT + Math.max(36, panelHeight)));
    }

    /** Names from top to bottom; long ones are cut in their middle. */
    static Axis namesDown(List<String> names) {
        List<String> upwards = new ArrayList<>(names.stream().map(Drawing::cut).toList());
        Collections.reverse(upwards);
        return Axis.names("", upwards);
    }

    /** The row of the {@code i}th of {@code n} names on such an axis. */
    static int rowDown(int i, int n) {
        return n - 1 - i;
    }

    static String cut(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST_NAME) {
            return name;
        }
        int head = name.offsetByCodePoints(0, LONGEST_NAME / 2);
        int tail = name.offsetByCodePoints(name.length(), 1 - LONGEST_NAME / 2);
        return name.substring(0, head) + "\u2026" + name.substring(tail);
    }

    static Color colour(Emotion emotion) {
        return Color.decode(emotion.colour());
    }

    static Color ofCorpus(int corpus) {
        return CORPORA[corpus % CORPORA.length];
    }

    /** Hues a golden section apart, by turns darker and lighter: neighbours in the order differ most. */
    static Color ofSpeaker(int speaker) {
        float hue = (float) (speaker * 0.6180339887 % 1);
        return Color.getHSBColor(hue, speaker % 2 == 0 ? 0.75f : 0.5f, speaker % 3 == 0 ? 0.65f : 0.88f);
    }

    static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
    }
}

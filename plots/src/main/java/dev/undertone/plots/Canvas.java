package dev.undertone.plots;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** What figures are painted with. Pixels of a screen of ordinary density, y downwards. */
interface Canvas {

    /** Which point of a text stands at the given place; its baseline always does. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void fill(Rectangle2D area, Color colour);

    void line(double fromX, double fromY, double toX, double toY, Color colour);

    /** A line through the first {@code points}. */
    void polyline(double[] x, double[] y, int points, double width, Color colour);

    /** A closed area around the first {@code points}. */
    void polygon(double[] x, double[] y, int points, Color colour);

    /** Discs around the first {@code points}. */
    void dots(double[] x, double[] y, int points, double radius, Color colour);

    void image(BufferedImage image, Rectangle2D area);

    void text(String text, double x, double y, Lettering lettering, Anchor anchor);

    /** Text that reads upwards, its middle at the given place. */
    void upwards(String text, double x, double y, Lettering lettering);

    /** Paints something of which only what lies within the area shows. */
    void within(Rectangle2D area, Runnable painting);

    /** How many pixels an image should have per pixel of paper. */
    double density();
}

package dev.undertone.plots;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Writes a scalable document: text stays text, lines stay lines, heat maps are embedded PNGs. */
final class SvgCanvas implements Canvas {

    /** Verdana is as wide as DejaVu Sans, which most Java installations measure with. */
    private static final String FONTS = "DejaVu Sans, Verdana, sans-serif";

    private final StringBuilder out = new StringBuilder();
    private final String ids;
    private final Map<Color, String> properties;
    private int clips;

    /** A document of its own. */
    SvgCanvas(int width, int height) {
        this(width, height, "", Map.of());
    }

    /**
     * A part of a page.
     *
     * @param ids what the ids of its elements begin with, as a page may hold several
     * @param properties names of the page's custom properties that take the place of colours, where the page sets them
     */
    SvgCanvas(int width, int height, String ids, Map<Color, String> properties) {
        this.ids = ids;
        this.properties = properties;
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"%s\">%n",
                width,
                height,
                width,
                height,
                FONTS));
    }

    /** The whole document. */
    String document() {
        return out + "</svg>\n";
    }

    @Override
    public void fill(Rectangle2D area, Color colour) {
        element("<rect %s %s/>", box(area), paint("fill", colour));
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Color colour) {
        element(
                "<path d=\"M%s %sL%s %s\" %s/>",
                number(fromX), number(fromY), number(toX), number(toY), paint("stroke", colour));
    }

    @Override
    public void polyline(double[] x, double[] y, int points, double width, Color colour) {
        element(
                "<polyline points=\"%s\" fill=\"none\" stroke-width=\"%s\" stroke-linecap=\"round\""
                        + " stroke-linejoin=\"round\" %s/>",
                points(x, y, points), number(width), paint("stroke", colour));
    }

    @Override
    public void polygon(double[] x, double[] y, int points, Color colour) {
        element("<polygon points=\"%s\" %s/>", points(x, y, points), paint("fill", colour));
    }

    /** Lines of no length with round ends, which are discs and take a third of the letters. */
    @Override
    public void dots(double[] x, double[] y, int points, double radius, Color colour) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points; i++) {
            path.append('M').append(tenth(x[i])).append(' ').append(tenth(y[i])).append("h0");
        }
        element(
                "<path d=\"%s\" fill=\"none\" stroke-linecap=\"round\" stroke-width=\"%s\" %s/>",
                path, number(2 * radius), paint("stroke", colour));
    }

    @Override
    public void image(BufferedImage image, Rectangle2D area) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        element(
                "<image %s preserveAspectRatio=\"none\" href=\"data:image/png;base64,%s\"/>",
                box(area), Base64.getEncoder().encodeToString(png.toByteArray()));
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering, Anchor anchor) {
        if (text.isEmpty()) {
            return;
        }
        element(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" %s>%s</text>",
                number(x), number(y), anchor.name().toLowerCase(Locale.ROOT), style(lettering), escaped(text));
    }

    @Override
    public void upwards(String text, double x, double y, Lettering lettering) {
        element(
                "<text transform=\"translate(%s %s) rotate(-90)\" text-anchor=\"middle\" %s>%s</text>",
                number(x), number(y), style(lettering), escaped(text));
    }

    @Override
    public void within(Rectangle2D area, Runnable painting) {
        String id = ids + "clip" + ++clips;
        element("<clipPath id=\"%s\"><rect %s/></clipPath>", id, box(area));
        element("<g clip-path=\"url(#%s)\">", id);
        painting.run();
        element("</g>");
    }

    /** A little finer than paper, so that an enlarged document still looks sharp, and small enough to mail. */
    @Override
    public double density() {
        return 1.25;
    }

    private void element(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String box(Rectangle2D area) {
        return "x=\"" + number(area.getX()) + "\" y=\"" + number(area.getY()) + "\" width=\"" + number(area.getWidth())
                + "\" height=\"" + number(area.getHeight()) + "\"";
    }

    private static String points(double[] x, double[] y, int points) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points; i++) {
            text.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        return text.toString();
    }

    private String style(Lettering lettering) {
        return "font-size=\"" + number(lettering.size()) + "\"" + (lettering.bold() ? " font-weight=\"bold\"" : "")
                + " " + paint("fill", lettering.colour());
    }

    private String paint(String attribute, Color colour) {
        String hex = String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
        String property = properties.get(colour);
        String text = property == null
                ? attribute + "=\"" + hex + "\""
                : "style=\"" + attribute + ":var(" + property + "," + hex + ")\"";
        return colour.getAlpha() == 255
                ? text
                : text + " " + attribute + "-opacity=\"" + number(colour.getAlpha() / 255.0) + "\"";
    }

    private static String tenth(double value) {
        return number(Math.round(value * 10) / 10.0);
    }

    /** To a hundredth of a pixel, without needless zeros. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0
                ? Long.toString(hundredths / 100)
                : String.format(Locale.ROOT, "%.2f", hundredths / 100.0).replaceAll("0$", "");
    }

    /** What XML 1.0 can hold: file names may have anything in them. */
    private static String escaped(String text) {
        return text.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}

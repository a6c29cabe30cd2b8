package dev.undertone.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Paints pixels. */
final class RasterCanvas implements Canvas {

    private final Graphics2D g;
    private final double density;

    /** @param density pixels of the image per pixel of paper; {@code g} is already scaled so */
    RasterCanvas(Graphics2D g, double density) {
        this.g = g;
        this.density = density;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    @Override
    public void fill(Rectangle2D area, Color colour) {
        g.setColor(colour);
        g.fill(area);
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Color colour) {
        g.setColor(colour);
        g.setStroke(new BasicStroke(1));
        g.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    @Override
    public void polyline(double[] x, double[] y, int points, double width, Color colour) {
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path(x, y, points));
    }

    @Override
    public void polygon(double[] x, double[] y, int points, Color colour) {
        Path2D path = path(x, y, points);
        path.closePath();
        g.setColor(colour);
        g.fill(path);
    }

    private static Path2D path(double[] x, double[] y, int points) {
        Path2D path = new Path2D.Double();
        path.moveTo(x[0], y[0]);
        for (int i = 1; i < points; i++) {
            path.lineTo(x[i], y[i]);
        }
        return path;
    }

    @Override
    public void dots(double[] x, double[] y, int points, double radius, Color colour) {
        g.setColor(colour);
        for (int i = 0; i < points; i++) {
            g.fill(new Ellipse2D.Double(x[i] - radius, y[i] - radius, 2 * radius, 2 * radius));
        }
    }

    @Override
    public void image(BufferedImage image, Rectangle2D area) {
        int left = (int) Math.round(area.getMinX() * density);
        int top = (int) Math.round(area.getMinY() * density);
        Graphics2D device = (Graphics2D) g.create();
        device.scale(1 / density, 1 / density);
        device.drawImage(
                image,
                left,
                top,
                (int) Math.round(area.getMaxX() * density) - left,
                (int) Math.round(area.getMaxY() * density) - top,
                null);
        device.dispose();
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering, Anchor anchor) {
        double shift = switch (anchor) {
            case START -> 0;
            case MIDDLE -> lettering.width(text) / 2;
            case END -> lettering.width(text);
        };
        g.setColor(lettering.colour());
        g.setFont(lettering.font());
        g.drawString(text, (float) (x - shift), (float) y);
    }

    @Override
    public void upwards(String text, double x, double y, Lettering lettering) {
        Graphics2D turned = (Graphics2D) g.create();
        turned.translate(x, y);
        turned.rotate(-Math.PI / 2);
        turned.setColor(lettering.colour());
        turned.setFont(lettering.font());
        turned.drawString(text, (float) (-lettering.width(text) / 2), 0);
        turned.dispose();
    }

    @Override
    public void within(Rectangle2D area, Runnable painting) {
        Shape before = g.getClip();
        g.clip(area);
        painting.run();
        g.setClip(before);
    }

    @Override
    public double density() {
        return density;
    }
}

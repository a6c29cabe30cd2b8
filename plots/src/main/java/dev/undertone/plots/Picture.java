package dev.undertone.plots;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A figure on paper of a size: as pixels or as a scalable document, painted alike. Immutable and thread-safe. */
public final class Picture {

    private final Figure figure;
    private final FigureLayout layout;
    private final int width;
    private final int height;

    private Picture(Figure figure, int width, int height) {
        this.figure = figure;
        this.width = width;
        this.height = height;
        this.layout = new FigureLayout(figure, width, height);
    }

    /** At the size at which it looks well. */
    public static Picture of(Figure figure) {
        return new Picture(figure, FigureLayout.naturalWidth(figure), FigureLayout.naturalHeight(figure));
    }

    /**
     * At a given size.
     *
     * @param width in pixels of a screen of ordinary density; 0 for the width at which it looks well
     * @param height likewise
     * @throws IllegalArgumentException if the figure has no room, with the least size
     */
    public static Picture of(Figure figure, int width, int height) {
        return new Picture(
                figure,
                width == 0 ? FigureLayout.naturalWidth(figure) : width,
                height == 0 ? FigureLayout.naturalHeight(figure) : height);
    }

    /**
     * Its pixels.
     *
     * @param density pixels of the image per pixel of paper: 2 is sharp on today's screens
     */
    public BufferedImage pixels(double density) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * density), (int) Math.round(height * density), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(density, density);
            new FigurePainter(figure, layout, new RasterCanvas(g, density)).paint();
        } finally {
            g.dispose();
        }
        return image;
    }

    /**
     * An SVG element for a page that may be light or dark: paper, panels, frames, grid and text take the colours of the
     * custom properties {@code --plot-paper}, {@code --plot-panel}, {@code --plot-frame}, {@code --plot-grid}, {@code
     * --plot-ink} and {@code --plot-soft}, where the page sets them.
     *
     * @param id unique on the page, of letters, digits and hyphens
     */
    public String svgFor(String id) {
        SvgCanvas canvas = new SvgCanvas(width, height, id + "-", FigurePainter.PROPERTIES);
        new FigurePainter(figure, layout, canvas).paint();
        return canvas.document();
    }

    /** Its SVG document. */
    public String svg() {
        SvgCanvas canvas = new SvgCanvas(width, height);
        new FigurePainter(figure, layout, canvas).paint();
        return canvas.document();
    }
}

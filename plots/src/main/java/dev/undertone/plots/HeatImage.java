package dev.undertone.plots;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.function.IntToDoubleFunction;

/**
 * A heat map as pixels: cells smaller than a pixel are averaged, so that nothing flickers in or out; larger ones are
 * interpolated if the map is smooth.
 *
 * @param image 256 colours, one byte a pixel
 * @param left, right, bottom, top the part of the panel it covers, in shares of the axes
 */
record HeatImage(BufferedImage image, double left, double right, double bottom, double top) {

    private static final int LEVELS = 256;

    /**
     * Draws what lies within the axes.
     *
     * @param width pixels of the whole panel
     * @param height likewise
     */
    static HeatImage of(HeatMap map, Axis x, Axis y, ColourScale colours, double width, double height) {
        double left = Math.max(0, x.share(map.from()));
        double right = Math.min(1, x.share(map.to()));
        double bottom = Math.max(0, share(y, map.rowEdge(0)));
        double top = Math.min(1, share(y, map.rowEdge(map.rows())));
        int columns = pixels(right - left, width);
        int rows = pixels(top - bottom, height);
        Cells across = new Cells(map.columns(), columns, map.isSmooth(), left, right, i -> {
            double value = map.from() + (map.to() - map.from()) * i / map.columns();
            return x.share(value);
        });
        Cells up = new Cells(map.rows(), rows, map.isSmooth(), bottom, top, i -> share(y, map.rowEdge(i)));
        double[] column = new double[map.rows()];
        WritableRaster raster =
                new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_INDEXED, palette(colours.map())).getRaster();
        BufferedImage image = new BufferedImage(palette(colours.map()), raster, false, null);
        for (int i = 0; i < columns; i++) {
            for (int row = 0; row < map.rows(); row++) {
                int at = row;
                column[row] = across.mean(i, cell -> map.value(cell, at));
            }
            for (int j = 0; j < rows; j++) {
                double share = colours.axis().share(up.mean(j, cell -> column[cell]));
                int level = (int) Math.round(Math.max(0, Math.min(1, share)) * (LEVELS - 1));
                raster.setSample(i, rows - 1 - j, 0, level);
            }
        }
        return new HeatImage(image, left, right, bottom, top);
    }

    /** The colours of a map from its low end, left, to its high end. */
    static BufferedImage bar(ColourMap map) {
        BufferedImage image = new BufferedImage(1, LEVELS, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < LEVELS; i++) {
            image.setRGB(0, LEVELS - 1 - i, map.rgb(i / (LEVELS - 1.0)));
        }
        return image;
    }

    Rectangle2D place(Rectangle2D panel) {
        return new Rectangle2D.Double(
                panel.getX() + left * panel.getWidth(),
                panel.getMaxY() - top * panel.getHeight(),
                (right - left) * panel.getWidth(),
                (top - bottom) * panel.getHeight());
    }

    private static int pixels(double share, double length) {
        return Math.max(1, (int) Math.round(share * length));
    }

    /** Where an edge lies; one that the scale cannot place, such as 0 on a logarithmic one, lies below everything. */
    private static double share(Axis axis, double edge) {
        double share = axis.share(edge);
        return Double.isFinite(share) ? share : -1e6;
    }

    private static IndexColorModel palette(ColourMap map) {
        byte[] red = new byte[LEVELS];
        byte[] green = new byte[LEVELS];
        byte[] blue = new byte[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            int rgb = map.rgb(i / (LEVELS - 1.0));
            red[i] = (byte) (rgb >> 16);
            green[i] = (byte) (rgb >> 8);
            blue[i] = (byte) rgb;
        }
        return new IndexColorModel(8, LEVELS, red, green, blue);
    }

    /** Which cells each pixel shows, and with what weights. */
    private static final class Cells {

        private final int[] first;
        private final double[][] weights;

        /** @param edge the share of the axis at which a cell begins */
        Cells(int cells, int pixels, boolean smooth, double from, double to, IntToDoubleFunction edge) {
            first = new int[pixels];
            weights = new double[pixels][];
            double start = 0;
            int cell = 0;
            for (int pixel = 0; pixel < pixels; pixel++) {
                if (pixel == 0) {
                    cell = cellAt(from, 0, cells, edge);
                    start = position(from, cell, edge);
                }
                double endShare = from + (to - from) * (pixel + 1) / pixels;
                cell = cellAt(endShare, cell, cells, edge);
                double end = Math.min(cells, position(endShare, cell, edge));
                if (end - start >= 1 || !smooth) {
                    cover(pixel, start, end, cells);
                } else {
                    interpolate(pixel, (start + end) / 2 - 0.5, cells);
                }
                start = end;
            }
        }

        private static int cellAt(double share, int from, int cells, IntToDoubleFunction edge) {
            int cell = from;
            while (cell < cells - 1 && edge.applyAsDouble(cell + 1) <= share) {
                cell++;
            }
            return cell;
        }

        /** The share counted in cells. */
        private static double position(double share, int cell, IntToDoubleFunction edge) {
            double low = edge.applyAsDouble(cell);
            return cell + (share - low) / (edge.applyAsDouble(cell + 1) - low);
        }

        private void cover(int pixel, double start, double end, int cells) {
            int low = Math.max(0, Math.min(cells - 1, (int) Math.floor(start)));
            int high = Math.max(low + 1, Math.min(cells, (int) Math.ceil(end - 1e-9)));
            first[pixel] = low;
            weights[pixel] = new double[high - low];
            double sum = 0;
            for (int i = low; i < high; i++) {
                double weight = Math.max(1e-12, Math.min(end, i + 1) - Math.max(start, i));
                weights[pixel][i - low] = weight;
                sum += weight;
            }
            for (int i = 0; i < high - low; i++) {
                weights[pixel][i] /= sum;
            }
        }

        private void interpolate(int pixel, double centre, int cells) {
            double inside = Math.max(0, Math.min(cells - 1, centre));
            int low = Math.min(Math.max(0, cells - 2), (int) inside);
            first[pixel] = low;
            weights[pixel] = cells == 1 ? new double[] {1} : new double[] {1 - (inside - low), inside - low};
        }

        double mean(int pixel, IntToDoubleFunction value) {
            double sum = 0;
            for (int i = 0; i < weights[pixel].length; i++) {
                sum += weights[pixel][i] * value.applyAsDouble(first[pixel] + i);
            }
            return sum;
        }
    }
}

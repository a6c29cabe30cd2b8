package dev.undertone.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class HeatImageTest {

    private static final ColourScale COLOURS = new ColourScale(Axis.linear("", 0, 1), ColourMap.MAGMA);

    private static double value(HeatImage image, int x, int y) {
        return image.image().getRaster().getSample(x, y, 0) / 255.0;
    }

    @Test
    void smallCellsAreAveraged() {
        float[] values = new float[400];
        for (int i = 0; i < values.length; i += 4) {
            values[i] = 1;
        }
        HeatMap map = new HeatMap(values, 0, 0.01, HeatMap.numberedRows(1), true);
        HeatImage image = HeatImage.of(map, Axis.linear("", 0, 4), Axis.linear("", -0.5, 0.5), COLOURS, 100, 10);
        assertThat(image.image().getWidth()).isEqualTo(100);
        for (int x = 0; x < 100; x++) {
            assertThat(value(image, x, 5)).isCloseTo(0.25, within(0.01));
        }
    }

    @Test
    void largeCellsAreInterpolatedOnlyIfSmooth() {
        float[] values = {0, 1};
        Axis y = Axis.linear("", -0.5, 0.5);
        HeatImage blocks = HeatImage.of(
                new HeatMap(values, 0, 1, HeatMap.numberedRows(1), false), Axis.linear("", 0, 2), y, COLOURS, 20, 1);
        HeatImage smooth = HeatImage.of(
                new HeatMap(values, 0, 1, HeatMap.numberedRows(1), true), Axis.linear("", 0, 2), y, COLOURS, 20, 1);
        for (int x = 0; x < 20; x++) {
            assertThat(value(blocks, x, 0)).isEqualTo(x < 10 ? 0 : 1);
            double expected = Math.max(0, Math.min(1, (x + 0.5) / 10 - 0.5));
            assertThat(value(smooth, x, 0)).isCloseTo(expected, within(0.01));
        }
    }

    @Test
    void aRowLiesWhereTheAxisPutsIt() {
        int rows = 1000;
        float[] column = new float[rows];
        column[440] = 1;
        double[] edges = new double[rows + 1];
        for (int i = 0; i <= rows; i++) {
            edges[i] = i - 0.5;
        }
        Axis log = new Axis("", 50, 900, Scale.LOGARITHMIC, TickRule.HERTZ);
        HeatImage image =
                HeatImage.of(new HeatMap(column, 0, 1, edges, true), Axis.linear("", 0, 1), log, COLOURS, 3, 200);
        int brightest = 0;
        for (int y = 0; y < 200; y++) {
            brightest = value(image, 1, y) > value(image, 1, brightest) ? y : brightest;
        }
        assertThat(brightest).isEqualTo((int) (200 * (1 - log.share(440))));
    }

    @Test
    void onlyWhatLiesWithinTheAxesIsCovered() {
        HeatMap map = new HeatMap(new float[] {0, 1, 0, 1}, 1, 1, HeatMap.numberedRows(2), false);
        HeatImage image = HeatImage.of(map, Axis.linear("", 0, 10), Axis.linear("", 0.5, 2.5), COLOURS, 100, 100);
        Rectangle2D place = image.place(new Rectangle2D.Double(0, 0, 100, 100));
        assertThat(place).isEqualTo(new Rectangle2D.Double(10, 50, 20, 50));
        for (int x = 0; x < image.image().getWidth(); x++) {
            assertThat(value(image, x, 25)).isEqualTo(1);
        }
    }
}

package dev.undertone.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Bars, dots and violins. */
class ChartTest {

    private static final Axis NAMES = Axis.names("", List.of("low", "high"));

    private static Picture picture(Layer... layers) {
        Panel panel = new Panel("", Axis.linear("value", 0, 10), List.of(layers));
        return Picture.of(
                new Figure("", "", List.of(new Row("chart", "", 1, NAMES, Optional.empty(), List.of(panel)))),
                400,
                200);
    }

    private static boolean has(BufferedImage image, Color colour) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .anyMatch(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff)
                        == (colour.getRGB() & 0xffffff));
    }

    @Test
    void barsReachFromValueToValueAndAreNamedWhereThereIsRoom() throws Exception {
        Picture picture = picture(new Bars(List.of(
                new Bars.Bar(0, 5, 0.6, 1.4, Color.RED, "five"), new Bars.Bar(0, 10, -0.4, 0.4, Color.BLUE, "ten"))));
        assertThat(has(picture.pixels(1), Color.RED)).isTrue();
        assertThat(has(picture.pixels(1), Color.BLUE)).isTrue();
        assertThat(picture.svg()).contains(">five<").doesNotContain(">ten<");
    }

    @Test
    void dotsAreOnePathForAll() {
        Picture picture = picture(new Points(new double[] {1, 2, 3}, new double[] {0, 1, 0}, 3, new Color(0x123456)));
        assertThat(picture.svg()).containsOnlyOnce("stroke=\"#123456\"").containsPattern("(M[0-9.]+ [0-9.]+h0){3}");
        assertThat(has(picture.pixels(2), new Color(0x123456))).isTrue();
        assertThatThrownBy(() -> new Points(new double[1], new double[2], 1, Color.RED))
                .hasMessage("points must have as many x as y but had 1 and 2");
    }

    @Test
    void aViolinIsWidestWhereValuesAreDensest() {
        double[] values = IntStream.rangeClosed(0, 100)
                .mapToDouble(i -> 5 + 4 * Math.pow((i - 50) / 50.0, 3))
                .toArray();
        Violin violin = new Violin(0, values, Color.GREEN);
        assertThat(violin.percentile(0.5)).isCloseTo(5, within(1e-9));
        assertThat(violin.percentile(0)).isEqualTo(1);
        int widest = IntStream.range(0, violin.steps())
                .boxed()
                .max((a, b) -> Double.compare(violin.density(a), violin.density(b)))
                .orElseThrow();
        assertThat(violin.at(widest)).isCloseTo(5, within(0.2));
        assertThat(has(picture(violin).pixels(2), Color.GREEN)).isTrue();
    }

    @Test
    void equalValuesMakeALineAndBadOnesAreRefused() {
        Violin violin = new Violin(1, new double[] {3, 3, 3}, Color.GREEN);
        assertThat(violin.density(10)).isZero();
        assertThat(picture(violin).svg()).doesNotContain("NaN");
        assertThatThrownBy(() -> new Violin(0, new double[0], Color.RED)).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> new Violin(0, new double[] {1, Double.NaN}, Color.RED))
                .hasMessageContaining("2, 1 of them not finite");
    }

    @Test
    void aPageMayColourPaperAndTextAndHoldSeveralPictures() throws Exception {
        Picture picture = picture(new Bars(List.of(new Bars.Bar(0, 5, 0, 1, Color.RED, ""))));
        String svg = picture.svgFor("f7");
        assertThat(svg)
                .contains("style=\"fill:var(--plot-paper,#ffffff)\"", "var(--plot-ink,#1d1f24)", "id=\"f7-clip1\"")
                .contains("url(#f7-clip1)", "fill=\"#ff0000\"");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getElementsByTagName("rect")
                        .getLength())
                .isPositive();
        assertThat(picture.svg()).doesNotContain("var(").contains("id=\"clip1\"");
    }
}

package dev.undertone.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PictureTest {

    private static final Axis TIME = Axis.time(0, 2);

    private static Row row(String title, Axis x, String... panelTitles) {
        List<Panel> panels = new ArrayList<>();
        for (String panelTitle : panelTitles) {
            panels.add(new Panel(
                    panelTitle,
                    x,
                    List.of(
                            new Intervals(
                                    "shaded", List.of(new Intervals.Interval(0.5, 1)), new Color(0x40ff8800, true)),
                            new Envelope(0, 0.5, new double[] {-1, 0, -2, 0}, new double[] {1, 0, 2, 0}, Color.BLUE),
                            new Curve(
                                    new double[] {0, 0.5, 1, 1.5},
                                    new double[] {1, 2, 0, 1},
                                    new boolean[] {true, true, false, true},
                                    Color.RED))));
        }
        return new Row(title, "", 1, Axis.linear("y (unit)", -2, 2), Optional.empty(), panels);
    }

    private static Row heat() {
        float[] values = new float[40_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i * 0.001);
        }
        HeatMap map = new HeatMap(values, 0, 0.01, HeatMap.numberedRows(200), true);
        return new Row(
                "heat",
                "",
                1,
                Axis.linear("row", -0.5, 199.5),
                Optional.of(new ColourScale(Axis.linear("level (dB)", -1, 1), ColourMap.MAGMA)),
                List.of(new Panel("", TIME, List.of(map))));
    }

    private static Document parsed(Picture picture) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture.svg())));
    }

    private static List<String> texts(Document document) {
        NodeList nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void panelsOverOneAnotherShareOneTimeAxis() throws Exception {
        Figure figure = new Figure("file", "", List.of(row("a", TIME, "", ""), row("b", TIME, "", "")));
        assertThat(texts(parsed(Picture.of(figure))).stream().filter("time (s)"::equals))
                .hasSize(2);
        Figure different = new Figure("file", "", List.of(row("a", Axis.time(0, 3), ""), row("b", TIME, "")));
        assertThat(texts(parsed(Picture.of(different))).stream().filter("time (s)"::equals))
                .hasSize(2);
    }

    @Test
    void aDocumentIsWellFormedWhateverAFileIsCalled() throws Exception {
        Figure figure = new Figure("<b>&\"' \u0001\ud800.wav", "", List.of(row("r", TIME, "")));
        assertThat(texts(parsed(Picture.of(figure)))).contains("<b>&\"' \ufffd\ufffd.wav");
    }

    @Test
    void aDocumentStaysSmall() throws Exception {
        Document document = parsed(Picture.of(new Figure("", "", List.of(heat()))));
        assertThat(document.getElementsByTagName("image").getLength()).isEqualTo(2);
        assertThat(Picture.of(new Figure("", "", List.of(heat()))).svg()).hasSizeLessThan(150_000);
    }

    @Test
    void longNamesAreShortenedToTheirPanel() throws Exception {
        String name = "a-recording-with-a-name-that-is-far-too-long-for-a-panel-of-this-width-12.wav";
        List<String> texts = texts(parsed(Picture.of(new Figure("", "", List.of(row("", TIME, name, name))))));
        assertThat(texts).noneMatch(name::equals).anyMatch(t -> t.matches("a-rec.*\u2026.*12\\.wav"));
    }

    @Test
    void bothKindsOfPictureShowTheSame() throws Exception {
        Picture picture = Picture.of(new Figure("file", "note", List.of(heat(), row("r", TIME, ""))), 500, 400);
        BufferedImage pixels = picture.pixels(2);
        assertThat(pixels.getWidth()).isEqualTo(1000);
        assertThat(pixels.getHeight()).isEqualTo(800);
        Document document = parsed(picture);
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 500 400");
        org.w3c.dom.Element image =
                (org.w3c.dom.Element) document.getElementsByTagName("image").item(0);
        int x = (int) Math.round(2 * Double.parseDouble(image.getAttribute("x")));
        int y = (int) Math.round(2 * Double.parseDouble(image.getAttribute("y")));
        assertThat(pixels.getRGB(x - 4, y + 4) & 0xffffff).isEqualTo(0xffffff);
        assertThat(pixels.getRGB(x + 4, y + 4) & 0xffffff).isNotEqualTo(0xffffff);
    }

    @Test
    void paperThatIsTooSmallIsRefusedWithTheLeastSize() {
        Figure figure = new Figure("file", "", List.of(heat(), row("r", TIME, "", "", "")));
        assertThatThrownBy(() -> Picture.of(figure, 200, 0)).hasMessageContaining("width must be at least");
        assertThatThrownBy(() -> Picture.of(figure, 0, 90)).hasMessageContaining("height must be at least");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> new Figure("", "", List.of())).hasMessageContaining("at least one row");
        assertThatThrownBy(() -> row("bare", TIME)).hasMessageContaining("bare");
        assertThatThrownBy(() -> new Row("heat", "", 1, TIME, Optional.empty(), heat().panels()))
                .hasMessageContaining("colour scale");
        assertThatThrownBy(() -> new HeatMap(new float[5], 0, 1, HeatMap.numberedRows(2), true))
                .hasMessageContaining("2 rows");
    }
}

package dev.undertone.cli.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A finished SVG with one row, read as a viewer sees it. */
record DrawnSvg(String source, Document document) {

    /** An embedded picture and its place. */
    record Image(BufferedImage pixels, double x, double y, double width, double height) {

        int level(double share, double atY) {
            int row = (int) ((atY - y) / height * pixels.getHeight());
            return pixels.getRaster().getSample((int) (share * pixels.getWidth()), row, 0);
        }

        /** The middle of the brightest pixels of a column. */
        double brightestY(double share) {
            int column = (int) (share * pixels.getWidth());
            int most = -1;
            double sum = 0;
            int count = 0;
            for (int row = 0; row < pixels.getHeight(); row++) {
                int level = pixels.getRaster().getSample(column, row, 0);
                if (level > most) {
                    most = level;
                    sum = 0;
                    count = 0;
                }
                if (level == most) {
                    sum += row;
                    count++;
                }
            }
            return y + (sum / count + 0.5) / pixels.getHeight() * height;
        }
    }

    private record Mark(double y, String label) {}

    static DrawnSvg of(String source) {
        try {
            return new DrawnSvg(
                    source,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(source))));
        } catch (Exception e) {
            throw new AssertionError("not well-formed", e);
        }
    }

    private List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    /** The document's own words. */
    String withoutImages() {
        return source.replaceAll("base64,[^\"]*", "");
    }

    /** Heat maps in order, then the colour bar. */
    List<Image> images() {
        return elements("image").stream().map(DrawnSvg::image).toList();
    }

    private static Image image(Element element) {
        try {
            byte[] png = Base64.getDecoder().decode(element.getAttribute("href").replace("data:image/png;base64,", ""));
            return new Image(
                    ImageIO.read(new ByteArrayInputStream(png)),
                    number(element, "x"),
                    number(element, "y"),
                    number(element, "width"),
                    number(element, "height"));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The y axis's tick labels stand to its left, their baseline 4.3 under the mark. */
    private List<Mark> marks() {
        return elements("text").stream()
                .filter(text -> text.getAttribute("text-anchor").equals("end"))
                .map(text -> new Mark(number(text, "y") - 4.3, text.getTextContent()))
                .sorted(Comparator.comparingDouble(Mark::y))
                .toList();
    }

    /** What the first and last tick of the y axis say of a place between or beyond them. */
    double valueAt(double y, DoubleUnaryOperator scale) {
        Mark top = marks().get(0);
        Mark bottom = marks().get(marks().size() - 1);
        double high = scale.applyAsDouble(value(top));
        double low = scale.applyAsDouble(value(bottom));
        double target = low + (bottom.y() - y) / (bottom.y() - top.y()) * (high - low);
        double from = -1e5;
        double to = 1e5;
        for (int i = 0; i < 100; i++) {
            double middle = (from + to) / 2;
            double at = scale.applyAsDouble(middle);
            if (Double.isNaN(at) || at < target) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }

    private static double value(Mark mark) {
        String text = mark.label().replace('\u2212', '-');
        return text.endsWith("k")
                ? 1000 * Double.parseDouble(text.substring(0, text.length() - 1))
                : Double.parseDouble(text);
    }

    /** The label nearest to a place. */
    String nameAt(double y) {
        return marks().stream()
                .min(Comparator.comparingDouble(mark -> Math.abs(mark.y() - y)))
                .orElseThrow()
                .label();
    }

    List<double[]> longestLine() {
        return elements("polyline").stream()
                .map(DrawnSvg::points)
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    List<double[]> polygon() {
        return points(elements("polygon").get(0));
    }

    private static List<double[]> points(Element element) {
        List<double[]> points = new ArrayList<>();
        for (String pair : element.getAttribute("points").split(" ")) {
            String[] xy = pair.split(",");
            points.add(new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])});
        }
        return points;
    }
}

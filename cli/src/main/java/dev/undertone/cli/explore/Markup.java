package dev.undertone.cli.explore;

import java.util.Set;

/** Builds a page that is at once HTML and well-formed XML; every text and attribute is escaped. */
final class Markup {

    /** What may stand on a line of its own without showing a space. */
    private static final Set<String> BLOCKS =
            Set.of("div", "section", "p", "tr", "ul", "li", "figure", "head", "style");

    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes are names and values in turn. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        return this;
    }

    /** An element that has no end, such as {@code meta}. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>\n");
        return this;
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        if (BLOCKS.contains(tag)) {
            out.append('\n');
        }
        return this;
    }

    Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A whole element with a text in it. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Puts in what is markup already: the program's own drawings, never what a corpus says. */
    Markup drawing(String svg) {
        out.append(svg);
        return this;
    }

    /** File names and tables may hold anything, also what XML cannot. */
    private static String escaped(String text) {
        return text.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

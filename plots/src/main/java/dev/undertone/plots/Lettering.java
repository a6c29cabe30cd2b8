package dev.undertone.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;

/** A kind of text: size in pixels, weight and colour. */
record Lettering(double size, boolean bold, Color colour) {

    static final Color INK = new Color(0x1d1f24);
    static final Color SOFT = new Color(0x565b64);

    static final Lettering TITLE = new Lettering(18, true, INK);
    static final Lettering SUBTITLE = new Lettering(13, false, SOFT);
    static final Lettering HEADING = new Lettering(13.5, true, INK);
    static final Lettering NOTE = new Lettering(12, false, SOFT);
    static final Lettering TICK = new Lettering(12, false, SOFT);
    static final Lettering AXIS = new Lettering(12.5, false, INK);

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final String CUT = "\u2026";

    Font font() {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    }

    double width(String text) {
        return text.isEmpty() ? 0 : font().getStringBounds(text, CONTEXT).getWidth();
    }

    /** The text, or its beginning and end where it is wider than there is room for. */
    String fit(String text, double room) {
        String shown = text;
        for (int kept = text.length() - 1; kept > 2 && width(shown) > room; kept--) {
            shown = text.substring(0, (kept + 1) / 2) + CUT + text.substring(text.length() - kept / 2);
        }
        return shown;
    }
}

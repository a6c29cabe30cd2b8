package dev.undertone.plots;

/** Colours for numbers, ordered by lightness so that they read without colour vision and in print. Immutable. */
public final class ColourMap {

    /**
     * Black over violet to pale yellow, in even steps of lightness. Nine values of the map of that name.
     *
     * @see <a href="https://bids.github.io/colormap/">van der Walt and Smith, A better default colormap, 2015 (CC0)</a>
     */
    public static final ColourMap MAGMA =
            new ColourMap(0x000004, 0x1d1147, 0x51127c, 0x822681, 0xb63679, 0xe65164, 0xfb8861, 0xfec287, 0xfcfdbf);

    /** Dark violet over green to yellow; from the same source. */
    public static final ColourMap VIRIDIS =
            new ColourMap(0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21908c, 0x27ad81, 0x5dc863, 0xaadc32, 0xfde725);

    /**
     * Blue over white, the middle, to red: for values of both signs.
     *
     * @see <a href="https://colorbrewer2.org/">Brewer, ColorBrewer, scheme RdBu with eleven classes, reversed, 2003</a>
     */
    public static final ColourMap BLUE_RED = new ColourMap(
            0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b,
            0x67001f);

    private final int[] anchors;

    private ColourMap(int... anchors) {
        this.anchors = anchors;
    }

    /**
     * The colour at a place on the map, interpolated between its anchors.
     *
     * @param share 0 for the low end, 1 for the high end; beyond them the colours of the ends
     * @return {@code 0xRRGGBB}
     */
    public int rgb(double share) {
        double position = Math.max(0, Math.min(1, share)) * (anchors.length - 1);
        int below = Math.min(anchors.length - 2, (int) position);
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = anchors[below] >> shift & 0xff;
            int to = anchors[below + 1] >> shift & 0xff;
            rgb |= (int) Math.round(from + (position - below) * (to - from)) << shift;
        }
        return rgb;
    }
}

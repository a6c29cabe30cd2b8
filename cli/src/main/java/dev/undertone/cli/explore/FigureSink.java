package dev.undertone.cli.explore;

import dev.undertone.plots.Picture;

/** Puts a picture on the page. */
@FunctionalInterface
interface FigureSink {

    /** @param label what it shows, for those who cannot see it */
    void figure(String label, Picture picture);
}

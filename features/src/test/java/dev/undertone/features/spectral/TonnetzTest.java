package dev.undertone.features.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TonnetzTest {

    private static float[] tonnetz(float... chroma) {
        float[] out = new float[Tonnetz.DIMS];
        Tonnetz.apply(chroma, out, 0);
        return out;
    }

    @Test
    void aCMajorTriadPointsBetweenItsNotes() {
        float[] triad = tonnetz(1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0);
        // On the circle of fifths C, E and G stand at 0, 4 · 210 = 840 and 7 · 210 = 1470 degrees.
        assertThat((double) triad[0])
                .isCloseTo((Math.sin(Math.toRadians(840)) + Math.sin(Math.toRadians(1470))) / 3, within(1e-6));
        assertThat((double) triad[1])
                .isCloseTo((1 + Math.cos(Math.toRadians(840)) + Math.cos(Math.toRadians(1470))) / 3, within(1e-6));
        // Major thirds: C and E a third of the circle of 1/2 apart, G beside C.
        assertThat((double) triad[4])
                .isCloseTo((Math.sin(Math.toRadians(480)) + Math.sin(Math.toRadians(840))) / 6, within(1e-6));
        assertThat((double) triad[5])
                .isCloseTo((1 + Math.cos(Math.toRadians(480)) + Math.cos(Math.toRadians(840))) / 6, within(1e-6));
    }

    @Test
    void oneNoteLiesOnEveryCircle() {
        for (int p = 0; p < 12; p++) {
            float[] chroma = new float[12];
            chroma[p] = 0.3f;
            float[] note = tonnetz(chroma);
            assertThat(Math.hypot(note[0], note[1])).isCloseTo(1, within(1e-6));
            assertThat(Math.hypot(note[2], note[3])).isCloseTo(1, within(1e-6));
            assertThat(Math.hypot(note[4], note[5])).isCloseTo(0.5, within(1e-6));
        }
    }

    @Test
    void allNotesAlikeOrNoneAreTheCentre() {
        for (float value : tonnetz(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)) {
            assertThat(value).isCloseTo(0, within(1e-6f));
        }
        assertThat(tonnetz(new float[12])).containsOnly(0);
    }

    @Test
    void doesNotDependOnTheScale() {
        float[] one = tonnetz(0.1f, 0.9f, 0, 0, 1, 0, 0, 0.2f, 0, 0, 0, 0.4f);
        float[] same = tonnetz(0.05f, 0.45f, 0, 0, 0.5f, 0, 0, 0.1f, 0, 0, 0, 0.2f);
        assertThat(one).containsExactly(same);
    }
}

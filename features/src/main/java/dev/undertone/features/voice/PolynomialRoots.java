package dev.undertone.features.voice;

/**
 * The complex roots of a real polynomial by Laguerre's method, dividing out each real root or conjugate pair as it is
 * found. Holds scratch memory: used by one thread.
 *
 * @see <a href="https://numerical.recipes">Press et al., Numerical Recipes, 3rd edition 2007, section 9.5.3</a>
 */
final class PolynomialRoots {

    private static final int MAX_ITERATIONS = 40;
    /** Convergence is cubic: after a step as small as this the root is exact to rounding. */
    private static final double LAST_STEP = 1e-7;

    private static final double REAL = 1e-7;

    private final double[] work;
    private double re;
    private double im;

    PolynomialRoots(int maxDegree) {
        work = new double[maxDegree + 1];
    }

    /**
     * Finds one root of each conjugate pair, the one whose imaginary part is positive. Real roots are left out.
     *
     * @param coefficients of {@code z^degree} down to the constant; the first is not 0
     * @param rootsRe filled with real parts, at least {@code degree / 2} long
     * @param rootsIm likewise with imaginary parts
     * @return how many there are
     */
    int upperHalf(double[] coefficients, int degree, double[] rootsRe, double[] rootsIm) {
        System.arraycopy(coefficients, 0, work, 0, degree + 1);
        int found = 0;
        int left = degree;
        while (left > 2) {
            // Off the real axis and near the unit circle, where the roots of linear prediction lie.
            re = 0.9;
            im = 0.3;
            converge(left);
            if (Math.abs(im) <= REAL) {
                divideByRoot(left, re);
                left--;
            } else {
                rootsRe[found] = re;
                rootsIm[found++] = Math.abs(im);
                divideByPair(left, 2 * re, -re * re - im * im);
                left -= 2;
            }
        }
        double centre = -work[1] / (2 * work[0]);
        double discriminant = left < 2 ? 0 : centre * centre - work[2] / work[0];
        if (discriminant < 0) {
            rootsRe[found] = centre;
            rootsIm[found++] = Math.sqrt(-discriminant);
        }
        return found;
    }

    /** Moves {@code re + i·im} to a root of the polynomial of that degree in {@code work}. */
    private void converge(int degree) {
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            double valueRe = work[0];
            double valueIm = 0;
            double slopeRe = 0;
            double slopeIm = 0;
            double bendRe = 0;
            double bendIm = 0;
            for (int i = 1; i <= degree; i++) {
                double t = re * bendRe - im * bendIm + slopeRe;
                bendIm = re * bendIm + im * bendRe + slopeIm;
                bendRe = t;
                t = re * slopeRe - im * slopeIm + valueRe;
                slopeIm = re * slopeIm + im * slopeRe + valueIm;
                slopeRe = t;
                t = re * valueRe - im * valueIm + work[i];
                valueIm = re * valueIm + im * valueRe;
                valueRe = t;
            }
            double size = valueRe * valueRe + valueIm * valueIm;
            if (size < 1e-28 * work[0] * work[0]) {
                return;
            }
            // g = p'/p, h = g² - p''/p, with p'' = 2 bend.
            double gRe = (slopeRe * valueRe + slopeIm * valueIm) / size;
            double gIm = (slopeIm * valueRe - slopeRe * valueIm) / size;
            double squareRe = gRe * gRe - gIm * gIm;
            double squareIm = 2 * gRe * gIm;
            double hRe = squareRe - 2 * (bendRe * valueRe + bendIm * valueIm) / size;
            double hIm = squareIm - 2 * (bendIm * valueRe - bendRe * valueIm) / size;
            double underRe = (degree - 1) * (degree * hRe - squareRe);
            double underIm = (degree - 1) * (degree * hIm - squareIm);
            double modulus = Math.sqrt(underRe * underRe + underIm * underIm);
            double rootRe = Math.sqrt(Math.max(0, (modulus + underRe) / 2));
            double rootIm = Math.copySign(Math.sqrt(Math.max(0, (modulus - underRe) / 2)), underIm);
            double sign = gRe * rootRe + gIm * rootIm >= 0 ? 1 : -1;
            double nRe = gRe + sign * rootRe;
            double nIm = gIm + sign * rootIm;
            double n = nRe * nRe + nIm * nIm;
            if (n == 0) {
                re += 0.1;
                continue;
            }
            double stepRe = degree * nRe / n;
            double stepIm = -degree * nIm / n;
            re -= stepRe;
            im -= stepIm;
            if (stepRe * stepRe + stepIm * stepIm < LAST_STEP * LAST_STEP * (re * re + im * im)) {
                return;
            }
        }
    }

    private void divideByRoot(int degree, double root) {
        for (int i = 1; i < degree; i++) {
            work[i] += root * work[i - 1];
        }
    }

    /** Divides by {@code z² - sum·z - minusProduct}. */
    private void divideByPair(int degree, double sum, double minusProduct) {
        work[1] += sum * work[0];
        for (int i = 2; i < degree - 1; i++) {
            work[i] += sum * work[i - 1] + minusProduct * work[i - 2];
        }
    }
}

package dev.undertone.features.statistics;

/**
 * How steeply a track rises and falls between its {@link TurningPoints}: mean and standard deviation of the slopes of
 * the straight lines from the track's first value to the first turning point, and from each turning point to the next.
 * Falls count as positive numbers. Without turning points, and of no rise or no fall, all are 0.
 *
 * <p>The stretch from the last turning point to the track's end goes with the rises if that point is a valley, else with
 * the falls, as it is: upwards positive, downwards negative, so an unfinished fall lowers the mean fall. It adds nothing
 * to the sum of squares behind the deviation but counts in its number. Both are oddities of the published reference
 * outputs of eGeMAPS, kept because values that are called the same should be the same.
 *
 * <p>Used by one thread, {@link #measure} first.
 */
public final class Slopes {

    private double meanRise;
    private double riseDeviation;
    private double meanFall;
    private double fallDeviation;

    /**
     * @param points those of the same track and count
     * @param secondsPerFrame between neighbouring values
     */
    public void measure(float[] track, int count, TurningPoints points, double secondsPerFrame) {
        meanRise = 0;
        meanFall = 0;
        riseDeviation = 0;
        fallDeviation = 0;
        if (points.size() == 0) {
            return;
        }
        boolean endRises = !points.isPeak(points.size() - 1);
        int last = points.frame(points.size() - 1);
        double end = (track[count - 1] - (double) track[last]) / ((count - 1 - last) * secondsPerFrame);
        for (boolean rises : new boolean[] {true, false}) {
            boolean withEnd = rises == endRises;
            int n = withEnd ? 1 : 0;
            double sum = withEnd ? end : 0;
            for (int i = 0; i < points.size(); i++) {
                if (points.isPeak(i) == rises) {
                    sum += slope(track, points, i, secondsPerFrame);
                    n++;
                }
            }
            double mean = n == 0 ? 0 : sum / n;
            double squares = 0;
            for (int i = 0; i < points.size(); i++) {
                if (points.isPeak(i) == rises) {
                    double distance = slope(track, points, i, secondsPerFrame) - mean;
                    squares += distance * distance;
                }
            }
            double deviation = n == 0 ? 0 : Math.sqrt(squares / n);
            if (rises) {
                meanRise = mean;
                riseDeviation = deviation;
            } else {
                meanFall = mean;
                fallDeviation = deviation;
            }
        }
    }

    /** How steeply the track goes to that point from the one before, or from its first value. */
    private static double slope(float[] track, TurningPoints points, int point, double secondsPerFrame) {
        int to = points.frame(point);
        int from = point == 0 ? 0 : points.frame(point - 1);
        double rise = (track[to] - (double) track[from]) / ((to - from) * secondsPerFrame);
        return points.isPeak(point) ? rise : -rise;
    }

    /** In the track's unit per second. */
    public double meanRise() {
        return meanRise;
    }

    public double riseDeviation() {
        return riseDeviation;
    }

    /** Positive for a fall, in the track's unit per second. */
    public double meanFall() {
        return meanFall;
    }

    public double fallDeviation() {
        return fallDeviation;
    }
}

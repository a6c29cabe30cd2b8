package dev.undertone.features.composition;

/**
 * The rises and falls of a track from one turning point to the next within its runs, as slopes per second, both
 * positive; and the values at its tops.
 */
record TrackSlopes(Spread rising, Spread falling, Spread peaks) {

    static TrackSlopes of(ChosenTrack track) {
        TrackSlopes slopes = new TrackSlopes(new Spread(), new Spread(), new Spread());
        for (int run = 0; run < track.runs(); run++) {
            slopes.follow(track, track.runStart(run), track.runEnd(run));
        }
        return slopes;
    }

    private void follow(ChosenTrack track, int from, int to) {
        int turn = from;
        for (int i = from + 1; i < to; i++) {
            boolean last = i == to - 1;
            float step = track.value(i) - track.value(i - 1);
            float next = last ? 0 : track.value(i + 1) - track.value(i);
            boolean top = step > 0 && next <= 0;
            boolean bottom = step < 0 && next >= 0;
            if (top || bottom) {
                double slope = (track.value(i) - track.value(turn)) / ((i - turn) * track.hopSeconds());
                if (slope > 0) {
                    rising.add(slope);
                } else if (slope < 0) {
                    falling.add(-slope);
                }
                if (top && !last) {
                    peaks.add(track.value(i));
                }
                turn = i;
            }
        }
    }
}

package dev.undertone.features.voice;

import dev.undertone.features.statistics.TrackStatistics;
import java.util.List;

/** How an utterance is timed, and how its pitch and loudness move from frame to frame. */
final class Rhythm {

    /** The names; units in {@link #UNITS}. Without voiced stretches, gaps or pitch, what describes them is 0. */
    static final List<String> NAMES = List.of(
            "duration",
            "log_duration",
            "voiced_share",
            "active_share",
            "voiced_segments_per_second",
            "voiced_length_mean",
            "voiced_length_sd",
            "voiced_length_max",
            "gap_mean",
            "gap_sd",
            "energy_peaks_per_second",
            "jitter",
            "shimmer",
            "f0_rise",
            "f0_fall",
            "f0_rising_share",
            "energy_max");

    static final List<String> UNITS = List.of(
            "s",
            "ln s",
            "1",
            "1",
            "1/s",
            "s",
            "s",
            "s",
            "s",
            "s",
            "1/s",
            "1",
            "dB",
            "semitones/frame",
            "semitones/frame",
            "1",
            "dB");

    private static final double HOP_SECONDS = (double) VoiceTracks.HOP / VoiceTracks.SAMPLE_RATE_HZ;
    /** A syllable's energy stands out from the valleys beside it by at least this. */
    private static final double PEAK_DB = 3;

    private final VoiceTracks tracks;
    private final TrackStatistics statistics = new TrackStatistics();
    private final float[] lengths;
    private final float[] gaps;
    private int segments;
    private int voicedFrames;

    Rhythm(VoiceTracks tracks) {
        this.tracks = tracks;
        this.lengths = new float[tracks.frames()];
        this.gaps = new float[tracks.frames()];
        findSegments();
    }

    /** Fills in all of {@link #NAMES} from {@code at} on. */
    void write(double durationSeconds, float[] into, int at) {
        into[at] = (float) durationSeconds;
        into[at + 1] = (float) Math.log(durationSeconds);
        into[at + 2] = (float) voicedFrames / tracks.frames();
        into[at + 3] = activeShare();
        into[at + 4] = (float) (segments / durationSeconds);
        statistics.meanAndDeviation(lengths, segments, into, at + 5);
        into[at + 7] = max(lengths, segments, 0);
        statistics.meanAndDeviation(gaps, Math.max(0, segments - 1), into, at + 8);
        into[at + 10] = (float) (energyPeaks() / durationSeconds);
        writePerturbation(into, at + 11);
        writeGlides(into, at + 13);
        float[] energy = tracks.values(Track.ENERGY, 0);
        into[at + 16] = max(energy, energy.length, Float.NEGATIVE_INFINITY);
    }

    /** Lengths of voiced stretches and of the gaps between them, in seconds. */
    private void findSegments() {
        PitchTrack pitch = tracks.pitch();
        int lastVoiced = -1;
        for (int frame = 0; frame < tracks.frames(); frame++) {
            if (!pitch.isVoiced(frame)) {
                continue;
            }
            if (lastVoiced != frame - 1 || segments == 0) {
                if (segments > 0) {
                    gaps[segments - 1] = (float) ((frame - lastVoiced - 1) * HOP_SECONDS);
                }
                segments++;
            }
            lengths[segments - 1] += (float) HOP_SECONDS;
            lastVoiced = frame;
            voicedFrames++;
        }
    }

    private float activeShare() {
        int count = 0;
        for (boolean active : tracks.active()) {
            count += active ? 1 : 0;
        }
        return (float) count / tracks.frames();
    }

    /** Maxima of the energy, smoothed over 50 ms, with a valley on both sides. */
    private int energyPeaks() {
        float[] energy = tracks.values(Track.ENERGY, 0);
        float floor = (float) (max(energy, energy.length, Float.NEGATIVE_INFINITY) - FrameEnergy.ACTIVE_RANGE_DB);
        int peaks = 0;
        boolean rising = true;
        double extreme = floor;
        for (int frame = 0; frame < energy.length; frame++) {
            double sum = 0;
            for (int i = -2; i <= 2; i++) {
                int at = frame + i;
                sum += at < 0 || at >= energy.length ? floor : Math.max(floor, energy[at]);
            }
            double smooth = sum / 5;
            if (rising && smooth < extreme - PEAK_DB) {
                peaks++;
                rising = false;
                extreme = smooth;
            } else if (!rising && smooth > extreme + PEAK_DB) {
                rising = true;
                extreme = smooth;
            } else {
                extreme = rising ? Math.max(extreme, smooth) : Math.min(extreme, smooth);
            }
        }
        return peaks;
    }

    /** Mean change of period over mean period, and of level, between neighbouring voiced frames. */
    private void writePerturbation(float[] into, int at) {
        PitchTrack pitch = tracks.pitch();
        float[] energy = tracks.values(Track.ENERGY, 0);
        double change = 0;
        double period = 0;
        double level = 0;
        int pairs = 0;
        for (int frame = 1; frame < tracks.frames(); frame++) {
            if (pitch.isVoiced(frame) && pitch.isVoiced(frame - 1)) {
                change += Math.abs(1 / pitch.hz(frame) - 1 / pitch.hz(frame - 1));
                period += 1 / pitch.hz(frame);
                level += Math.abs(energy[frame] - energy[frame - 1]);
                pairs++;
            }
        }
        into[at] = pairs == 0 ? 0 : (float) (change / period);
        into[at + 1] = pairs == 0 ? 0 : (float) (level / pairs);
    }

    /** Mean rise where the pitch rises, mean fall where it falls, and how often it rises. */
    private void writeGlides(float[] into, int at) {
        float[] delta = tracks.values(Track.F0_DELTA, 0);
        double rise = 0;
        double fall = 0;
        int rising = 0;
        int falling = 0;
        for (int frame = 0; frame < tracks.frames(); frame++) {
            if (tracks.gliding()[frame] && delta[frame] > 0) {
                rise += delta[frame];
                rising++;
            } else if (tracks.gliding()[frame] && delta[frame] < 0) {
                fall += delta[frame];
                falling++;
            }
        }
        into[at] = rising == 0 ? 0 : (float) (rise / rising);
        into[at + 1] = falling == 0 ? 0 : (float) (fall / falling);
        into[at + 2] = rising + falling == 0 ? 0 : (float) rising / (rising + falling);
    }

    private static float max(float[] values, int count, float start) {
        float max = start;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }
}

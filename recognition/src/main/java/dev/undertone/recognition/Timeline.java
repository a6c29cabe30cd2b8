package dev.undertone.recognition;

import java.util.List;

/**
 * The judged recording: windows in order of time, segments in order of time, and one verdict over all.
 */
public record Timeline(Verdict overall, List<Window> windows, List<Segment> segments) {

    public Timeline {
        windows = List.copyOf(windows);
        segments = List.copyOf(segments);
    }
}

package dev.undertone.benchmarks.alerts;

import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.UtteranceAudio;
import dev.undertone.recognition.Recogniser;
import dev.undertone.recognition.RecognitionSession;
import dev.undertone.recognition.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A session put together from clips of one speaker: first one mood, then another. Clips come in shuffled order, again from
 * the start where there are too few, with short silences between.
 *
 * @param windows as live listening judges them
 * @param turnSeconds where the second mood begins
 */
record StagedSession(List<Window> windows, double turnSeconds) {

    private static final int RATE_HZ = 16_000;
    private static final double PAUSE_SECONDS = 0.4;

    StagedSession {
        windows = List.copyOf(windows);
    }

    static StagedSession of(
            Recogniser recogniser,
            List<Utterance> first,
            double firstSeconds,
            List<Utterance> second,
            double secondSeconds,
            Random random)
            throws IOException {
        try (RecognitionSession session = recogniser.open(RATE_HZ)) {
            double turn = play(session, first, firstSeconds, random);
            play(session, second, secondSeconds, random);
            return new StagedSession(session.finish().windows(), turn);
        }
    }

    private static double play(RecognitionSession session, List<Utterance> clips, double seconds, Random random)
            throws IOException {
        List<Utterance> order = new ArrayList<>(clips);
        Collections.shuffle(order, random);
        float[] pause = new float[(int) Math.round(PAUSE_SECONDS * RATE_HZ)];
        long played = 0;
        for (int i = 0; played < seconds * RATE_HZ; i++) {
            Waveform clip = UtteranceAudio.read(order.get(i % order.size()), RATE_HZ);
            session.accept(clip.toArray(), 0, clip.length());
            session.accept(pause, 0, pause.length);
            played += clip.length() + pause.length;
        }
        return (double) played / RATE_HZ;
    }
}

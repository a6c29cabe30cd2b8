package dev.undertone.cli.explore;

import dev.undertone.audio.Waveform;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.UtteranceAudio;
import dev.undertone.corpora.check.ClipScan;
import dev.undertone.features.egemaps.EgemapsV02;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.features.voice.RecordingQuality;
import dev.undertone.training.FeatureBlock;
import dev.undertone.training.FeatureExtraction;
import dev.undertone.training.FeatureSource;
import dev.undertone.training.InputSpec;
import dev.undertone.training.Rendition;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Measures a recording in two ways that a cache can keep: its signal, at its own sampling rate, and its eGeMAPS
 * functionals, untrimmed and at its own level as that set is published.
 */
public final class ClipMeasures implements FeatureSource {

    private static final InputSpec SIGNAL = new InputSpec("recording-signal-v1", 1, List.of(1.0));
    private static final InputSpec VOICE = new InputSpec(EgemapsV02.ID, 1, List.of(1.0));
    private static final FrontEndOptions AS_RECORDED = new FrontEndOptions(false, OptionalDouble.empty());

    private final FeatureSource extraction = new FeatureExtraction();

    /** Measures a recording, asking {@code source}, which may be a cache before this. */
    public static ExploredClip clip(Utterance utterance, FeatureSource source) throws IOException {
        FeatureBlock signal = source.features(utterance, SIGNAL, AS_RECORDED, Rendition.ORIGINAL);
        FeatureBlock voice = source.features(utterance, VOICE, AS_RECORDED, Rendition.ORIGINAL);
        return new ExploredClip(utterance, signal, voice);
    }

    @Override
    public FeatureBlock features(Utterance utterance, InputSpec input, FrontEndOptions frontEnd, Rendition rendition)
            throws IOException {
        if (!input.equals(SIGNAL)) {
            return extraction.features(utterance, input, frontEnd, rendition);
        }
        ClipScan scan = ClipScan.of(utterance);
        Waveform recording = UtteranceAudio.read(utterance, scan.recordingRateHz());
        RecordingQuality quality = RecordingQuality.of(recording);
        float[] values = new float[ExploredClip.FIRST_BAND + RecordingQuality.BANDS];
        values[ExploredClip.SECONDS] = (float) scan.seconds();
        values[ExploredClip.RATE_HZ] = scan.recordingRateHz();
        values[ExploredClip.LOUDEST_DBFS] = (float) scan.loudestDbfs();
        values[ExploredClip.FLAT_TOPS] = scan.flatTops();
        values[ExploredClip.BANDWIDTH_HZ] = (float) quality.bandwidthHz();
        values[ExploredClip.HAS_SNR] = quality.snrDb().isPresent() ? 1 : 0;
        values[ExploredClip.SNR_DB] = (float) quality.snrDb().orElse(0);
        for (int band = 0; band < RecordingQuality.BANDS; band++) {
            values[ExploredClip.FIRST_BAND + band] = (float) quality.bandDb(band);
        }
        return FeatureBlock.of(1, values.length, values);
    }
}

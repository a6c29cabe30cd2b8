package dev.undertone.recognition;

import dev.undertone.audio.Channel;
import dev.undertone.models.ModelInfo;
import java.util.List;
import java.util.Optional;

/**
 * One channel of one recording, judged.
 *
 * @param file as its user named it; {@code -} for standard input
 * @param sampleRateHz of the recording, before resampling
 * @param baseline that it was heard against; empty if against none
 * @param warnings what the user should know: truncation, clipping, narrow band, a restricted label set
 */
public record RecognitionResult(
        String file,
        double durationSeconds,
        int sampleRateHz,
        Channel channel,
        ModelInfo model,
        Timeline timeline,
        Optional<BaselineUse> baseline,
        List<String> warnings) {

    public RecognitionResult {
        warnings = List.copyOf(warnings);
    }
}

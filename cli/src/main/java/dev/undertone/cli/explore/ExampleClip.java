package dev.undertone.cli.explore;

import dev.undertone.audio.Waveform;
import dev.undertone.cli.plot.Clip;
import dev.undertone.cli.plot.FeatureFigure;
import dev.undertone.cli.plot.PlotKind;
import dev.undertone.cli.plot.PlotOptions;
import dev.undertone.corpora.Utterance;
import dev.undertone.corpora.UtteranceAudio;
import dev.undertone.emotions.Emotion;
import dev.undertone.plots.Figure;
import dev.undertone.plots.Picture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One recording of an emotion to look at and listen to.
 *
 * @param picture its waveform, mel spectrogram, MFCC and chroma
 * @param waveform what is drawn: its beginning, at 16 kHz
 */
record ExampleClip(Utterance utterance, Picture picture, Waveform waveform) {

    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final double MOST_SECONDS = 6;
    private static final int HEIGHT = 620;
    private static final int WAV_HEADER_BYTES = 44;

    private static final List<PlotKind> KINDS =
            List.of(PlotKind.WAVEFORM, PlotKind.MEL, PlotKind.MFCC, PlotKind.CHROMA);

    /**
     * One clip of each emotion, as far as possible of one speaker, the one with the most emotions, and of ordinary length;
     * all drawn on the same scales.
     */
    static List<ExampleClip> of(List<ExploredClip> clips) throws IOException {
        List<Clip> drawn = new ArrayList<>();
        List<Utterance> chosen = new ArrayList<>();
        for (ExploredClip clip : chosen(clips).values()) {
            Waveform whole = UtteranceAudio.read(clip.utterance(), SAMPLE_RATE_HZ);
            int length = (int) Math.min(whole.length(), MOST_SECONDS * SAMPLE_RATE_HZ);
            if (length >= Clip.LEAST_SECONDS * SAMPLE_RATE_HZ) {
                Waveform beginning = Waveform.of(Arrays.copyOf(whole.toArray(), length), SAMPLE_RATE_HZ);
                drawn.add(new Clip(clip.utterance().emotion().id(), beginning, 0));
                chosen.add(clip.utterance());
            }
        }
        if (drawn.isEmpty()) {
            return List.of();
        }
        List<Figure> figures = FeatureFigure.each(KINDS, drawn, PlotOptions.defaults());
        List<ExampleClip> examples = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            examples.add(new ExampleClip(
                    chosen.get(i),
                    Picture.of(figures.get(i), Drawing.WIDTH, HEIGHT),
                    drawn.get(i).waveform()));
        }
        return examples;
    }

    private static Map<Emotion, ExploredClip> chosen(List<ExploredClip> clips) {
        Map<String, Long> emotionsOfSpeaker = clips.stream()
                .collect(Collectors.groupingBy(
                        c -> c.utterance().speakerKey(),
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(c -> c.utterance().emotion(), Collectors.toSet()),
                                emotions -> (long) emotions.size())));
        Comparator<Map.Entry<String, Long>> byEmotions = Map.Entry.comparingByValue(Comparator.reverseOrder());
        List<String> speakers = emotionsOfSpeaker.entrySet().stream()
                .sorted(byEmotions)
                .map(Map.Entry::getKey)
                .toList();
        List<Emotion> emotions = clips.stream()
                .map(c -> c.utterance().emotion())
                .distinct()
                .sorted()
                .toList();
        Map<Emotion, ExploredClip> chosen = new LinkedHashMap<>();
        for (Emotion emotion : emotions) {
            for (String speaker : speakers) {
                List<ExploredClip> candidates = clips.stream()
                        .filter(c -> c.utterance().emotion() == emotion
                                && c.utterance().speakerKey().equals(speaker))
                        .sorted(Comparator.comparingDouble(ExploredClip::seconds))
                        .toList();
                if (!candidates.isEmpty()) {
                    chosen.put(emotion, candidates.get(candidates.size() / 2));
                    break;
                }
            }
        }
        return chosen;
    }

    /** What is drawn as a WAV file of 16 bits, in a {@code data:} address. */
    String audioAddress() {
        int bytes = 2 * waveform.length();
        ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(WAV_HEADER_BYTES - 8 + bytes).put(ascii("WAVEfmt "));
        wav.putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(SAMPLE_RATE_HZ)
                .putInt(2 * SAMPLE_RATE_HZ)
                .putShort((short) 2)
                .putShort((short) 16);
        wav.put(ascii("data")).putInt(bytes);
        for (int i = 0; i < waveform.length(); i++) {
            int value = Math.round(waveform.sample(i) * 32767);
            wav.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
        }
        return "data:audio/wav;base64," + Base64.getEncoder().encodeToString(wav.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

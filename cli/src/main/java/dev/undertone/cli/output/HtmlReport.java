package dev.undertone.cli.output;

import com.google.gson.stream.JsonWriter;
import dev.undertone.emotions.Emotion;
import dev.undertone.recognition.RecognitionResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Results as one self-contained page: waveform, spectrogram, timeline, segments, and playback where the audio is given
 * along. It asks for nothing from any other place.
 */
public final class HtmlReport implements ResultWriter {

    private static final String TEMPLATE = "report.html";
    private static final String SLOT = "@DATA@";

    private final Writer out;
    private final Overviews overviews;
    private final AudioSources audio;
    private final String end;
    private int written;

    /** Where a report gets a recording's playable audio from. */
    @FunctionalInterface
    public interface AudioSources {

        /** The whole recording as a {@code data:} address, or nothing where it is not to be given along. */
        Optional<String> dataAddress(RecognitionResult result) throws IOException;
    }

    /** Writes to {@code out}, which stays open. */
    public HtmlReport(Writer out, Overviews overviews, AudioSources audio) throws IOException {
        this.out = out;
        this.overviews = overviews;
        this.audio = audio;
        String template = template();
        int slot = template.indexOf(SLOT);
        this.end = template.substring(slot + SLOT.length());
        out.write(template, 0, slot);
        out.write("{\"colours\":{");
        String comma = "";
        for (Emotion emotion : Emotion.values()) {
            out.write(comma + '"' + emotion.id() + "\":\"" + emotion.colour() + '"');
            comma = ",";
        }
        out.write("},\"recordings\":[");
    }

    @Override
    public void accept(RecognitionResult result) throws IOException {
        RecordingOverview overview = overviews.of(result);
        StringWriter object = new StringWriter();
        new JsonResults(object, JsonResults.Layout.LINES).accept(result);
        StringWriter rest = new StringWriter();
        JsonWriter json = new JsonWriter(rest);
        json.beginObject();
        json.name("peaks").beginArray();
        for (int i = 0; i < overview.columns(); i++) {
            json.value(Math.round(overview.low(i) * 1000) / 1000.0);
            json.value(Math.round(overview.high(i) * 1000) / 1000.0);
        }
        json.endArray();
        json.name("spectrogram").value(png(overview));
        Optional<String> address = audio.dataAddress(result);
        if (address.isPresent()) {
            json.name("audio").value(address.get());
        }
        json.name("result").jsonValue(object.toString().strip());
        json.endObject();
        // A file name must not be able to end the script element that holds the data.
        out.write((written++ == 0 ? "\n" : ",\n") + rest.toString().replace("<", "\\u003c"));
    }

    @Override
    public void close() throws IOException {
        out.write("\n]}" + end);
        out.flush();
    }

    private static String png(RecordingOverview overview) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(SpectrogramImage.of(overview), "png", bytes);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String template() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("the program's own resource " + TEMPLATE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package dev.undertone.models.baseline;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.undertone.features.FeatureCatalog;
import dev.undertone.features.FeatureSet;
import dev.undertone.models.internal.FrontEndJson;
import dev.undertone.models.internal.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A baseline as a JSON file, {@code NAME.baseline}; {@code docs/baseline.md} describes it. */
public final class BaselineFile {

    private static final String FORMAT = "undertone-baseline";
    private static final int FORMAT_VERSION = 1;

    /** Far above any real one; keeps a hostile file from filling the memory. */
    private static final int MAX_BYTES = 16 << 20;

    private BaselineFile() {}

    /**
     * Reads a baseline.
     *
     * @throws BaselineException if it is missing, damaged or of another version
     */
    public static SpeakerBaseline read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new BaselineException(
                    file.toString(), "there is no such file", "make one by undertone baseline make", e);
        }
        try {
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("it is over " + (MAX_BYTES >> 20) + " MiB");
            }
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new BaselineException(
                    file.toString(),
                    "it is no baseline that this Undertone can use: " + e.getMessage(),
                    "make it again by undertone baseline make",
                    e);
        }
    }

    /** What the file of a baseline holds. */
    public static String write(SpeakerBaseline baseline) {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("formatVersion", FORMAT_VERSION);
        json.addProperty("speechSeconds", baseline.speechSeconds());
        JsonArray measures = new JsonArray();
        for (VoiceMeasure measure : baseline.measures()) {
            measures.add(write(measure, baseline.statistics(measure).orElseThrow()));
        }
        json.add("measures", measures);
        return json + "\n";
    }

    private static JsonObject write(VoiceMeasure measure, VoiceStatistics statistics) {
        JsonObject json = new JsonObject();
        json.addProperty("featureSet", measure.featureSet());
        json.addProperty("framePooling", measure.framePooling());
        FrontEndJson.write(measure.frontEnd(), json);
        json.addProperty("windows", statistics.windows());
        json.addProperty("rows", statistics.rows());
        JsonArray mean = new JsonArray();
        JsonArray squares = new JsonArray();
        for (int d = 0; d < statistics.dims(); d++) {
            mean.add(statistics.mean(d));
            squares.add(statistics.squares(d));
        }
        json.add("mean", mean);
        json.add("squares", squares);
        return json;
    }

    /**
     * Reads what a file holds.
     *
     * @throws IllegalArgumentException naming the field that is wrong
     */
    public static SpeakerBaseline parse(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonElement root;
        try {
            root = JsonParser.parseReader(reader);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
        JsonFields json = JsonFields.of(root);
        if (!json.text("format").equals(FORMAT)) {
            throw new IllegalArgumentException("format must be " + FORMAT + " but was " + json.text("format"));
        }
        if (json.whole("formatVersion") != FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    "formatVersion must be " + FORMAT_VERSION + " but was " + json.whole("formatVersion"));
        }
        Map<VoiceMeasure, VoiceStatistics> statistics = new LinkedHashMap<>();
        json.objects("measures", BaselineFile::measure).forEach(kept -> {
            if (statistics.put(kept.measure(), kept.statistics()) != null) {
                throw new IllegalArgumentException("measures hold " + kept.measure() + " twice");
            }
        });
        return SpeakerBaseline.of(json.number("speechSeconds"), statistics);
    }

    private record Kept(VoiceMeasure measure, VoiceStatistics statistics) {}

    private static Kept measure(JsonFields json) {
        VoiceMeasure measure =
                new VoiceMeasure(FrontEndJson.read(json), json.text("featureSet"), json.whole("framePooling"));
        FeatureSet features = FeatureCatalog.find(measure.featureSet())
                .orElseThrow(() -> new IllegalArgumentException("there is no feature set " + measure.featureSet()));
        double[] mean = array(json.numbers("mean"));
        if (mean.length != features.schema().dims()) {
            throw new IllegalArgumentException(
                    "mean must have " + features.schema().dims() + " values (" + measure + ") but had " + mean.length);
        }
        return new Kept(
                measure,
                VoiceStatistics.of(json.whole("windows"), json.whole("rows"), mean, array(json.numbers("squares"))));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

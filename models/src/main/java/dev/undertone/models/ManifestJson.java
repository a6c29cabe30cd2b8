package dev.undertone.models;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.undertone.emotions.LabelSet;
import dev.undertone.features.voice.FrontEndOptions;
import dev.undertone.models.ModelManifest.Baseline;
import dev.undertone.models.ModelManifest.Calibration;
import dev.undertone.models.ModelManifest.Figures;
import dev.undertone.models.ModelManifest.Member;
import dev.undertone.models.ModelManifest.Provenance;
import dev.undertone.models.ModelManifest.Scale;
import dev.undertone.models.ModelManifest.TrainingCorpus;
import dev.undertone.models.baseline.Shrinkage;
import dev.undertone.models.internal.FrontEndJson;
import dev.undertone.models.internal.JsonFields;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** {@code model.json}: a manifest as people read it. */
final class ManifestJson {

    static final int FORMAT_VERSION = 2;

    /** Its members took no baseline. */
    private static final int FIRST_VERSION = 1;

    /** Keeps a hostile file from growing into gigabytes of JSON elements. */
    private static final int MAX_BYTES = 1 << 20;

    private ManifestJson() {}

    static byte[] write(ModelManifest manifest) {
        JsonObject json = new JsonObject();
        json.addProperty("formatVersion", FORMAT_VERSION);
        json.addProperty("name", manifest.info().name());
        json.addProperty("version", manifest.info().version());
        json.addProperty("description", manifest.description());
        json.add("labels", texts(manifest.labels().ids()));
        json.add("frontEnd", write(manifest.frontEnd()));
        json.add("members", list(manifest.members(), ManifestJson::write));
        json.add("calibration", list(manifest.calibration().points(), ManifestJson::write));
        manifest.baseline().ifPresent(baseline -> json.add("baseline", write(baseline)));
        json.add("provenance", write(manifest.provenance()));
        json.add("figures", list(manifest.figures(), ManifestJson::write));
        json.add("weaknesses", texts(manifest.weaknesses()));
        json.addProperty("dataLicence", manifest.dataLicence());
        String text = new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(json);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException naming the field that is wrong */
    static ModelManifest read(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "model.json must be at most " + MAX_BYTES / 1024 + " KiB but was " + utf8.length / 1024);
        }
        String text = new String(utf8, StandardCharsets.UTF_8);
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonElement root;
        try {
            root = JsonParser.parseReader(reader);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
        JsonFields json = JsonFields.of(root);
        int version = json.whole("formatVersion");
        if (version < FIRST_VERSION || version > FORMAT_VERSION) {
            throw new IllegalArgumentException("formatVersion must be in " + FIRST_VERSION + ".." + FORMAT_VERSION
                    + " but was " + version + ", which another version of Undertone writes");
        }
        boolean first = version == FIRST_VERSION;
        return new ModelManifest(
                new ModelInfo(json.text("name"), json.text("version")),
                json.text("description"),
                LabelSet.parse(String.join(",", json.texts("labels"))),
                FrontEndJson.read(json.object("frontEnd")),
                json.objects("members", first ? ManifestJson::firstMember : ManifestJson::member),
                first
                        ? firstCalibration(json.object("calibration"))
                        : new Calibration(json.objects("calibration", ManifestJson::point)),
                !first && json.has("baseline") ? Optional.of(baseline(json.object("baseline"))) : Optional.empty(),
                provenance(json.object("provenance")),
                json.objects("figures", ManifestJson::figures),
                json.texts("weaknesses"),
                json.text("dataLicence"));
    }

    private static JsonElement write(FrontEndOptions frontEnd) {
        JsonObject json = new JsonObject();
        json.addProperty("trim", frontEnd.trim());
        FrontEndJson.write(frontEnd, json);
        return json;
    }

    private static JsonElement write(Member member) {
        JsonObject json = new JsonObject();
        json.addProperty("name", member.name());
        json.addProperty("featureSet", member.featureSet());
        json.addProperty("framePooling", member.framePooling());
        json.addProperty("scale", member.scale().name().toLowerCase(Locale.ROOT));
        json.addProperty("weight", member.weight());
        json.addProperty("weightWithBaseline", member.weightWithBaseline());
        return json;
    }

    private static Member member(JsonFields json) {
        String word = json.text("scale");
        Scale scale = Arrays.stream(Scale.values())
                .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("a member's scale must be training or speaker but was " + word));
        return new Member(
                json.text("name"),
                json.text("featureSet"),
                json.whole("framePooling"),
                scale,
                json.number("weight"),
                json.number("weightWithBaseline"));
    }

    private static Member firstMember(JsonFields json) {
        return new Member(
                json.text("name"), json.text("featureSet"), json.whole("framePooling"), json.number("weight"));
    }

    private static JsonElement write(OperatingPoint point) {
        JsonObject json = new JsonObject();
        json.addProperty("speechSeconds", point.speechSeconds());
        json.addProperty("baselineWeight", point.baselineWeight());
        json.addProperty("temperature", point.temperature());
        json.addProperty("confidenceThreshold", point.confidenceThreshold());
        json.add("labelSets", list(point.labelSets().levels(), ManifestJson::write));
        return json;
    }

    private static OperatingPoint point(JsonFields json) {
        return new OperatingPoint(
                json.number("speechSeconds"),
                json.number("baselineWeight"),
                json.number("temperature"),
                json.number("confidenceThreshold"),
                new ConformalSets(json.objects("labelSets", ManifestJson::level)));
    }

    private static JsonElement write(ConformalSets.Level level) {
        JsonObject json = new JsonObject();
        json.addProperty("coverage", level.coverage());
        JsonArray least = new JsonArray();
        level.leastProbabilities().forEach(least::add);
        json.add("leastProbabilities", least);
        return json;
    }

    private static ConformalSets.Level level(JsonFields json) {
        return new ConformalSets.Level(json.number("coverage"), json.numbers("leastProbabilities"));
    }

    private static JsonElement write(Baseline baseline) {
        JsonObject json = new JsonObject();
        json.add("frontEnd", write(baseline.frontEnd()));
        json.addProperty("meanWindows", baseline.shrinkage().meanWindows());
        json.addProperty("varianceWindows", baseline.shrinkage().varianceWindows());
        return json;
    }

    private static Baseline baseline(JsonFields json) {
        return new Baseline(
                FrontEndJson.read(json.object("frontEnd")),
                new Shrinkage(json.number("meanWindows"), json.number("varianceWindows")));
    }

    private static Calibration firstCalibration(JsonFields json) {
        return new Calibration(json.number("temperature"), json.number("confidenceThreshold"));
    }

    private static JsonElement write(Provenance provenance) {
        JsonObject json = new JsonObject();
        json.add("corpora", list(provenance.corpora(), ManifestJson::write));
        JsonArray seeds = new JsonArray();
        provenance.seeds().forEach(seeds::add);
        json.add("seeds", seeds);
        json.addProperty("codeVersion", provenance.codeVersion());
        json.addProperty("command", provenance.command());
        return json;
    }

    private static Provenance provenance(JsonFields json) {
        return new Provenance(
                json.objects("corpora", ManifestJson::corpus),
                json.wholes("seeds"),
                json.text("codeVersion"),
                json.text("command"));
    }

    private static JsonElement write(TrainingCorpus corpus) {
        JsonObject json = new JsonObject();
        json.addProperty("name", corpus.name());
        json.addProperty("language", corpus.language());
        json.add("speakers", texts(corpus.speakers()));
        json.addProperty("utterances", corpus.utterances());
        json.addProperty("licence", corpus.licence());
        return json;
    }

    private static TrainingCorpus corpus(JsonFields json) {
        return new TrainingCorpus(
                json.text("name"),
                json.text("language"),
                json.texts("speakers"),
                json.whole("utterances"),
                json.text("licence"));
    }

    private static JsonElement write(Figures figures) {
        JsonObject json = new JsonObject();
        json.addProperty("name", figures.name());
        json.addProperty("protocol", figures.protocol());
        json.add("values", list(figures.values(), ManifestJson::write));
        return json;
    }

    private static Figures figures(JsonFields json) {
        return new Figures(json.text("name"), json.text("protocol"), json.objects("values", ManifestJson::figure));
    }

    private static JsonElement write(Figure figure) {
        JsonObject json = new JsonObject();
        json.addProperty("metric", figure.metric());
        json.addProperty("value", figure.value());
        figure.interval().ifPresent(interval -> {
            json.addProperty("low", interval.low());
            json.addProperty("high", interval.high());
        });
        return json;
    }

    private static Figure figure(JsonFields json) {
        return json.optionalNumber("low")
                .map(low -> Figure.of(json.text("metric"), json.number("value"), low, json.number("high")))
                .orElseGet(() -> Figure.of(json.text("metric"), json.number("value")));
    }

    private static JsonArray texts(Collection<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    private static <T> JsonArray list(Collection<T> values, Function<T, JsonElement> write) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(write.apply(value)));
        return array;
    }
}

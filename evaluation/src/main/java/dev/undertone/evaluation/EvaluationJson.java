package dev.undertone.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.undertone.emotions.Emotion;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** An evaluation as JSON for other programs: shares in [0, 1], {@code null} where a figure is not defined. */
public final class EvaluationJson {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private EvaluationJson() {}

    /** @param protocol lines that say what was trained and tested on what */
    public static String render(Evaluation evaluation, List<String> protocol) {
        ConfusionMatrix confusion = evaluation.confusion();
        JsonObject root = new JsonObject();
        evaluation.caveat().ifPresent(caveat -> root.add("caveat", caveat(caveat)));
        root.add("protocol", array(protocol, JsonPrimitive::new));
        root.addProperty("clips", confusion.total());
        root.addProperty("uar", confusion.uar());
        root.add("uarInterval95", interval(evaluation, SpeakerBootstrap::uar));
        root.addProperty("accuracy", confusion.accuracy());
        root.add("accuracyInterval95", interval(evaluation, SpeakerBootstrap::accuracy));
        root.addProperty("macroF1", confusion.macroF1());
        root.addProperty("ece", evaluation.ece());
        root.addProperty("brier", evaluation.brier());
        root.addProperty("logLoss", evaluation.logLoss());
        root.add("emotions", array(confusion.labels().emotions(), e -> emotion(confusion, e)));
        root.add("confusion", array(confusion.labels().emotions(), truth -> row(confusion, truth)));
        root.add("speakers", array(evaluation.speakers(), EvaluationJson::group));
        root.add("speakerSpread", spread(evaluation.spread()));
        root.add("sexes", array(evaluation.sexes(), EvaluationJson::group));
        root.add("folds", array(evaluation.folds(), EvaluationJson::group));
        root.add("roc", array(evaluation.roc(), EvaluationJson::roc));
        root.add("reliability", array(evaluation.reliability().bins(), GSON::toJsonTree));
        root.addProperty("areaUnderRisk", evaluation.coverage().areaUnderRisk());
        root.add("coverage", array(evaluation.coverage().points(), GSON::toJsonTree));
        return GSON.toJson(root);
    }

    private static JsonObject emotion(ConfusionMatrix confusion, Emotion emotion) {
        JsonObject json = new JsonObject();
        json.addProperty("emotion", emotion.id());
        json.addProperty("clips", confusion.support(emotion));
        json.add("precision", number(confusion.precision(emotion)));
        json.add("recall", number(confusion.recall(emotion)));
        json.add("f1", number(confusion.f1(emotion)));
        return json;
    }

    /** The counts of one true emotion, in label order of the predictions. */
    private static JsonArray row(ConfusionMatrix confusion, Emotion truth) {
        return array(confusion.labels().emotions(), predicted -> new JsonPrimitive(confusion.count(truth, predicted)));
    }

    private static JsonObject caveat(Caveat caveat) {
        JsonObject json = new JsonObject();
        json.addProperty("text", caveat.text());
        json.add("leaks", array(caveat.leaks(), JsonPrimitive::new));
        return json;
    }

    private static JsonObject roc(RocCurve curve) {
        JsonObject json = new JsonObject();
        json.addProperty("emotion", curve.emotion().id());
        json.addProperty("area", curve.area());
        json.add("points", array(curve.points(), p -> array(List.of(p.falseAlarms(), p.hits()), JsonPrimitive::new)));
        return json;
    }

    private static JsonObject group(GroupScore group) {
        JsonObject json = new JsonObject();
        json.addProperty("name", group.name());
        json.addProperty("clips", group.clips());
        json.addProperty("uar", group.uar());
        json.addProperty("accuracy", group.accuracy());
        return json;
    }

    private static JsonObject spread(Spread spread) {
        JsonObject json = new JsonObject();
        json.addProperty("meanUar", spread.mean());
        json.addProperty("deviation", spread.deviation());
        json.addProperty("worst", spread.worst().name());
        json.addProperty("best", spread.best().name());
        return json;
    }

    private static JsonElement interval(Evaluation evaluation, Function<SpeakerBootstrap, Interval> which) {
        return evaluation
                .intervals()
                .map(which)
                .<JsonElement>map(interval -> array(List.of(interval.low(), interval.high()), JsonPrimitive::new))
                .orElse(JsonNull.INSTANCE);
    }

    private static JsonElement number(OptionalDouble value) {
        return value.isPresent() ? new JsonPrimitive(value.getAsDouble()) : JsonNull.INSTANCE;
    }

    private static <T> JsonArray array(Collection<T> items, Function<? super T, ? extends JsonElement> element) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(element.apply(item)));
        return array;
    }
}

package dev.undertone.training.experiment;

import dev.undertone.features.composition.DefinitionNode;
import dev.undertone.training.SettingSpec;
import dev.undertone.training.SettingType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads an experiment's search. */
final class SearchReader {

    private final List<ModelPart> models;

    private SearchReader(List<ModelPart> models) {
        this.models = models;
    }

    static SearchSpec read(DefinitionNode node, List<ModelPart> models) {
        Keys search = Keys.of("search", node);
        SearchReader reader = new SearchReader(models);
        search.required("kind", "random");
        SearchSpec.Kind kind = search.choice("kind", SearchSpec.Kind.RANDOM);
        int trials = search.whole("trials", 20, 1, 100_000);
        OptionalDouble minutes = search.find("minutes")
                .map(n -> OptionalDouble.of(search.number("minutes", n, 0.01, 1e6)))
                .orElse(OptionalDouble.empty());
        boolean onTest = search.find("selection")
                .map(n -> search.word("selection", n, List.of("inner", "test")))
                .orElse("inner")
                .equals("test");
        Map<String, SearchAxis> space = new LinkedHashMap<>();
        search.required("space", "{mlp.hidden: [[64], [128, 64]]}")
                .entries("space")
                .forEach((path, values) -> space.put(reader.fullPath(path, values), reader.axis(path, values)));
        SearchSpec.Evolution usual = SearchSpec.Evolution.defaults();
        SearchSpec.Halving halved = SearchSpec.Halving.defaults();
        SearchSpec.Evolution evolution = usual;
        SearchSpec.Halving halving = halved;
        if (kind == SearchSpec.Kind.EVOLUTIONARY) {
            evolution = search.checked(
                    "population",
                    () -> new SearchSpec.Evolution(
                            search.whole("population", usual.population(), 2, 10_000),
                            search.whole("tournament", usual.tournament(), 1, 10_000),
                            search.number("crossover", usual.crossover(), 0, 1),
                            search.number("mutation", usual.mutation(), 0, 1),
                            search.whole("elite", usual.elite(), 0, 10_000)));
        } else if (kind == SearchSpec.Kind.HALVING) {
            halving = search.checked(
                    "keep",
                    () -> new SearchSpec.Halving(
                            search.whole("keep", halved.keep(), 2, 100),
                            search.number("smallestShare", halved.smallestShare(), 0.001, 1)));
        }
        search.finish();
        SearchSpec.Evolution evolving = evolution;
        SearchSpec.Halving rungs = halving;
        return search.checked("space", () -> new SearchSpec(kind, trials, minutes, space, onTest, evolving, rungs));
    }

    /** With the model's name before the setting's, which may be left out where there is one model. */
    private String fullPath(String path, DefinitionNode node) {
        SettingSpec setting = setting(path, node);
        return model(path, node).name() + "." + setting.name();
    }

    private ModelPart model(String path, DefinitionNode node) {
        if (!path.contains(".") && models.size() == 1) {
            return models.get(0);
        }
        String name = path.contains(".") ? path.substring(0, path.indexOf('.')) : "";
        return models.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> node.wrong("space: a setting must be named with its model, one of "
                        + models.stream().map(ModelPart::name).toList() + ", as in "
                        + models.get(0).name() + ".epochs, but was '" + path + "'"));
    }

    private SettingSpec setting(String path, DefinitionNode node) {
        ModelPart model = model(path, node);
        String name = path.substring(path.indexOf('.') + 1);
        return model.kind().settings().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> node.wrong("space: a setting of " + model.name() + " must be one of "
                        + model.kind().settings().stream()
                                .map(SettingSpec::name)
                                .toList()
                        + " but was '" + name + "'"));
    }

    private SearchAxis axis(String path, DefinitionNode node) {
        SettingSpec setting = setting(path, node);
        ModelPart model = model(path, node);
        if (node.isSequence()) {
            List<Object> values = node.items(path).stream()
                    .map(item -> {
                        Object value = item.plain(path);
                        try {
                            model.with(Map.of(setting.name(), value)).requireSound();
                        } catch (IllegalArgumentException e) {
                            throw item.wrong("space: " + e.getMessage(), e);
                        }
                        return value;
                    })
                    .toList();
            return Keys.of("space", DefinitionNode.parse("{}", "space"))
                    .checked(path, () -> new SearchAxis.Choices(values));
        }
        if (!node.isMapping()) {
            throw node.wrong(
                    "space: " + path + " must be a list of values, or {from: 1, to: 10}, but was " + Keys.shown(node));
        }
        Keys range = Keys.of("space: " + path, node);
        SearchAxis axis = range.checked("from", () -> ranged(setting, range));
        range.finish();
        return axis;
    }

    private static SearchAxis ranged(SettingSpec setting, Keys keys) {
        double least;
        double most;
        boolean logarithmic = false;
        boolean whole = true;
        if (setting.type() instanceof SettingType.Whole type) {
            least = type.min();
            most = type.max();
            logarithmic = type.logarithmic();
        } else if (setting.type() instanceof SettingType.Wholes type) {
            least = type.min();
            most = type.max();
        } else if (setting.type() instanceof SettingType.Real type) {
            least = Math.max(-Double.MAX_VALUE, type.min());
            most = Math.min(Double.MAX_VALUE, type.max());
            logarithmic = type.logarithmic();
            whole = false;
        } else {
            throw new IllegalArgumentException(setting.name() + " is no number; give a list of values to try");
        }
        keys.required("from", "1");
        keys.required("to", "10");
        double from = keys.number("from", least, least, most);
        double to = keys.number("to", most, least, most);
        Optional<DefinitionNode> scale = keys.find("scale");
        boolean factors = scale.isPresent()
                ? keys.word("scale", scale.get(), List.of("linear", "logarithmic"))
                        .equals("logarithmic")
                : logarithmic && from > 0;
        SearchAxis.Range range = new SearchAxis.Range(from, to, factors, whole);
        if (!(setting.type() instanceof SettingType.Wholes)) {
            return range;
        }
        List<DefinitionNode> layers = keys.list("layers");
        if (layers.size() != 2) {
            throw keys.outside("layers", "the fewest and the most, such as [1, 3]");
        }
        return new SearchAxis.Layers(
                (int) keys.number("layers", layers.get(0), 1, 8),
                (int) keys.number("layers", layers.get(1), 1, 8),
                range);
    }
}

package dev.undertone.features.composition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A part of a YAML file that knows where it stands, so that what is wrong in it can be shown there. */
public final class DefinitionNode {

    private static final int MOST_CODE_POINTS = 1 << 18;

    private final String source;
    private final Node node;

    private DefinitionNode(String source, Node node) {
        this.source = source;
        this.node = node;
    }

    /** @param source what to call the text in messages */
    public static DefinitionNode parse(String yaml, String source) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(MOST_CODE_POINTS)
                .build();
        try {
            Node root = new Compose(settings)
                    .composeString(yaml)
                    .orElseThrow(() -> new DefinitionException(source, 1, "the file is empty"));
            return new DefinitionNode(source, root);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new DefinitionException(source, line, "not YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new DefinitionException(source, 1, "not YAML: " + e.getMessage(), e);
        }
    }

    int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** What to throw of something wrong here: file and line stand before the message. */
    public DefinitionException wrong(String message) {
        return new DefinitionException(source, line(), message);
    }

    /** The same with what it came from. */
    public DefinitionException wrong(String message, Throwable cause) {
        return new DefinitionException(source, line(), message, cause);
    }

    /** Whether it is keys with values. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** Whether it is a text or a number. */
    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether it is a list. */
    public boolean isSequence() {
        return node instanceof SequenceNode;
    }

    /** The text of a scalar. */
    public String text(String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(what + " must be a single value");
    }

    /** The entries of a mapping in their order; of an empty scalar none. */
    public Map<String, DefinitionNode> entries(String what) {
        Map<String, DefinitionNode> entries = new LinkedHashMap<>();
        if (node instanceof ScalarNode scalar && scalar.getValue().isEmpty()) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(what + " must be keys with values, such as " + "{key: value}");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            DefinitionNode key = new DefinitionNode(source, tuple.getKeyNode());
            String name = key.text("a key");
            if (entries.put(name, new DefinitionNode(source, tuple.getValueNode())) != null) {
                throw key.wrong(name + " stands twice in " + what);
            }
        }
        return entries;
    }

    /** The items of a sequence. */
    public List<DefinitionNode> items(String what) {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(what + " must be a list, such as [a, b]");
        }
        List<DefinitionNode> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new DefinitionNode(source, item)));
        return items;
    }

    /** A whole number, if the scalar is one. */
    public Optional<Integer> whole() {
        try {
            return Optional.of(Integer.parseInt(text("a number").trim()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A finite number, if the scalar is one. */
    public Optional<Double> number() {
        try {
            double value = Double.parseDouble(text("a number").trim());
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A text, a whole or real number, true or false, or a list of such, as YAML 1.2 reads it. */
    public Object plain(String what) {
        if (node instanceof SequenceNode) {
            return items(what).stream().map(item -> item.plain(what)).toList();
        }
        String text = text(what);
        Tag tag = node.getTag();
        try {
            if (tag.equals(Tag.INT)) {
                return Integer.valueOf(text);
            }
            if (tag.equals(Tag.FLOAT)) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            throw wrong(what + " must be a number that this program can hold but was " + text, e);
        }
        return tag.equals(Tag.BOOL) ? (Object) Boolean.valueOf(text) : text;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.tcpassay.rules.Nearest;

/**
 * A mapping of a small YAML file whose every complaint names the file and the line.
 *
 * <p>Values are read as texts, lists of texts, pairs of texts or further mappings; what a key means is for the
 * reader of the file to say.
 */
public final class YamlMapping {

    private final String doing;
    private final Function<String, ? extends RuntimeException> failure;
    private final Node node;
    private final Map<String, Node> values;

    private YamlMapping(String doing, Function<String, ? extends RuntimeException> failure, Node node) {
        this.doing = doing;
        this.failure = failure;
        this.node = node;
        this.values = valuesOf(node);
    }

    /**
     * Reads the one mapping that {@code text} is.
     *
     * @param doing how complaints begin, such as {@code reading ledger linux.yaml}
     * @param failure makes the exception that is thrown from a complaint
     */
    public static YamlMapping read(String doing, String text, Function<String, ? extends RuntimeException> failure) {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().build()).composeString(text);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1))
                    .orElse("");
            throw failure.apply(doing + line + ": not YAML (" + oneLine(e.getProblem()) + ")");
        } catch (YamlEngineException e) {
            throw failure.apply(doing + ": not YAML (" + oneLine(e.getMessage()) + ")");
        }
        return new YamlMapping(
                doing,
                failure,
                root.orElseThrow(() -> failure.apply(doing + ": the file is empty; a mapping of keys is right")));
    }

    /** Where it begins, from 1. */
    public int line() {
        return lineOf(node);
    }

    /** Refuses any other key, proposing the nearest. */
    public void allow(List<String> keys) {
        for (Map.Entry<String, Node> entry : values.entrySet()) {
            if (!keys.contains(entry.getKey())) {
                throw wrong(
                        entry.getValue(),
                        "unknown key " + entry.getKey() + "; did you mean "
                                + Nearest.to(entry.getKey(), keys, 1).get(0) + "?");
            }
        }
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> scalar(key, value));
    }

    /** The text under a key that must be there and not be blank. */
    public String required(String key) {
        return text(key)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> wrong(values.getOrDefault(key, node), key + " is missing; it is required"));
    }

    /** A list of texts, or a single one; empty where the key is absent. */
    public List<String> texts(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(item -> scalar(key, item)).toList();
        }
        return List.of(scalar(key, value));
    }

    /** Texts by name, in the file's order; empty where the key is absent. */
    public Map<String, String> pairs(String key) {
        var pairs = new LinkedHashMap<String, String>();
        Node value = values.get(key);
        if (value != null) {
            new YamlMapping(doing, failure, value).values.forEach((name, each) -> pairs.put(name, scalar(name, each)));
        }
        return Collections.unmodifiableMap(pairs);
    }

    /** A list of mappings; empty where the key is absent or has no value. */
    public List<YamlMapping> mappings(String key) {
        Node value = values.get(key);
        if (value == null
                || value instanceof ScalarNode scalar && scalar.getValue().isEmpty()) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw wrong(value, key + " is no list; begin each item with a dash");
        }
        var mappings = new ArrayList<YamlMapping>();
        for (Node item : sequence.getValue()) {
            mappings.add(new YamlMapping(doing, failure, item));
        }
        return List.copyOf(mappings);
    }

    /** In the file's order. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Whether {@code key} is there with a mapping under it. */
    public boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** Whether {@code key} is there with a list under it. */
    public boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** Whether {@code key} is there with nothing behind it. */
    public boolean isBare(String key) {
        return values.get(key) instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    /** The mapping under a key that must be there. */
    public YamlMapping mapping(String key) {
        Node value = values.get(key);
        if (value == null) {
            throw wrong(node, key + " is missing; it is required");
        }
        return new YamlMapping(doing, failure, value);
    }

    /**
     * Words, each with what it needs to be told: mappings of one key, whose value is {@linkplain #isBare bare} where
     * there is a plain text. A single word needs no list; empty where the key is absent.
     */
    public List<YamlMapping> words(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        List<Node> items = value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
        return items.stream().map(item -> word(key, item)).toList();
    }

    private YamlMapping word(String key, Node item) {
        Node mapping = item;
        if (item instanceof ScalarNode scalar) {
            var nothing = new ScalarNode(Tag.STR, true, "", ScalarStyle.PLAIN, item.getStartMark(), item.getEndMark());
            mapping = new MappingNode(
                    Tag.MAP,
                    true,
                    List.of(new NodeTuple(scalar, nothing)),
                    FlowStyle.FLOW,
                    item.getStartMark(),
                    item.getEndMark());
        }
        var word = new YamlMapping(doing, failure, mapping);
        if (word.values.size() != 1) {
            throw wrong(
                    item,
                    key + " says " + word.values.size() + " things at once (" + String.join(", ", word.keys())
                            + "); one is right");
        }
        return word;
    }

    /** A complaint about the value of {@code key}, or about the whole mapping where it has none. */
    public RuntimeException wrong(String key, String what) {
        return wrong(values.getOrDefault(key, node), what);
    }

    private Map<String, Node> valuesOf(Node mapping) {
        if (!(mapping instanceof MappingNode pairs)) {
            throw wrong(mapping, "no mapping; \"key: value\" lines are right");
        }
        var found = new LinkedHashMap<String, Node>();
        for (NodeTuple pair : pairs.getValue()) {
            String key = scalar("a key", pair.getKeyNode());
            if (found.put(key, pair.getValueNode()) != null) {
                throw wrong(pair.getKeyNode(), "key " + key + " stands there twice; once is right");
            }
        }
        return found;
    }

    private String scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(value, key + " is no plain text; one value is right");
    }

    private RuntimeException wrong(Node where, String what) {
        return failure.apply(doing + ", line " + lineOf(where) + ": " + what);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String oneLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}

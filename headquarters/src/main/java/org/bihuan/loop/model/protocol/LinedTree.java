package org.bihuan.loop.model.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML document as a JSON tree that knows the line of each field. Plain scalars are read as JSON reads them: true,
 * false, whole and decimal numbers; everything else is text, so that 06:00 is a time and not a number to the base of sixty.
 *
 * @param lines path such as {@code duties.temperature.grace} to line, from 1
 * @param twice fields that stand twice in one mapping
 */
record LinedTree(JsonNode tree, Map<String, Integer> lines, List<String> twice) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The documents of a file. Aliases are not resolved into endless trees: they count as their own copy. */
    static List<LinedTree> read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        List<LinedTree> documents = new ArrayList<>();
        for (Node node : new Yaml(options).composeAll(new java.io.StringReader(yaml))) {
            Map<String, Integer> lines = new HashMap<>();
            List<String> twice = new ArrayList<>();
            documents.add(new LinedTree(json(node, "", lines, twice), lines, twice));
        }
        return documents;
    }

    int line(String path) {
        String at = path;
        while (!lines.containsKey(at) && at.contains(".")) {
            at = at.substring(0, at.lastIndexOf('.'));
        }
        return lines.getOrDefault(at, lines.getOrDefault("", 1));
    }

    private static JsonNode json(Node node, String path, Map<String, Integer> lines, List<String> twice) {
        lines.putIfAbsent(path, node.getStartMark().getLine() + 1);
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = JSON.objectNode();
                for (NodeTuple tuple : mapping.getValue()) {
                    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                    String below = path.isEmpty() ? key : path + "." + key;
                    if (object.has(key)) {
                        twice.add(below);
                    }
                    lines.put(below, tuple.getKeyNode().getStartMark().getLine() + 1);
                    object.set(key, json(tuple.getValueNode(), below, lines, twice));
                }
                yield object;
            }
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    array.add(json(sequence.getValue().get(i), path + "." + i, lines, twice));
                }
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> JSON.nullNode();
        };
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (!node.isPlain()) {
            return JSON.stringNode(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(text.equals("true"));
        }
        if (text.matches("-?(0|[1-9]\\d{0,8})")) {
            return JSON.numberNode(Integer.parseInt(text));
        }
        return text.matches("-?\\d{1,9}\\.\\d{1,9}")
                ? JSON.numberNode(new java.math.BigDecimal(text))
                : text.isEmpty() ? JSON.nullNode() : JSON.stringNode(text);
    }
}

package dev.winnow.pipelines.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML text as mutable maps, lists and scalars, and the line of every value by its path. The path
 * of a filter's settings leaves out its kind: {@code filters[2].min}, not {@code
 * filters[2].length.min}.
 */
final class YamlTree {
  /** More values than this come from aliases of aliases, not from a person. */
  private static final int MOST_VALUES = 100_000;

  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_PATH = 300;

  /** Deeper than any text may nest, so that only aliases that hold themselves get here. */
  private static final int DEEPEST = 200;

  /** An item of {@code filters} is the third collection from the outside. */
  private static final int FILTER_DEPTH = 3;

  private static final Pattern FILTER = Pattern.compile("filters\\[\\d+\\]");

  private final Map<String, Integer> lines = new HashMap<>();
  private final @Nullable Object root;
  private int values;
  private int depth;

  private YamlTree(@Nullable Node node) {
    this.root = node == null ? null : value("", node);
  }

  /**
   * The tree of one document; of null where there is none.
   *
   * @throws YamlProblem if it is not one YAML document of plain values, or too much of one
   */
  static YamlTree parse(String text) {
    return new YamlTree(YamlText.compose(text));
  }

  @Nullable Object root() {
    return root;
  }

  /** Lines from 1 by path; changes with the tree. */
  Map<String, Integer> lines() {
    return lines;
  }

  /** Notes that {@code --set} gave the value at a path, and so everything in it. */
  void markSet(String path) {
    lines.keySet().removeIf(known -> known.startsWith(path + ".") || known.startsWith(path + "["));
    lines.put(path, RecipeSource.SET);
  }

  private @Nullable Object value(String path, Node node) {
    int line = YamlText.line(node.getStartMark());
    note(path, line);
    if (++values > MOST_VALUES) {
      throw new YamlProblem(line, "", "more than " + MOST_VALUES + " values; too many aliases?");
    }
    if (node instanceof ScalarNode scalar) {
      return YamlText.scalar(path, scalar);
    }
    if (++depth > DEEPEST) {
      throw new YamlProblem(line, "", "aliases nest deeper than " + DEEPEST + " levels");
    }
    Object collection = collection(path, node, line);
    depth--;
    return collection;
  }

  private Object collection(String path, Node node, int line) {
    if (node instanceof MappingNode mapping && node.getTag().equals(Tag.MAP)) {
      boolean filter = depth == FILTER_DEPTH && FILTER.matcher(path).matches();
      return map(path, mapping, filter);
    }
    if (node instanceof SequenceNode sequence && node.getTag().equals(Tag.SEQ)) {
      return list(path, sequence);
    }
    throw new YamlProblem(line, path, "tag " + node.getTag().getValue() + " is not allowed");
  }

  /** A path too long to note has the line of a section around it. */
  private void note(String path, int line) {
    if (path.length() <= LONGEST_PATH) {
      lines.putIfAbsent(path, line);
    }
  }

  private Map<String, Object> map(String path, MappingNode mapping, boolean filter) {
    Map<String, Object> map = new LinkedHashMap<>();
    Map<String, Integer> first = new HashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      int line = YamlText.line(entry.getKeyNode().getStartMark());
      String key = key(path, entry.getKeyNode(), line);
      String at = filter ? path : path.isEmpty() ? key : path + "." + key;
      Integer earlier = first.putIfAbsent(key, line);
      if (earlier != null) {
        String problem = "key \"" + key + "\" is given twice, first on line " + earlier;
        throw new YamlProblem(line, at, problem);
      }
      note(at, line);
      map.put(key, value(at, entry.getValueNode()));
    }
    return map;
  }

  private static String key(String path, Node node, int line) {
    if (!(node instanceof ScalarNode scalar) || !node.getTag().equals(Tag.STR)) {
      throw new YamlProblem(line, path, "expected a text as the key; put it in quotes");
    }
    if (scalar.getValue().length() > LONGEST_KEY) {
      throw new YamlProblem(line, path, "a key is longer than " + LONGEST_KEY + " characters");
    }
    return scalar.getValue();
  }

  private List<Object> list(String path, SequenceNode sequence) {
    List<Object> list = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      list.add(value(path + "[" + list.size() + "]", item));
    }
    return list;
  }
}

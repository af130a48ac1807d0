package dev.winnow.pipelines.recipe;

import dev.winnow.templates.settings.InvalidSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place in a tree of maps and lists that can be given another value. */
final class TreeSlot {
  private final YamlTree tree;
  private final String path;
  private final @Nullable Object value;
  private final Consumer<@Nullable Object> setter;

  private TreeSlot(
      YamlTree tree, String path, @Nullable Object value, Consumer<@Nullable Object> setter) {
    this.tree = tree;
    this.path = path;
    this.value = value;
    this.setter = setter;
  }

  /** The whole tree, which stays as it is. */
  static TreeSlot root(YamlTree tree) {
    return new TreeSlot(tree, "", tree.root(), ignored -> {});
  }

  /** Puts a value here, and notes that {@code --set} gave it. */
  void set(@Nullable Object replacement) {
    setter.accept(replacement);
    tree.markSet(path);
  }

  /**
   * The place of a part of this place's value; a mapping that is not there is made.
   *
   * @param part a key, an index as {@code [0]}, or in {@code filters} a filter's name
   * @param last whether nothing follows: then an index means a whole filter, not its settings
   * @throws InvalidSetting if this place's value has no such part
   */
  TreeSlot child(String part, boolean last) {
    boolean index = part.startsWith("[");
    if (value instanceof List<?> list && (index || path.equals("filters"))) {
      int i = index ? index(part, list) : FilterNames.of(list).index(path, part);
      TreeSlot item = item(list, i);
      return path.equals("filters") && !(index && last) ? item.settings() : item;
    }
    if (index) {
      throw new InvalidSetting(path, path + " is not a list");
    }
    if (value == null) {
      Map<String, Object> made = new LinkedHashMap<>();
      setter.accept(made);
      tree.lines().putIfAbsent(path, RecipeSource.SET);
      return entry(path, made, part);
    }
    if (value instanceof Map<?, ?> map) {
      return entry(path, map, part);
    }
    throw new InvalidSetting(path, path + " is not a mapping");
  }

  private int index(String part, List<?> list) {
    int i = Integer.parseInt(part.substring(1, part.length() - 1));
    if (i >= list.size()) {
      throw new InvalidSetting(path, path + " has " + list.size() + " items, the first is [0]");
    }
    return i;
  }

  @SuppressWarnings("unchecked") // YamlTree makes mutable lists of any value
  private TreeSlot item(List<?> list, int i) {
    List<@Nullable Object> items = (List<@Nullable Object>) list;
    return new TreeSlot(tree, path + "[" + i + "]", items.get(i), v -> items.set(i, v));
  }

  /** The value of the only key of this filter: its settings. */
  private TreeSlot settings() {
    if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
      throw new InvalidSetting(path, path + " is not a mapping with one key, the filter's name");
    }
    String kind = String.valueOf(map.keySet().iterator().next());
    TreeSlot entry = entry("", map, kind);
    return new TreeSlot(tree, path, entry.value, entry.setter);
  }

  @SuppressWarnings("unchecked") // YamlTree makes mutable maps of texts to any value
  private TreeSlot entry(String parent, Map<?, ?> map, String key) {
    Map<String, @Nullable Object> entries = (Map<String, @Nullable Object>) map;
    String at = parent.isEmpty() ? key : parent + "." + key;
    return new TreeSlot(tree, at, entries.get(key), v -> entries.put(key, v));
  }
}

package dev.winnow.pipelines.recipe;

import dev.winnow.templates.Visible;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code --set key.path=value}. Parts of the path are keys and {@code [indexes]}; {@code
 * filters.NAME} finds the filter of that name or kind. The value is YAML; nothing means the
 * default.
 */
final class SetOption {
  private static final Pattern PART = Pattern.compile("\\[(\\d{1,6})\\]|\\.?([^.\\[\\]]+)");

  private final String path;
  private final List<String> parts;
  private final @Nullable Object value;

  private SetOption(String path, List<String> parts, @Nullable Object value) {
    this.path = path;
    this.parts = parts;
    this.value = value;
  }

  /**
   * @throws RecipeError if it is not of the form {@code key.path=value}
   */
  static SetOption parse(String option) {
    int equals = option.indexOf('=');
    String path = equals < 0 ? option : option.substring(0, equals);
    List<String> parts = parts(path);
    if (equals < 0 || parts.isEmpty()) {
      throw error(path, "expected key.path=value");
    }
    try {
      return new SetOption(path, parts, YamlTree.parse(option.substring(equals + 1)).root());
    } catch (YamlProblem e) {
      throw error(path, e.problem());
    }
  }

  /** Keys, and indexes as {@code [0]}; none where the path has another form. */
  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(path);
    int end = 0;
    while (end < path.length() && matcher.find(end) && matcher.start() == end) {
      boolean dotted = path.charAt(end) == '.';
      boolean key = matcher.group(2) != null;
      if (key && dotted == (end == 0)) {
        return List.of(); // a first key has no dot, a later one has
      }
      parts.add(key ? matcher.group(2) : "[" + matcher.group(1) + "]");
      end = matcher.end();
    }
    return end == path.length() ? parts : List.of();
  }

  /**
   * Puts the value in the tree.
   *
   * @throws RecipeError if the path leads nowhere
   */
  void apply(YamlTree tree) {
    try {
      TreeSlot slot = TreeSlot.root(tree);
      for (int i = 0; i < parts.size(); i++) {
        slot = slot.child(parts.get(i), i == parts.size() - 1);
      }
      slot.set(value);
    } catch (InvalidSetting e) {
      throw error(path, e.problem());
    }
  }

  private static RecipeError error(String path, String problem) {
    return new RecipeError(List.of(Visible.line("--set " + path + ": " + problem)));
  }
}

package dev.winnow.pipelines.recipe;

import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the filters of a recipe are called: by the name that they are given, else by their kind, with
 * {@code -2}, {@code -3} … where that is taken.
 */
final class FilterNames {
  private final List<String> kinds = new ArrayList<>();
  private static final Set<String> RESERVED = Set.of("select", "render");

  private final List<@Nullable String> given = new ArrayList<>();

  /** The next filter; both empty where an item is malformed. */
  void add(String kind, @Nullable String name) {
    kinds.add(kind);
    given.add(name);
  }

  /** The names of raw items, which may be malformed. */
  static FilterNames of(List<?> items) {
    FilterNames names = new FilterNames();
    for (Object item : items) {
      if (item instanceof Map<?, ?> map && map.size() == 1) {
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        Object name = only.getValue() instanceof Map<?, ?> settings ? settings.get("name") : null;
        names.add(String.valueOf(only.getKey()), name instanceof String text ? text : null);
      } else {
        names.add("", null);
      }
    }
    return names;
  }

  /**
   * One name a filter, all different.
   *
   * @throws InvalidSetting if a name is given twice
   */
  List<String> unique() {
    for (int i = 0; i < given.size(); i++) {
      int first = given.indexOf(given.get(i));
      if (RESERVED.contains(String.valueOf(given.get(i)))) {
        throw new InvalidSetting(
            "filters[" + i + "].name",
            "\""
                + given.get(i)
                + "\" is what the ledger calls a step of every run; choose another");
      }
      if (given.get(i) != null && first < i) {
        throw new InvalidSetting(
            "filters[" + i + "].name",
            "\"" + given.get(i) + "\" is already the name of filters[" + first + "]");
      }
    }
    Set<String> taken = new HashSet<>();
    given.forEach(name -> taken.add(name == null ? "" : name));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      String name = given.get(i);
      names.add(name == null ? free(kinds.get(i), taken) : name);
    }
    return names;
  }

  private static String free(String kind, Set<String> taken) {
    String name = kind;
    for (int n = 2; !taken.add(name); n++) {
      name = kind + "-" + n;
    }
    return name;
  }

  /**
   * The index of the filter that a person calls so: by given name, else by kind, else by the name
   * that it gets.
   *
   * @param at for messages
   * @throws InvalidSetting if there is none, or several are of that kind
   */
  int index(String at, String name) {
    int named = given.indexOf(name);
    if (named >= 0) {
      return named;
    }
    List<Integer> ofKind =
        IntStream.range(0, kinds.size()).filter(i -> kinds.get(i).equals(name)).boxed().toList();
    if (ofKind.size() > 1) {
      String choices = String.join(" or ", ofKind.stream().map(i -> "filters[" + i + "]").toList());
      throw new InvalidSetting(at, "several filters are \"" + name + "\"; say " + choices);
    }
    int index = ofKind.isEmpty() ? unique().indexOf(name) : ofKind.get(0);
    if (index < 0) {
      throw Settings.unknown(at, "filter", name, known());
    }
    return index;
  }

  private List<String> known() {
    return Stream.concat(kinds.stream(), unique().stream())
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}

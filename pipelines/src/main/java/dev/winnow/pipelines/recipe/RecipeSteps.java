package dev.winnow.pipelines.recipe;

import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the lists of a raw recipe: what it generates, reads and filters. */
final class RecipeSteps {
  private final Vocabulary vocabulary;
  private final RecipeFiles files;

  RecipeSteps(Vocabulary vocabulary, RecipeFiles files) {
    this.vocabulary = vocabulary;
    this.files = files;
  }

  /** Checked settings, their files found. */
  Settings settings(String path, List<Parameter> parameters, Object raw) {
    Settings checked = Settings.read(path, parameters, raw);
    return raw instanceof Map<?, ?> map
        ? Settings.read(path, parameters, files.resolved(path, parameters, map))
        : checked;
  }

  /**
   * @param teachers the names of the recipe's teachers
   */
  List<Recipe.Step> generate(Object raw, List<String> teachers) {
    List<Recipe.Step> steps = new ArrayList<>();
    for (Object item : items("generate", raw)) {
      steps.add(step("generate[" + steps.size() + "]", item, teachers));
    }
    return steps;
  }

  private Recipe.Step step(String path, @Nullable Object item, List<String> teachers) {
    Map<?, ?> raw = mapping(path, item);
    Part<?> part = method(path, raw.get("method"));
    Settings common = common(path, Keys.STEP, part.parameters(), raw);
    String teacher = teacher(path + ".teacher", common.text("teacher"), teachers);
    Object own = without(raw, Keys.STEP.stream().map(Parameter::name).toList());
    Settings settings = settings(path, part.parameters(), own);
    Map<String, String> others = new LinkedHashMap<>();
    for (Parameter parameter : part.parameters()) {
      String key = parameter.name();
      if (parameter.type() == Parameter.Type.TEACHER && settings.has(key)) {
        others.put(key, teacher(path + "." + key, settings.text(key), teachers));
      }
    }
    Long seed = common.has("seed") ? common.longInteger("seed") : null;
    Double novelty = common.has("novelty") ? common.section("novelty").number("max") : null;
    return new Recipe.Step(part.name(), teacher, others, seed, novelty, settings, path);
  }

  private static String teacher(String at, String name, List<String> teachers) {
    if (teachers.isEmpty()) {
      throw new InvalidSetting(at, "unknown teacher \"" + name + "\"; the recipe has no teachers");
    }
    if (!teachers.contains(name)) {
      throw Settings.unknown(at, "teacher", name, teachers);
    }
    return name;
  }

  private Part<?> method(String path, @Nullable Object name) {
    String at = path + ".method";
    List<String> known = Vocabulary.names(vocabulary.generators());
    if (name == null) {
      throw new InvalidSetting(at, "is missing: expected one of " + String.join(", ", known));
    }
    if (!(name instanceof String text)) {
      throw InvalidSetting.expected(at, "one of " + String.join(", ", known), name);
    }
    return Vocabulary.find(vocabulary.generators(), text)
        .orElseThrow(() -> Settings.unknown(at, "method", text, known));
  }

  List<Recipe.Read> read(Object raw) {
    List<Recipe.Read> reads = new ArrayList<>();
    for (Object item : items("read", raw)) {
      String path = "read[" + reads.size() + "]";
      Settings settings = Settings.read(path, Keys.READ, mapping(path, item));
      String data = settings.has("path") ? data(path + ".path", settings.text("path")) : null;
      reads.add(new Recipe.Read(data, settings.mapping("map"), path));
    }
    return reads;
  }

  private String data(String at, String text) {
    boolean glob = text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    return (glob ? files.resolved(at, text) : files.existing(at, text)).toString();
  }

  List<Recipe.FilterStep> filters(Object raw) {
    List<Recipe.FilterStep> steps = new ArrayList<>();
    FilterNames names = new FilterNames();
    for (Object item : items("filters", raw)) {
      steps.add(filter("filters[" + steps.size() + "]", item, names));
    }
    List<String> unique = names.unique();
    List<Recipe.FilterStep> named = new ArrayList<>();
    for (Recipe.FilterStep step : steps) {
      String name = unique.get(named.size());
      named.add(new Recipe.FilterStep(step.kind(), name, step.settings(), step.path()));
    }
    return named;
  }

  private Recipe.FilterStep filter(String path, @Nullable Object item, FilterNames names) {
    if (!(item instanceof Map<?, ?> map) || map.size() != 1) {
      throw new InvalidSetting(
          path, "expected a mapping with one key, the filter's name" + mend(item));
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    String kind = only.getKey().toString();
    List<String> known = Vocabulary.names(vocabulary.filters());
    Part<?> part =
        Vocabulary.find(vocabulary.filters(), kind)
            .orElseThrow(() -> Settings.unknown(path, "filter", kind, known));
    Map<?, ?> raw = only.getValue() == null ? Map.of() : mapping(path, only.getValue());
    Settings common = common(path, List.of(Keys.NAME), part.parameters(), raw);
    String name = common.has("name") ? name(path + ".name", common.text("name")) : null;
    names.add(kind, name);
    Settings settings = settings(path, part.parameters(), without(raw, List.of("name")));
    part.create(settings); // pure, and tells what the parameters alone cannot: contradictions
    return new Recipe.FilterStep(kind, kind, settings, path);
  }

  private static String mend(@Nullable Object item) {
    if (item instanceof String name) {
      return "; write " + name + ": {}";
    }
    return item instanceof Map<?, ?> map && !map.isEmpty()
        ? ", got " + map.keySet() + "; a dash before each"
        : "";
  }

  private static String name(String at, String name) {
    return Keys.inForm(Keys.NAME_FORM, "lower-case letters, digits and -", at, name);
  }

  /** All keys checked, so that a misspelt common key is known for what it is. */
  private static Settings common(
      String path, List<Parameter> common, List<Parameter> own, Map<?, ?> raw) {
    List<Parameter> all = new ArrayList<>(common);
    all.addAll(own);
    return Settings.read(path, all, raw);
  }

  private static Map<?, ?> without(Map<?, ?> raw, List<String> keys) {
    Map<Object, Object> rest = new LinkedHashMap<>(raw);
    rest.keySet().removeAll(keys);
    return rest;
  }

  private static List<?> items(String path, Object raw) {
    if (!(raw instanceof List<?> list)) {
      throw InvalidSetting.expected(path, "a list: a dash before each item", raw);
    }
    return list;
  }

  private static Map<?, ?> mapping(String path, @Nullable Object raw) {
    if (raw == null) {
      throw new InvalidSetting(path, "expected a mapping, got nothing");
    }
    if (!(raw instanceof Map<?, ?> map)) {
      throw InvalidSetting.expected(path, "a mapping", raw);
    }
    return map;
  }
}

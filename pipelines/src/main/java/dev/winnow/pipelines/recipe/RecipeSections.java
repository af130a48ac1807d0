package dev.winnow.pipelines.recipe;

import dev.winnow.filters.selection.Selection;
import dev.winnow.filters.selection.SelectionKeys;
import dev.winnow.generators.store.ResponseStores;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the sections of one raw recipe, and collects what is wrong: the first of each section. */
final class RecipeSections {
  private final Vocabulary vocabulary;
  private final RecipeSource source;
  private final RecipeFiles files;
  private final Map<?, ?> root;
  private final RecipeSteps steps;
  private final List<InvalidSetting> problems = new ArrayList<>();

  /**
   * @param root raw values by section
   */
  RecipeSections(Vocabulary vocabulary, RecipeSource source, RecipeFiles files, Map<?, ?> root) {
    this.vocabulary = vocabulary;
    this.source = source;
    this.files = files;
    this.root = root;
    this.steps = new RecipeSteps(vocabulary, files);
  }

  /**
   * @throws RecipeError if any section is wrong
   */
  Recipe recipe() {
    checkKeys();
    Optional<Long> seed = section("seed", null, this::seed);
    Optional<Map<String, Settings>> teachers = section("teachers", null, this::teachers);
    Optional<String> store = section("store", null, this::store);
    Optional<List<Recipe.Step>> generate =
        section("generate", null, raw -> steps.generate(raw, teacherNames()));
    Optional<List<Recipe.Read>> read = section("read", null, steps::read);
    Optional<List<Recipe.FilterStep>> filters = section("filters", null, steps::filters);
    Optional<Selection> select = section(Selection.PATH, null, this::select);
    Optional<Settings> render = section("render", Map.of(), this::render);
    Optional<Recipe.Output> output = section("output", Map.of(), this::output);
    failIfWrong();
    return new Recipe(
        source,
        seed.orElse(Keys.DEFAULT_SEED),
        teachers.orElse(Map.of()),
        store.orElse(null),
        generate.orElse(List.of()),
        read.orElse(List.of()),
        filters.orElse(List.of()),
        select.orElse(null),
        render.orElseThrow(),
        output.orElseThrow());
  }

  private void failIfWrong() {
    if (!problems.isEmpty()) {
      throw source.error(problems);
    }
  }

  private void checkKeys() {
    for (Object key : root.keySet()) {
      if (!Keys.SECTIONS.contains(key)) {
        List<Parameter> known = Keys.SECTIONS.stream().map(k -> Parameter.text(k, "")).toList();
        try {
          Settings.read("", known, Map.of(key, ""));
        } catch (InvalidSetting e) {
          problems.add(e);
        }
      }
    }
  }

  /**
   * A section's value; empty if it is wrong, or nothing is read.
   *
   * @param raw what is read where the recipe lacks the section; null to read nothing
   */
  private <T> Optional<T> section(String key, @Nullable Object raw, Function<Object, T> reader) {
    Object given = root.get(key);
    Object value = given == null ? raw : given;
    try {
      return Optional.ofNullable(value).map(reader);
    } catch (InvalidSetting e) {
      problems.add(e);
      return Optional.empty();
    }
  }

  private Long seed(Object raw) {
    return Settings.read("", List.of(Keys.SEED), Map.of("seed", raw)).longInteger("seed");
  }

  private Map<String, Settings> teachers(Object raw) {
    if (!(raw instanceof Map<?, ?> map)) {
      throw InvalidSetting.expected("teachers", "a mapping of teachers by name", raw);
    }
    Map<String, Settings> teachers = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          String name = key.toString();
          String at = "teachers." + name;
          Keys.inForm(Keys.PLAIN_NAME, "a name of letters, digits, _ and -", at, name);
          Object settings = value == null ? Map.of() : value;
          teachers.put(name, steps.settings(at, vocabulary.teacher(), settings));
        });
    return teachers;
  }

  /** The names alone, so that a teacher's own mistake is not told twice. */
  private List<String> teacherNames() {
    return root.get("teachers") instanceof Map<?, ?> map
        ? map.keySet().stream().map(Object::toString).toList()
        : List.of();
  }

  private String store(Object raw) {
    String store = Settings.read("", List.of(Keys.STORE), Map.of("store", raw)).text("store");
    if (ResponseStores.isUrl(store)) {
      try {
        ResponseStores.check(store);
      } catch (IllegalArgumentException e) { // does not show the URL: it may hold a password
        throw new InvalidSetting("store", String.valueOf(e.getMessage()));
      }
      return store;
    }
    return files.notAFolder("store", store).toString();
  }

  private Selection select(Object raw) {
    return Selection.of(steps.settings(Selection.PATH, SelectionKeys.ALL, raw));
  }

  private Settings render(Object raw) {
    return steps.settings("render", vocabulary.render(), raw);
  }

  private Recipe.Output output(Object raw) {
    Settings settings = Settings.read("output", Keys.OUTPUT, raw);
    String split =
        Keys.inForm(
            Keys.SPLIT_FORM,
            "letters, digits, _, - and . (but not first)",
            "output.split",
            settings.text("split"));
    return new Recipe.Output(
        files.resolved("output.dir", settings.text("dir")).toString(),
        split,
        Keys.validation(settings),
        settings.integer("shard_rows"),
        settings.texts("keep"),
        Keys.datasetInfo(settings));
  }
}

package dev.winnow.pipelines.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.selection.Measure;
import dev.winnow.filters.selection.Selection;
import dev.winnow.filters.text.TokenCounter;
import dev.winnow.pipelines.recipe.Recipe.FilterStep;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeReaderTest {
  @TempDir Path folder;
  Fixture fixture;

  @BeforeEach
  void files() {
    fixture = new Fixture(folder);
  }

  @Test
  void givenSmallestRecipe_fillsEveryDefault() {
    Recipe recipe = fixture.read("filters:\n");

    assertThat(recipe.seed()).isEqualTo(42);
    assertThat(recipe.teachers()).isEmpty();
    assertThat(recipe.store()).isNull();
    assertThat(recipe.generate()).isEmpty();
    assertThat(recipe.read()).isEmpty();
    assertThat(recipe.filters()).isEmpty();
    assertThat(recipe.select()).isNull();
    assertThat(recipe.render().asMap()).isEqualTo(Map.of("format", "messages"));
    assertThat(recipe.output().dir()).isEqualTo(folder.resolve("out").toString());
    assertThat(recipe.output().split()).isEqualTo("train");
    assertThat(recipe.output().shardRows()).isEqualTo(50_000);
    assertThat(recipe.output().keep()).isEmpty();
  }

  @Test
  void givenWholeRecipe_readsEverySection() {
    Recipe recipe = fixture.read(Samples.WHOLE);

    assertThat(recipe.seed()).isEqualTo(-7);
    assertThat(recipe.teachers().keySet()).containsExactly("default", "judge");
    assertThat(recipe.teachers().get("judge").number("temperature")).isZero();
    assertThat(recipe.store()).isEqualTo(folder.resolve("responses.sqlite").toString());
    assertThat(recipe.generate().get(0).method()).isEqualTo("alpaca");
    assertThat(recipe.generate().get(0).teacher()).isEqualTo("default");
    assertThat(recipe.generate().get(0).path()).isEqualTo("generate[0]");
    assertThat(recipe.generate().get(0).settings().asMap())
        .isEqualTo(Map.of("seeds", folder.resolve("seeds.jsonl").toString(), "target", 200L));
    assertThat(recipe.generate().get(0).novelty()).isNull();
    assertThat(recipe.generate().get(1).teacher()).isEqualTo("judge");
    assertThat(recipe.generate().get(1).others()).containsOnly(Map.entry("stronger", "default"));
    assertThat(recipe.generate().get(1).novelty()).isEqualTo(0.6);
    assertThat(recipe.read().get(0).data()).isEqualTo(folder.resolve("rows.jsonl").toString());
    assertThat(recipe.read().get(0).map())
        .isEqualTo(Map.of("instruction", "prompt", "output", "/a/0"));
    assertThat(recipe.read().get(1).data()).isEqualTo(folder.resolve("more/*.jsonl").toString());
    assertThat(recipe.select())
        .isEqualTo(new Selection(Measure.LENGTH, TokenCounter.DEFAULT, 1000, null, 0, Map.of()));
    assertThat(recipe.output().keep()).containsExactly("id");
    assertThat(recipe.file()).isEqualTo(folder.resolve("recipe.yaml").toString());
  }

  @Test
  void givenRepeatedFilters_numbersTheirNames() {
    Recipe recipe =
        fixture.read(
            """
            filters:
              - length:
              - length: {name: length-2}
              - length: {min: 3}
              - regex: {name: refusals}
              - refusals:
              - length: null
            """);

    assertThat(recipe.filters().stream().map(FilterStep::name))
        .containsExactly("length", "length-2", "length-3", "refusals", "refusals-2", "length-4");
    assertThat(recipe.filters().stream().map(FilterStep::kind))
        .containsExactly("length", "length", "length", "regex", "refusals", "length");
    assertThat(recipe.filters().get(2).path()).isEqualTo("filters[2]");
    assertThat(recipe.filters().get(1).settings().has("name")).isFalse();
  }

  @Test
  void givenSection_itsDefaultsAndFilesAreFound() {
    Recipe recipe =
        fixture.read("filters: [{near-duplicates: {shingle: {stopwords: ./rows.jsonl}}}]");

    var settings = recipe.filters().get(0).settings();
    assertThat(settings.section("shingle").integer("words")).isEqualTo(5);
    assertThat(settings.section("shingle").text("stopwords"))
        .isEqualTo(folder.resolve("rows.jsonl").toString());
  }

  @Test
  void givenPostgresStore_leavesItAsItIs() {
    String url = "jdbc:postgresql://db:5433/winnow?sslmode=require";
    assertThat(fixture.read("store: " + url).store()).isEqualTo(url);
    assertThat(fixture.read("seed: 1").storeOrDefault())
        .isEqualTo(folder.resolve("responses.sqlite").toString());
  }

  @Test
  void givenStoreUrlWithPassword_refusesItWithoutShowingIt() {
    assertThatThrownBy(() -> fixture.read("seed: 1\nstore: jdbc:postgresql://u:s3cret@db/winnow"))
        .isInstanceOf(RecipeError.class)
        .hasMessageContaining("recipe.yaml:2 store: expected a JDBC URL without user and password")
        .hasMessageContaining("PGPASSWORD")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void givenOtherJdbcStore_refusesIt() {
    assertThatThrownBy(() -> fixture.read("store: jdbc:mysql://db/winnow"))
        .isInstanceOf(RecipeError.class)
        .hasMessageEndingWith(
            "recipe.yaml:1 store: expected a file or jdbc:postgresql://host[:port]/db, got another"
                + " kind of JDBC URL");
  }

  @Test
  void givenYaml12_onlyTrueAndFalseAreFlags() {
    Recipe recipe = fixture.read("filters: [{regex: {drop: no}}, {regex: {drop: 'on'}}]\n");

    assertThat(recipe.filters().get(0).settings().text("drop")).isEqualTo("no");
  }

  @Test
  void givenByteOrderMarkAndAliases_readsThem() {
    Recipe recipe =
        fixture.read("\uFEFFteachers: {default: &t {model: m}, judge: *t}\nseed: 0x10\n");

    assertThat(recipe.teachers().get("judge").text("model")).isEqualTo("m");
    assertThat(recipe.seed()).isEqualTo(16);
  }

  @Test
  void givenRelativeFile_messagesShowItAsGiven() {
    fixture.write("recipe.yaml", "seed: x\n");
    Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("recipe.yaml"));

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> new RecipeReader(Fixture.VOCABULARY).read(relative, List.of())))
        .hasMessageStartingWith(relative + ":1 seed: expected a whole number");
  }

  @Test
  void givenLaterProblem_sourceKnowsItsLine() {
    Recipe recipe = fixture.read(Samples.WHOLE, "generate[0].target=5");

    var seeds = new InvalidSetting("generate[0].seeds", "has no tasks");
    var target = new InvalidSetting("generate[0].target", "is too low");
    assertThat(recipe.source().error(seeds))
        .hasMessage(folder + "/recipe.yaml:7 generate[0].seeds: has no tasks");
    assertThat(recipe.source().error(target)).hasMessage("--set generate[0].target: is too low");
  }

  @Test
  void recipeIsSerializable() throws Exception {
    Recipe recipe = fixture.read(Samples.WHOLE);
    var bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(recipe);

    var copy =
        (Recipe) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(RecipePrinter.print(copy)).isEqualTo(RecipePrinter.print(recipe));
  }
}

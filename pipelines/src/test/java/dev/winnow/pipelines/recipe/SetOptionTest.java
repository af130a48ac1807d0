package dev.winnow.pipelines.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.selection.Measure;
import dev.winnow.filters.selection.Selection;
import dev.winnow.filters.text.TokenCounter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetOptionTest {
  @TempDir Path folder;
  Fixture fixture;

  @BeforeEach
  void files() {
    fixture = new Fixture(folder);
  }

  @Test
  void givenKeys_setsValues() {
    Recipe recipe =
        fixture.read(
            Samples.WHOLE,
            "seed=9",
            "teachers.judge.model=huge",
            "teachers.third={model: x}",
            "output.dir=elsewhere",
            "output.keep=[]",
            "store=a=b.sqlite");

    assertThat(recipe.seed()).isEqualTo(9);
    assertThat(recipe.teachers().get("judge").text("model")).isEqualTo("huge");
    assertThat(recipe.teachers().get("third").text("model")).isEqualTo("x");
    assertThat(recipe.output().dir()).isEqualTo(folder.resolve("elsewhere").toString());
    assertThat(recipe.output().keep()).isEmpty();
    assertThat(recipe.store()).isEqualTo(folder.resolve("a=b.sqlite").toString());
  }

  @Test
  void givenNamesAndIndexes_findsItems() {
    Recipe recipe =
        fixture.read(
            Samples.WHOLE,
            "filters.near-duplicates.threshold=0.5",
            "filters.near-duplicates.shingle.words=2",
            "filters.no-pictures.drop='a{1,3}'",
            "filters[2].min=1",
            "filters.length-2.max=7",
            "generate[0].target=3",
            "read[0].map.input=/b",
            "filters[4]={regex: {name: last}}");

    var filters = recipe.filters();
    assertThat(filters.get(3).settings().number("threshold")).isEqualTo(0.5);
    assertThat(filters.get(3).settings().section("shingle").integer("words")).isEqualTo(2);
    assertThat(filters.get(0).settings().text("drop")).isEqualTo("a{1,3}");
    assertThat(filters.get(2).settings().number("min")).isEqualTo(1);
    assertThat(filters.get(2).settings().number("max")).isEqualTo(7);
    assertThat(filters.get(4).name()).isEqualTo("last");
    assertThat(recipe.generate().get(0).settings().integer("target")).isEqualTo(3);
    assertThat(recipe.read().get(0).map()).containsEntry("input", "/b");
  }

  @Test
  void givenSectionsThatAreNotThere_makesThem() {
    Recipe recipe =
        fixture.read(
            "filters: [{length: }]",
            "select.top=5",
            "filters.length.max=9",
            "read=[{path: rows.jsonl}]");

    assertThat(recipe.select())
        .isEqualTo(new Selection(Measure.TOKENS, TokenCounter.DEFAULT, 5, null, 0, Map.of()));
    assertThat(recipe.filters().get(0).settings().number("max")).isEqualTo(9);
    assertThat(recipe.read()).hasSize(1);
  }

  @Test
  void givenNoValue_theDefaultIsBack() {
    Recipe recipe = fixture.read(Samples.WHOLE, "seed=", "select=", "filters.refusals=");

    assertThat(recipe.seed()).isEqualTo(42);
    assertThat(recipe.select()).isNull();
  }

  @Test
  void givenTwoForOneKey_theLaterWins() {
    assertThat(fixture.read("seed: 1", "seed=2", "seed=3").seed()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "seed -> --set seed: expected key.path=value",
        "=5 -> --set : expected key.path=value",
        "a..b=5 -> --set a..b: expected key.path=value",
        ".a=5 -> --set .a: expected key.path=value",
        "a.=5 -> --set a.: expected key.path=value",
        "a[x]=5 -> --set a[x]: expected key.path=value",
        "a[1]b=5 -> --set a[1]b: expected key.path=value",
        "filters.near-duplicats.threshold=1 -> --set filters.near-duplicats.threshold: unknown"
            + " filter \"near-duplicats\"; did you mean \"near-duplicates\"?",
        "filters.length.min=1 -> --set filters.length.min: several filters are \"length\"; say"
            + " filters[1] or filters[2]",
        "filters[9].min=1 -> --set filters[9].min: filters has 5 items, the first is [0]",
        "seed.x=1 -> --set seed.x: seed is not a mapping",
        "seed[0]=1 -> --set seed[0]: seed is not a list",
        "generate.alpaca.target=1 -> --set generate.alpaca.target: generate is not a mapping",
        "sed=1 -> --set sed: unknown key; did you mean \"seed\"?",
        "filters[2].mn=1 -> --set filters[2].mn: unknown key; did you mean \"min\"?",
        "filters.near-duplicates.threshold=2 -> --set filters[3].threshold: expected a number from"
            + " 0 to 1, got 2",
        "select={} -> --set select.top: is missing: expected a number of rows ≥ 1; or give sample, or"
            + " each with per",
        "filters.length-2={min: 9, max: 1} -> --set filters[2].max: is less than min",
        "filters[1].max=1 -> --set filters[1].max: is less than min",
      })
  void givenWrongOption_showsIt(String option, String message) {
    assertThat(fixture.error(Samples.WHOLE, option)).isEqualTo(message);
  }

  @Test
  void givenBrokenValue_showsIt() {
    assertThat(fixture.error("seed: 1", "output.keep=[id"))
        .startsWith("--set output.keep: not YAML: ")
        .doesNotContain("\n");
  }

  @Test
  void givenSectionOnlyTouched_missingKeyStaysOnItsLine() {
    assertThat(fixture.error("seed: 1\nselect:\n", "select.by=length"))
        .isEqualTo(
            "recipe.yaml:2 select.top: is missing: expected a number of rows ≥ 1; or give sample, or each with per");
  }
}

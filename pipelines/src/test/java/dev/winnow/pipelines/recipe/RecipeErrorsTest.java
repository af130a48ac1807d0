package dev.winnow.pipelines.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeErrorsTest {
  private static final String SECTIONS =
      "seed, teachers, store, generate, read, filters, select, render, output";

  @TempDir Path folder;
  Fixture fixture;

  @BeforeEach
  void files() {
    fixture = new Fixture(folder);
  }

  static Stream<Arguments> wrongValues() {
    return Stream.of(
        wrong(
            "seed: ten",
            "1 seed: expected a whole number from -9223372036854775808 to"
                + " 9223372036854775807, got \"ten\""),
        wrong("sed: 1", "1 sed: unknown key; did you mean \"seed\"?"),
        wrong("seed: 1\npublish: {}", "2 publish: unknown key; known are " + SECTIONS),
        wrong("teachers: [a]", "1 teachers: expected a mapping of teachers by name, got a list"),
        wrong(
            "teachers:\n  default:\n    temperature: 1\n",
            "2 teachers.default.model: is missing: expected a text"),
        wrong(
            "teachers:\n  default:\n    model: m\n    temperature: 3",
            "4 teachers.default.temperature: expected a number from 0 to 2, got 3"),
        wrong(
            "teachers: {a b: {model: m}}",
            "1 teachers.a b: expected a name of letters, digits, _ and -, got \"a b\""),
        wrong("store: 3", "1 store: expected a text, got 3"),
        wrong(
            "store: ./",
            "1 store: is a folder: ./; name a file in it, such as .//responses.sqlite"),
        wrong("store: ''", "1 store: expected a path, got \"\""),
        wrong("store: \"a\\0b\"", "1 store: expected a path, got \"a\\u0000b\""),
        wrong(
            "select: {by: tokens}",
            "1 select.top: is missing: expected a number of rows ≥ 1; or give sample, or each with per"),
        wrong("select: {top: 0}", "1 select.top: expected a number of rows ≥ 1, got 0"),
        wrong("select: {top: 1.5}", "1 select.top: expected a number of rows ≥ 1, got 1.5"),
        wrong(
            "select:\n  top: 5\n  by: words",
            "3 select.by: expected one of tokens, length, score, random, got \"words\""),
        wrong(
            "select:\n  top: 5\n  sample: 5",
            "3 select.sample: top says how many rows already; leave out one of them"),
        wrong("select: {sample: 0}", "1 select.sample: expected a number of rows ≥ 1, got 0"),
        wrong(
            "select: {sample: 5, by: length}",
            "1 select.by: sample takes rows at random; say top instead of it, or leave out by"),
        wrong(
            "select: {top: 5, by: random, per: author}",
            "1 select.per: expected one of category, source, method, operation, teacher, got"
                + " \"author\""),
        wrong(
            "select: {top: 5, per: source}",
            "1 select.per: does nothing alone: add each or shares"),
        wrong(
            "select: {each: 5}",
            "1 select.per: is missing: expected one of category, source, method, operation,"
                + " teacher"),
        wrong(
            "select: {per: source, each: 0}",
            "1 select.each: expected a number of rows ≥ 1, got 0"),
        wrong(
            "select: {per: source, shares: {a.jsonl: 1}}",
            "1 select.shares: are parts of a number of rows that is missing: add top or sample"),
        wrong(
            "select: {top: 9, per: source, each: 2, shares: {a.jsonl: 1}}",
            "1 select.shares: each says how many rows of a group already; leave out one of them"),
        wrong(
            "select: {top: 9, per: source, shares: {}}",
            "1 select.shares: expected names of groups, each with its share"),
        wrong(
            "select:\n  top: 9\n  per: source\n  shares:\n    a.jsonl: 1\n    b.jsonl: 0",
            "6 select.shares.b.jsonl: expected a share from 1 to 1000000, got 0"),
        wrong(
            "render: {format: chat}",
            "1 render.format: expected one of messages, text, got \"chat\""),
        wrong("render: {rename: {a: 1}}", "1 render.rename.a: expected a text, got 1"),
        wrong("output: out", "1 output: expected a mapping, got \"out\""),
        wrong(
            "output:\n  split: ../x",
            "2 output.split: expected letters, digits, _, - and . (but not first), got \"../x\""),
        wrong(
            "output: {split: ..}",
            "1 output.split: expected letters, digits, _, - and . (but not first), got \"..\""),
        wrong(
            "output:\n  validation: 0",
            "2 output.validation: expected a share over 0 and under 1, got 0"),
        wrong(
            "output: {validation: 1}",
            "1 output.validation: expected a share over 0 and under 1, got 1"),
        wrong(
            "output: {validation: 5 %}",
            "1 output.validation: expected a share over 0 and under 1, got \"5 %\""),
        wrong(
            "output:\n  validation: 0.1\n  split: Validation",
            "3 output.split: is what the rows held out are called, \"Validation\"; expected another name"),
        wrong("output: {dir: ' '}", "1 output.dir: expected a path, got \" \""),
        wrong(
            "output: {shard_rows: 0}", "1 output.shard_rows: expected a number of rows ≥ 1, got 0"),
        wrong(
            "output: {shards_row: 9}",
            "1 output.shards_row: unknown key; did you mean \"shard_rows\"?"),
        wrong(
            "output:\n  keep:\n    - id\n    - sid",
            "4 output.keep[1]: expected a list of any of id, provenance, got \"sid\""));
  }

  static Stream<Arguments> wrongSteps() {
    String teacher = "teachers: {main: {model: m}}\ngenerate:\n  ";
    return Stream.of(
        wrong(
            "generate: {method: orca}",
            "1 generate: expected a list: a dash before each item, got a mapping"),
        wrong("generate: [orca]", "1 generate[0]: expected a mapping, got \"orca\""),
        wrong(
            "generate: [ {target: 5} ]",
            "1 generate[0].method: is missing: expected one of alpaca, orca"),
        wrong(
            "generate: [ {method: 5} ]",
            "1 generate[0].method: expected one of alpaca, orca, got 5"),
        wrong(
            "generate: [ {method: alpca} ]",
            "1 generate[0].method: unknown method \"alpca\"; did you mean \"alpaca\"?"),
        wrong(
            "generate: [ {method: orca} ]",
            "1 generate[0].teacher: unknown teacher \"default\"; the recipe has no teachers"),
        wrong(
            teacher + "- method: orca\n    teacher: man",
            "4 generate[0].teacher: unknown teacher \"man\"; did you mean \"main\"?"),
        wrong(
            teacher + "- {method: orca, techer: main}",
            "3 generate[0].techer: unknown key; did you mean \"teacher\"?"),
        wrong(
            teacher + "- {method: orca, teacher: main, voices: [a, c]}",
            "3 generate[0].voices[1]: expected a list of any of a, b, got \"c\""),
        wrong(
            teacher + "-\n    method: alpaca\n    target: 3",
            "4 generate[0].seeds: is missing: expected the path of a file"),
        wrong(
            teacher + "- {method: orca, teacher: main, stronger: mian}",
            "3 generate[0].stronger: unknown teacher \"mian\"; did you mean \"main\"?"),
        wrong(
            teacher + "- {method: orca, teacher: main, novelty: {metric: rouge-l}}",
            "3 generate[0].novelty.max: is missing: expected a similarity from 0.01 to 0.99"),
        wrong(
            teacher + "- {method: orca, teacher: main, novelty: {metric: rouge-l, max: 1}}",
            "3 generate[0].novelty.max: expected a similarity from 0.01 to 0.99, got 1"),
        wrong("read: [5]", "1 read[0]: expected a mapping, got 5"),
        wrong("read:\n  -", "2 read[0]: expected a mapping, got nothing"),
        wrong("read: [{map: {output: 1}}]", "1 read[0].map.output: expected a text, got 1"),
        wrong(
            "filters: {length: {}}",
            "1 filters: expected a list: a dash before each item, got a mapping"),
        wrong(
            "filters:\n  - refusals",
            "2 filters[0]: expected a mapping with one key, the filter's name; write refusals: {}"),
        wrong(
            "filters:\n  - refusals:\n    length:",
            "2 filters[0]: expected a mapping with one key, the filter's name, got [refusals, length]; a dash before each"),
        wrong(
            "filters:\n  - refusals:\n  - lenght: {}",
            "3 filters[1]: unknown filter \"lenght\"; did you mean \"length\"?"),
        wrong("filters:\n  - length: 5", "2 filters[0]: expected a mapping, got 5"),
        wrong(
            "filters:\n  - refusals:\n  - regex: {}\n  - length:\n      field: row\n"
                + "      min: ten",
            "6 filters[2].min: expected a number of tokens ≥ 0, got \"ten\""),
        wrong(
            "filters:\n  - length:\n      min: 5\n      max: 4",
            "4 filters[0].max: is less than min"),
        wrong(
            "filters:\n  - near-duplicates:\n      shingle:\n        word: 3",
            "4 filters[0].shingle.word: unknown key; did you mean \"words\"?"),
        wrong(
            "filters:\n  - length: {name: No}",
            "2 filters[0].name: expected lower-case letters, digits and -, got \"No\""),
        wrong(
            "filters:\n  - length: {nme: no}",
            "2 filters[0].nme: unknown key; did you mean \"name\"?"),
        wrong(
            "filters:\n  - length: {name: a}\n  - refusals:\n  - regex:\n      name: a",
            "5 filters[2].name: \"a\" is already the name of filters[0]"));
  }

  private static Arguments wrong(String yaml, String message) {
    return Arguments.of(yaml, message);
  }

  @ParameterizedTest
  @MethodSource({"wrongValues", "wrongSteps"})
  void givenWrongRecipe_showsLineAndPath(String yaml, String message) {
    assertThat(fixture.error(yaml)).isEqualTo("recipe.yaml:" + message);
  }

  @Test
  void givenSeveralWrongSections_showsTheFirstOfEachInOrderOfLines() {
    assertThat(
            fixture.error(
                """
                output: {split: /}
                teachers:
                  default: {}
                generate:
                  - {method: alpaca, seeds: seeds.jsonl, target: 0}
                select: {top: 0, by: 0}
                seeed: 4
                """))
        .isEqualTo(
            """
            recipe.yaml:1 output.split: expected letters, digits, _, - and . (but not first), got "/"
            recipe.yaml:3 teachers.default.model: is missing: expected a text
            recipe.yaml:5 generate[0].target: expected a number of rows ≥ 1, got 0
            recipe.yaml:6 select.top: expected a number of rows ≥ 1, got 0
            recipe.yaml:7 seeed: unknown key; did you mean "seed"?""");
  }

  @Test
  void givenMissingSeeds_suggestsTheFileBeside() throws IOException {
    String start = "teachers: {default: {model: m}}\ngenerate:\n  - method: alpaca\n    seeds: ";
    Files.createDirectory(folder.resolve("data"));
    fixture.write("data/tasks.jsonl", "");
    String looked = " (looked in " + folder + ")";

    assertThat(fixture.error(start + "seed.jsonl"))
        .isEqualTo(
            "recipe.yaml:4 generate[0].seeds: no such file: seed.jsonl"
                + looked
                + "; did you mean \"seeds.jsonl\"?");
    assertThat(fixture.error(start + "data/task.jsonl"))
        .isEqualTo(
            "recipe.yaml:4 generate[0].seeds: no such file: data/task.jsonl"
                + looked
                + "; did you mean \"data/tasks.jsonl\"?");
    assertThat(fixture.error(start + "nowhere/x"))
        .isEqualTo("recipe.yaml:4 generate[0].seeds: no such file: nowhere/x" + looked);
    assertThat(fixture.error(start + "/no/such"))
        .isEqualTo("recipe.yaml:4 generate[0].seeds: no such file: /no/such");
    assertThat(fixture.error(start + "data"))
        .isEqualTo("recipe.yaml:4 generate[0].seeds: is a folder, not a file: data");
  }

  @Test
  void givenMissingData_showsLine() {
    assertThat(fixture.error("read:\n  - map: {output: text}\n    path: row.jsonl"))
        .isEqualTo(
            "recipe.yaml:3 read[0].path: no such file: row.jsonl (looked in "
                + folder
                + "); did you mean \"rows.jsonl\"?");
  }

  @Test
  void givenHostileValue_messageStaysOneShortLine() {
    String name = "x".repeat(900_000);
    assertThat(fixture.error("generate: [{method: " + name + "}]")).hasSizeLessThan(300);
    assertThat(fixture.error("read: [{path: " + name + "}]")).hasSizeLessThan(500);
    assertThat(fixture.error("seed: " + "9".repeat(900_000)))
        .isEqualTo(
            "recipe.yaml:1 seed: not a value that a recipe can use: a number of that length");
    assertThat(fixture.error("filters: [{\"a\\nrecipe.yaml:1 \\e[31m\": 1}]"))
        .startsWith(
            "recipe.yaml:1 filters[0]: unknown filter \"a\\u000arecipe.yaml:1 \\u001b[31m\"");
  }
}

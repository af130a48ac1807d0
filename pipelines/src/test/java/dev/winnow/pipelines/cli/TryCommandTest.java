package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TryCommandTest {
  private static final String[] RULES = {
    "filters:",
    "  - regex: {name: no-pictures, field: instruction, drop: '(?i)picture'}",
    "  - near-duplicates: {field: row}",
    "  - length: {field: instruction, unit: words, min: 3, max: 6}",
    "  - length: {field: output, unit: chars, min: 1}"
  };

  @TempDir Path folder;

  private Cli attempt(Path recipe, Object... rest) {
    Object[] args = new Object[rest.length + 2];
    args[0] = "try";
    args[1] = recipe;
    System.arraycopy(rest, 0, args, 2, rest.length);
    return Cli.run(args);
  }

  private Path recipe(String... lines) {
    return Cli.write(folder.resolve("my.yaml"), lines);
  }

  private Path data() {
    return Cli.write(
        folder.resolve("rows.jsonl"),
        "{\"id\":\"one\",\"instruction\":\"Draw a picture of a pear\",\"output\":\"No.\"}",
        "{\"instruction\":\"Picture!\",\"output\":\"Which\\none?\"}",
        "not json",
        "{\"instruction\":\"Name a fruit that is red\",\"output\":\"Apple\"}",
        "{\"instruction\":\"Now name every single fruit that you know of\",\"output\":\"Fig\"}",
        "{\"instruction\":\"What?\",\"output\":\"Nothing\"}",
        "{\"question\":\"Who?\"}");
  }

  @Test
  void givenRules_tellsWhatEachDropsAndHowTheyOverlap() {
    Cli cli = attempt(recipe(RULES), data(), "-n", 2);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .isEqualTo(
            """
            rows.jsonl: 5 rows

            Unreadable: 2 rows
              bad_json       1  rows.jsonl:3: row: Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') near byte 4
              unknown_shape  1  rows.jsonl:7: keys: question; name the fields: read: [{map: {instruction: KEY, output: KEY}}]

            Each rule by itself
                           rows   share  no other rule hits
              no-pictures     2  40.0 %                   1
              length          3  60.0 %                   2
              length-2        0   0.0 %                   0
              near-duplicates looks at all rows together: run it to see

            no-pictures
              matched  2
              - rows.jsonl:1 (one)  matched  field: instruction, match: picture, pattern: (?i)picture
                Draw a picture of a pear
              - rows.jsonl:2  matched  field: instruction, match: Picture, pattern: (?i)picture
                Picture!

            length
              too_long   1
              too_short  2
              - rows.jsonl:2  too_short  field: instruction, length: 1, min: 3, unit: words
                Picture!
              - rows.jsonl:5  too_long  field: instruction, length: 9, max: 6, unit: words
                Now name every single fruit that you know of

            Rows that two rules hit
                                   rows  of the first's  of the second's
              no-pictures  length     1          50.0 %           33.3 %

            In the recipe's order, the first drop wins
                                   drops  leaves
              no-pictures              2       3  60.0 %
              near-duplicates  not tried
              length                   2       1  20.0 %
              length-2                 0       1  20.0 %
            """);
  }

  /** The mask takes the address that no-example would see, and leaves one of three words. */
  @Test
  void givenMask_judgesAsARunDoes() {
    Path recipe =
        recipe(
            "filters:",
            "  - pii: {action: mask}",
            "  - regex: {name: no-example, field: output, drop: 'example'}",
            "  - regex: {name: no-mask, field: output, drop: '<EMAIL>'}",
            "output: {dir: out}");
    Path data =
        Cli.write(
            folder.resolve("rows.jsonl"),
            "{\"instruction\":\"Who?\",\"output\":\"Write to ann@example.com.\"}",
            "{\"instruction\":\"What?\",\"output\":\"An example.\"}",
            "{\"instruction\":\"Why "
                + "so ".repeat(40)
                + "😀 bob@example.com\",\"output\":\"No.\"}");

    Cli cli = attempt(recipe, data);
    Cli run = Cli.run("curate", recipe, data, "--out", folder.resolve("out"));

    assertThat(cli.out())
        .isEqualTo(
            """
            rows.jsonl: 3 rows

            Each rule by itself
                          rows   share  no other rule hits  changes
              pii            0   0.0 %                   0        2
              no-example     2  66.7 %                   2        0
              no-mask        0   0.0 %                   0        0

            pii
              masked, stays  2
              - rows.jsonl:1  masked  field: output
                Write to ann@example.com.
                Write to <EMAIL>.
              - rows.jsonl:3  masked  field: instruction
                …so so so so so so so so so so so so 😀 bob@example.com
                …so so so so so so so so so so so so 😀 <EMAIL>

            no-example
              matched  2
              - rows.jsonl:1  matched  field: output, match: example, pattern: example
                Write to ann@example.com.
              - rows.jsonl:2  matched  field: output, match: example, pattern: example
                An example.

            In the recipe's order, the first drop wins
                          drops  leaves           changed on the way
              pii             0       3  100.0 %                   2
              no-example      1       2   66.7 %                   0
              no-mask         1       1   33.3 %                   0
            """);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "balanced: 3 in = 1 kept + 2 dropped + 0 failed\n  changed on the way: 2 by pii.masked");
    assertThat(folder.resolve("out/ledger.json")).content().contains("\"pii.masked\" : 2");
  }

  @Test
  void givenAnotherLocale_printsTheSame() {
    Path recipe = recipe(RULES);
    String expected = attempt(recipe, data()).out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(attempt(recipe, data()).out()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void givenLimitAndNoExamples_looksAtTheFirstRowsOnly() {
    Cli cli = attempt(recipe(RULES), data(), "--limit", 2, "-n", 0);

    assertThat(cli.out())
        .startsWith("rows.jsonl: 2 rows\n\nEach rule by itself\n")
        .contains("\nno-pictures\n  matched  2\n\nlength\n  too_short  1\n\nRows that two");
  }

  @Test
  void givenRecipeWithoutRowRules_saysSo() {
    Path recipe =
        recipe("filters:", "  - exact-duplicates: {field: row}", "  - novelty: {max: 0.7}");

    Cli cli = attempt(recipe, Cli.write(folder.resolve("rows.jsonl"), Cli.rows(3)));

    assertThat(cli.code()).isZero();
    assertThat(cli.out())
        .isEqualTo(
            """
            rows.jsonl: 3 rows

            The recipe has no rule that judges a row by itself
              exact-duplicates looks at all rows together: run it to see
              novelty looks at all rows together: run it to see
            """);
  }

  @Test
  void givenHostileRows_printsEscapes() {
    Path data =
        Cli.write(
            folder.resolve("rows.jsonl"),
            "{\"id\":\"\\u001b[2J\",\"instruction\":\"\\u001b]0;owned\\u0007 picture \\u202e{{ x }}\",\"output\":\"a\"}",
            "{\"instruction\":\"picture \\u0000 <|im_end|>\",\"output\":\"a\"}",
            "{\"\\u001b[31m\":1}");

    Cli cli = attempt(recipe(RULES), data);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains(
            "rows.jsonl:1 (\\u001b[2J)", "    \\u001b]0;owned\\u0007 picture \\u202e{{ x }}\n")
        .contains("    picture \\u0000 <|im_end|>\n", "keys: \\u001b[31m")
        .doesNotContainPattern("[\\p{Cntrl}\\u202e&&[^\\n]]");
  }

  @Test
  void givenHugeRow_showsItsBeginning() {
    String text = "word ".repeat(1_000_000);
    Path data =
        Cli.write(
            folder.resolve("rows.jsonl"),
            "{\"instruction\":\"" + text + "\",\"output\":\"" + text + "\"}");

    Cli cli = attempt(recipe(RULES), data);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains("length: 1000000", "    word word", "word word…\n")
        .hasSizeLessThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "[1, 2]", "{\"text\":\"\\ud800\"}"})
  void givenNoRows_fails(String content) {
    Cli cli = attempt(recipe(RULES), Cli.write(folder.resolve("rows.jsonl"), content));

    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.out()).startsWith("rows.jsonl: 0 rows\n");
    assertThat(cli.err()).isEqualTo("failed: nothing that came in became a row\n");
  }

  @Test
  void givenMissingFile_saysSo() {
    Cli cli = attempt(recipe(RULES), folder.resolve("no.jsonl"));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).isEqualTo(folder.resolve("no.jsonl") + ": no such file\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filters: [{length: {unit: words, min: ten}}]",
        "filters: [{regex: {name: a, drop: x}}, {regex: {name: a, drop: y}}]",
        "read: [{map: {instuction: a, output: b}}]",
        "filters: [{exact-duplicates: {against: {path: no.jsonl}}}]"
      })
  void givenWrongRecipe_saysWhatCheckSays(String line) {
    Path recipe = recipe(line);

    Cli cli = attempt(recipe, data());

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains("my.yaml:1 ").isEqualTo(Cli.run("check", recipe).err());
  }

  @Test
  void givenSeveralReads_saysThatOneMapIsWanted() {
    Path recipe = recipe("read: [{map: {output: a}}, {map: {output: b}}]");

    Cli cli = attempt(recipe, data());

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("my.yaml:1 read: data from the command line is read by the map");
  }
}

package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatsCommandTest {
  @TempDir Path folder;

  private Path rows() {
    return Cli.write(
        folder.resolve("rows.jsonl"),
        "{\"instruction\":\"Name a fruit\",\"input\":\"red\",\"output\":\"Apple\"}",
        "{\"instruction\":\"Name a tree\",\"output\":\"Fir\"}",
        "{\"instruction\":\"Name a tree\",\"output\":\"Fir\"}",
        "{\"system\":\"Be kind.\",\"instruction\":\"Why\",\"output\":\"😀 because\"}",
        "{\"instruction\":");
  }

  /** Tokens by a plain byte pair encoding over the published ranks, apart from this program. */
  @Test
  void givenFiles_printsTheirNumbers() {
    Path chat =
        Cli.write(
            folder.resolve("chat.jsonl"),
            """
            {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},\
            {"role":"user","content":"Name a tree"},{"role":"assistant","content":"Oak"}]}""");
    Path empty = Cli.write(folder.resolve("empty.jsonl"));

    Cli cli = Cli.run("stats", rows(), chat, empty);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .startsWith(
            """
            5 rows, 1 unreadable, in 3 files
                           rows  unreadable
              rows.jsonl      4           1
              chat.jsonl      1           0
              empty.jsonl     0           0

            Unreadable: 1 row
              bad_json  1  rows.jsonl:5: row: Unexpected end-of-input""")
        .endsWith(
            """

            Fields
                           filled    share  empty
              system            1   20.0 %      4
              history           1   20.0 %      4
              instruction       5  100.0 %      0
              input             1   20.0 %      4
              output            5  100.0 %      0

            Lengths of what is filled; tokens by cl100k_base
                                   min  p5  p25  p50  p75  p95  p99  max  mean
              system       chars     8   8    8    8    8    8    8    8   8.0
                           words     2   2    2    2    2    2    2    2   2.0
                           tokens    3   3    3    3    3    3    3    3   3.0
              instruction  chars     3   3   11   11   11   12   12   12   9.6
                           words     1   1    3    3    3    3    3    3   2.6
                           tokens    1   1    3    3    3    3    3    3   2.6
              input        chars     3   3    3    3    3    3    3    3   3.0
                           words     1   1    1    1    1    1    1    1   1.0
                           tokens    1   1    1    1    1    1    1    1   1.0
              output       chars     3   3    3    3    5    9    9    9   4.6
                           words     1   1    1    1    1    1    1    1   1.0
                           tokens    1   1    1    2    2    3    3    3   1.8
              row          chars    15  15   15   22   22   24   24   24  19.6
                           words     4   4    4    4    5    6    6    6   4.6
                           tokens    6   6    6    7    8    9    9    9   7.2
              36 tokens in all rows

            Exact duplicates: what would go if one of each stayed
              by instruction  2  40.0 %
              by row          1  20.0 %

            Languages
                too short to tell  5  100.0 %

            Most frequent openings of instructions
              name a  4  80.0 %
              why     1  20.0 %
            """);
  }

  @Test
  void givenTextsInSeveralLanguages_tellsTheirShares() {
    Path data =
        Cli.write(
            folder.resolve("rows.jsonl"),
            "{\"instruction\":\"Warum ist der Himmel am Abend rot?\",\"output\":\"Weil das Licht der Sonne dann einen weiten Weg durch die Luft hat.\"}",
            "{\"instruction\":\"Why is the sky red in the evening?\",\"output\":\"Because the light of the sun then goes a long way through the air.\"}",
            "{\"instruction\":\"Name a tree that bears fruit in autumn.\",\"output\":\"The apple tree does, and so does the pear.\"}",
            "{\"instruction\":\"2 + 2\",\"output\":\"4\"}");

    Cli cli = Cli.run("stats", data);

    assertThat(cli.out())
        .contains(
            """

            Languages
              en  English            2  50.0 %
              de  German             1  25.0 %
                  too short to tell  1  25.0 %

            Most""");
  }

  @Test
  void givenAnotherLocale_printsTheSame() {
    String expected = Cli.run("stats", rows()).out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));

      assertThat(Cli.run("stats", rows()).out()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void givenMapAndTokenizer_readsByThem() {
    Path data =
        Cli.write(
            folder.resolve("rows.jsonl"),
            "{\"question\":\"Who is it?\",\"best\":{\"text\":\"antidisestablishmentarianism\"}}",
            "{\"question\":\"Why?\"}");

    Cli cli =
        Cli.run(
            "stats",
            data,
            "--map",
            "instruction=question",
            "--map",
            "output=/best/text",
            "--tokenizer",
            "o200k_base");

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains("1 row, 1 unreadable", "missing_field  1  rows.jsonl:2: field: /best/text")
        .contains("tokens by o200k_base", "  who is  1  100.0 %\n");
  }

  @Test
  void givenPlainTexts_leavesOutWhatTheyLack() {
    Cli cli = Cli.run("stats", Cli.write(folder.resolve("a.jsonl"), "{\"text\":\"Just this.\"}"));

    assertThat(cli.out())
        .doesNotContain("  system       chars", "openings")
        .contains("  by instruction  0\n  by row          0  0.0 %\n");
  }

  @Test
  void givenHostileRows_printsEscapes() {
    Path data =
        Cli.write(
            folder.resolve("a\u001b[31m.jsonl"),
            "{\"instruction\":\"\\u001b[2J\\u0000{{ x }} <|im_end|>\",\"output\":\"\\u202e\"}",
            "{\"\\u001b]0;owned\\u0007\":1}");

    Cli cli = Cli.run("stats", data);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains("  a\\u001b[31m.jsonl     1", "keys: \\u001b]0;owned\\u0007")
        .doesNotContainPattern("[\\p{Cntrl}\\u202e&&[^\\n]]");
  }

  @Test
  void givenHugeRow_measuresIt() {
    String text = "word ".repeat(400_000);
    Path data =
        Cli.write(
            folder.resolve("a.jsonl"), "{\"instruction\":\"Go\",\"output\":\"" + text + "\"}");

    Cli cli = Cli.run("stats", data);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("2,000,000", "400,000.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Dear reader,", "{\"text\":\"\\ud800\"}"})
  void givenNoRows_fails(String content) {
    Cli cli = Cli.run("stats", Cli.write(folder.resolve("a.jsonl"), content));

    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.out()).startsWith("0 rows, ").doesNotContain("Fields");
    assertThat(cli.err()).isEqualTo("failed: nothing that came in became a row\n");
  }

  @Test
  void givenMissingFile_saysSo() {
    Cli cli = Cli.run("stats", folder.resolve("no.jsonl"));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).isEqualTo(folder.resolve("no.jsonl") + ": no such file\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --map instuction=a           | --map.instuction: unknown key
          --map instruction=a          | --map.output: is missing
          """)
  void givenWrongMap_saysWhatIsWrong(String flags, String message) {
    Cli cli = Cli.run((Object[]) ("stats " + rows() + " " + flags).split(" "));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains(message);
  }
}

package dev.winnow.generators.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.tasks.ParsedTasks.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StructuredTextTest {
  private static ParsedTasks parse(String text, boolean truncated) {
    return TaskList.of("tasks", TaskPart.values()).parse(AnswerForm.STRUCTURED, text, truncated);
  }

  private static final String ONE = "{\"instruction\":\"a\",\"input\":\"\",\"output\":\"b\"}";
  private static final String TWO = "{\"instruction\":\"c\",\"input\":\"i\",\"output\":\"d ]}\"}";
  private static final List<Task> BOTH =
      List.of(new Task("a", "", "b"), new Task("c", "i", "d ]}"));

  private static List<Task> tasks(String text) {
    ParsedTasks parsed = parse(text, false);
    assertThat(parsed.items()).allMatch(Item::good);
    return parsed.items().stream().map(Item::task).toList();
  }

  @Test
  void givenSchemasForm_readsIt() {
    assertThat(tasks("{\"tasks\":[" + ONE + "," + TWO + "]}")).isEqualTo(BOTH);
  }

  @Test
  void givenFencesProseBareListOrOtherKeys_readsIt() {
    String list = "[" + ONE + ", " + TWO + "]";
    assertThat(tasks("```json\n{\"tasks\": " + list + "}\n```")).isEqualTo(BOTH);
    assertThat(tasks("Here are {all} [2]:\n```\n" + list + "\n```\nDone.")).isEqualTo(BOTH);
    assertThat(tasks("Here you go: {\"tasks\": " + list + "} Enjoy!")).isEqualTo(BOTH);
    assertThat(tasks("{\"n\": 2, \"about\": {\"tasks\": []}, \"Tasks\": " + list + "}"))
        .isEqualTo(BOTH);
    assertThat(tasks(list)).isEqualTo(BOTH);
  }

  @Test
  void givenMarkersAndNumbers_readsThemAsTexts() {
    assertThat(tasks("[{\"instruction\":\"a\",\"input\":\"<noinput>\",\"output\":42}]"))
        .containsExactly(new Task("a", "", "42"));
    assertThat(tasks("[{\"instruction\":\"a\",\"input\":null,\"output\":\"\\ud800x\"}]"))
        .containsExactly(new Task("a", "", "\uFFFDx"));
  }

  @Test
  void givenBadItems_keepsTheOthers() {
    ParsedTasks parsed =
        parse(
            "["
                + ONE
                + ",3,{\"instruction\":\"x\"},{\"instruction\":[],\"output\":\"y\"},"
                + TWO
                + "]",
            false);

    assertThat(parsed.items().stream().map(Item::detail))
        .containsExactly("", "no JSON object", "no output", "instruction is no text", "");
    assertThat(parsed.items().get(1).raw()).isEqualTo("3");
  }

  @Test
  void givenTokenLimit_keepsWholeItemsAndReportsTheLast() {
    String cut = "{\"tasks\":[" + ONE + ", {\"instruction\":\"c\",\"inp";

    ParsedTasks parsed = parse(cut, true);

    assertThat(parsed.items().get(0).task()).isEqualTo(BOTH.get(0));
    assertThat(parsed.items().get(1).reason()).isEqualTo("truncated_item");
    assertThat(parsed.items().get(1).raw()).isEqualTo("{\"instruction\":\"c\",\"inp");
    assertThat(parse("{\"tas", true).items().get(0).reason()).isEqualTo("truncated_item");
  }

  @Test
  void givenBrokenJson_keepsWhatIsBeforeIt() {
    ParsedTasks parsed = parse("[" + ONE + ", {oops}, " + TWO + "]", false);

    assertThat(parsed.items()).hasSize(2);
    assertThat(parsed.items().get(1).reason()).isEqualTo("bad_item");
    assertThat(parsed.items().get(1).raw()).startsWith("{oops}");
  }

  @Test
  void givenBadItem_keepsItAsItIsWritten() {
    for (String raw : List.of("{ \"x\" : 1.50 }", "\"a\\u0041\"", "-7", "[ null ]", "true")) {
      String before = "[" + " ".repeat(40_000); // longer than a parser's buffer
      ParsedTasks parsed = parse(before + raw + " , " + ONE + "]", false);

      assertThat(parsed.items().get(0).raw()).isEqualTo(raw);
      assertThat(parsed.items().get(1).task()).isEqualTo(BOTH.get(0));
    }
  }

  @Test
  void givenDeepItemsOnASmallStack_reportsThem() throws Exception {
    String deep = "{\"a\":".repeat(960) + "1" + "}".repeat(960);
    String item = "{\"instruction\":" + deep + "}";
    String list = "[".repeat(960) + "]".repeat(960);
    String tooDeep = "[".repeat(100_000);
    List<ParsedTasks> parsed = new ArrayList<>();
    Thread worker =
        new Thread(
            null,
            () -> {
              parsed.add(parse("{\"tasks\":[" + item + "," + list + "," + ONE + "]}", false));
              parsed.add(parse("{\"other\":" + deep + ",\"tasks\":[" + ONE + "]}", false));
              parsed.add(parse("[" + ONE + "," + tooDeep, false));
            },
            "a small stack",
            256 << 10);
    worker.start();
    worker.join();

    assertThat(parsed).hasSize(3);
    assertThat(parsed.get(0).items())
        .containsExactly(
            Item.failed("bad_item", "instruction is no text", item),
            Item.failed("bad_item", "no JSON object", list),
            new Item(BOTH.get(0), "", "", ONE));
    assertThat(parsed.get(1).items().get(0).task()).isEqualTo(BOTH.get(0));
    assertThat(parsed.get(2).items().stream().map(Item::reason)).containsExactly("", "bad_item");
  }

  @Test
  void givenNoList_isUnreadable() {
    for (String text :
        List.of(
            "", "no", "{}", "{\"tasks\":{}}", "{\"tasks\":[]}", "[]", "{\"x\":[", "}{", "```")) {
      assertThat(parse(text, false).readable()).as(text).isFalse();
    }
  }

  @Test
  void givenHostileText_neverThrows() {
    String[] pieces = {
      "{", "}", "[", "]", "\"tasks\"", ":", ",", ONE, "```\n", "\uD800", "\u0000", "1e999", "\\u"
    };
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      parse(text.toString(), random.nextBoolean());
    }
    parse("[".repeat(1 << 20), false);
    parse("{".repeat(1 << 20), true);
    parse("[" + "1".repeat(1 << 20) + "]", false);
  }
}

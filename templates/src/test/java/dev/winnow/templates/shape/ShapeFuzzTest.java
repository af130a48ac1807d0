package dev.winnow.templates.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.Surrogates;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.Texts;
import dev.winnow.templates.format.Rendered;
import dev.winnow.templates.format.RowFormats;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShapeFuzzTest {
  private static final List<String> KEYS =
      List.of(
          "messages",
          "conversations",
          "instruction",
          "input",
          "output",
          "response",
          "system",
          "history",
          "prompt",
          "completion",
          "text",
          "id",
          "role",
          "content",
          "from",
          "value",
          "chosen",
          "rejected",
          "tools",
          "tool_calls",
          "function",
          "name",
          "arguments",
          "reasoning",
          "type");
  private static final List<String> WORDS =
      List.of(
          "user",
          "assistant",
          "system",
          "human",
          "gpt",
          "tool",
          "text",
          "{\"a\":[1]}",
          "[{}]",
          "hello",
          "",
          "\ud800");

  private static JsonNode node(SplittableRandom random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 8);
    return switch (kind) {
      case 0 -> Json.MAPPER.nullNode();
      case 1 -> Json.MAPPER.getNodeFactory().numberNode(random.nextInt());
      case 2, 3 -> text(random);
      case 4, 5 -> list(random, depth);
      default -> object(random, depth);
    };
  }

  private static JsonNode text(SplittableRandom random) {
    boolean word = random.nextInt(3) > 0;
    return Json.MAPPER
        .getNodeFactory()
        .textNode(
            word ? WORDS.get(random.nextInt(WORDS.size())) : TestExamples.hostile(random, false));
  }

  private static ArrayNode list(SplittableRandom random, int depth) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(node(random, depth - 1));
    }
    return list;
  }

  private static ObjectNode object(SplittableRandom random, int depth) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    for (int i = random.nextInt(6); i > 0; i--) {
      object.set(KEYS.get(random.nextInt(KEYS.size())), node(random, depth - 1));
    }
    return object;
  }

  @Test
  void givenRandomRows_neverThrowsAndReadsOnlyGoodOnes() {
    SplittableRandom random = new SplittableRandom(7);
    RowShape mapped = MappedShape.of("", Map.of("output", "/messages/0/content", "id", "id"));
    int read = 0;
    for (int n = 0; n < 30_000; n++) {
      JsonNode row = random.nextInt(20) == 0 ? node(random, 4) : object(random, 4);
      for (RowShape shape : List.of(RowShapes.recognised(), mapped)) {
        if (shape.read(row, "f", n) instanceof ShapeResult.Read good) {
          read++;
          assertThat(good.example().hasAnswer()).isTrue();
          assertThat(Texts.first(good.example(), Surrogates::hasLone)).isEmpty();
        }
      }
    }
    assertThat(read).isGreaterThan(500);
  }

  @Test
  void givenWrittenRows_readingThemGivesTheSameTexts() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    int compared = 0;
    for (String format : RowFormats.NAMES) {
      if (format.equals("text") || format.equals("prompt-completion-text")) {
        continue; // a text's structure is gone for good
      }
      RowRenderer renderer = renderer(format);
      for (int n = 0; n < 3000; n++) {
        Example row = TestExamples.hostileExample(random, true);
        if (row.history().stream().anyMatch(turn -> turn.is(Role.SYSTEM))) {
          continue; // a first system turn becomes the system message
        }
        if (renderer.render(row) instanceof Rendered.Line line
            && RowShapes.recognised().read(Json.MAPPER.readTree(line.json()), "f", 1)
                instanceof ShapeResult.Read back) {
          compared++;
          assertThat(back.example().system()).isEqualTo(row.system());
          assertThat(back.example().history()).isEqualTo(row.history());
          assertThat(back.example().userMessage()).isEqualTo(row.userMessage());
          assertThat(back.example().output()).isEqualTo(row.output());
        }
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  private static RowRenderer renderer(String format) {
    Map<String, ?> render =
        format.equals("alpaca")
            ? Map.of("format", format, "template", "none", "with", List.of("system", "history"))
            : Map.of("format", format, "template", "none");
    return RowRenderer.create(Settings.read("render", RowRenderer.PARAMETERS, render), List.of());
  }
}

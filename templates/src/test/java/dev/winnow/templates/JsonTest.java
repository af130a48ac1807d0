package dev.winnow.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonTest {
  /** What Jackson writes as characters, as UTF-8. */
  private static byte[] expected(ObjectNode tree) {
    return Json.text(tree).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void givenEveryCharacter_bytesAreThoseOfTheText() {
    StringBuilder all = new StringBuilder();
    IntStream.range(0, 0x11000).forEach(all::appendCodePoint);
    ObjectNode tree = Json.MAPPER.createObjectNode().put(all.toString(), all.toString());

    assertThat(Json.bytes(tree)).isEqualTo(expected(tree));
  }

  @Test
  void givenValuesOfEveryKind_bytesAreThoseOfTheText() {
    ObjectNode tree = Json.MAPPER.createObjectNode();
    tree.put("int", -7).put("long", 1L << 40).put("double", 2.98).put("whole", 3.0);
    tree.put("decimal", new BigDecimal("1.10")).put("yes", true).putNull("null");
    tree.putArray("list").add("😀").add(1).addObject().put("😀é", "").putArray("empty");

    assertThat(Json.bytes(tree)).isEqualTo(expected(tree));
  }

  @Test
  void givenRandomTexts_bytesAreThoseOfTheText() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      int[] points = random.ints(random.nextInt(9000), 0, 0x20000).toArray();
      ObjectNode tree =
          Json.MAPPER.createObjectNode().put("text", new String(points, 0, points.length));
      assertThat(Json.bytes(tree)).isEqualTo(expected(tree));
    }
  }
}

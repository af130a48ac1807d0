package dev.winnow.filters.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerFileTest {
  private static TokenCounter counter(String name) {
    return TokenCounter.of(TokenizerFiles.path(name));
  }

  private static List<JsonNode> golden() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(TokenizerFiles.file("token-counts.jsonl"))) {
      rows.add(Json.MAPPER.readTree(line));
    }
    return rows;
  }

  /** Though each would cut a text to six tokens, fill it up to four and put two around it. */
  @ParameterizedTest
  @ValueSource(strings = {"bytes", "pieces", "unigram"})
  void givenTexts_countsAsPython(String name) throws IOException {
    TokenCounter counter = counter(name);
    Set<Integer> counts = new HashSet<>();
    for (JsonNode row : golden()) {
      String text = row.path("text").asText();
      assertThat(counter.count(text)).as("of %s", text).isEqualTo(row.path(name).asInt());
      counts.add(row.path(name).asInt());
    }
    assertThat(counts).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes", "pieces", "unigram"})
  void givenLoneSurrogate_countsTheReplacementCharacter(String name) {
    TokenCounter counter = counter(name);
    assertThat(counter.count("an owl\ud800 b\udc00"))
        .isEqualTo(counter.count("an owl\ufffd b\ufffd"));
    assertThat(counter.count("\udc00\ud800")).isEqualTo(counter.count("\ufffd\ufffd"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes", "pieces", "unigram"})
  void givenRandomUnits_countsThemTheSameAgain(String name) {
    TokenCounter counter = counter(name);
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 2_000; i++) {
      int highest = random.nextBoolean() ? 0x180 : 0x10000;
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(60), 0, highest).forEach(c -> text.append((char) c));
      assertThat(counter.count(text.toString()))
          .isNotNegative()
          .isEqualTo(counter.count(text.toString()));
    }
  }

  /** Of a million characters and more, in parts: a pair of surrogates is never cut. */
  @Test
  void givenLongTexts_countsThem() {
    TokenCounter bytes = counter("bytes");
    int part = NativeTokenizer.PART;
    assertThat(bytes.count("\0".repeat(part))).isEqualTo(part);
    assertThat(bytes.count("\0".repeat(2 * part + 1))).isEqualTo(2 * part + 1);
    assertThat(bytes.count("a" + "\ud800\udc00".repeat(part / 2))).isEqualTo(1 + 2 * part);
    assertThat(counter("pieces").count("x".repeat(1 << 20))).as("one unknown word").isEqualTo(1);
  }

  @Test
  void givenManyThreads_countTheSame() {
    TokenCounter unigram = counter("unigram");
    List<String> texts = List.of("The owl", "Сова спит днём.", "owl owl 1987");
    List<Integer> alone = texts.stream().map(unigram::count).toList();

    assertThat(alone).doesNotHaveDuplicates();
    assertThat(
            IntStream.range(0, 3_000)
                .parallel()
                .allMatch(i -> unigram.count(texts.get(i % 3)) == alone.get(i % 3)))
        .isTrue();
  }

  @Test
  void givenText_isNeverSureWithoutCounting() {
    assertThat(counter("bytes").surelyAtMost(9, "owl")).isFalse();
    assertThat(TokenCounter.DEFAULT.surelyAtMost(3, "owl")).isTrue();
    assertThat(TokenCounter.DEFAULT.surelyAtMost(2, "owl")).isFalse();
  }
}

package dev.winnow.templates.bench;

import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.chat.ChatTemplate;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.format.Rendered;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rows that a chat template writes, as text alone, and as lines of format text: with the id, the
 * check for control tokens and the JSON. The rows are short and all different: a system message
 * where the template has a place for one, 4 to 12 words of a user, and 8 to 24 of the assistant,
 * which one row in 16 ends beyond Latin-1.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TemplatesBench {
  private static final int ROWS = 1024;
  private static final List<String> WORDS =
      List.of(
          "the", "a", "of", "which", "river", "explain", "capital", "because", "often", "list",
          "three", "between", "naïve", "temperature", "\"quoted\"", "Zürich", "function(x)", "it",
          "largest", "city,", "known", "for", "its", "harbour.", "When", "42", "and\nthen");

  @Param({
    "chatml",
    "alpaca",
    "alpaca-newline",
    "llama-2",
    "llama-3",
    "llama-3.1",
    "mistral-v1",
    "mistral-v3",
    "mistral-tekken",
    "zephyr",
    "vicuna",
    "gemma",
    "gemma-3",
    "phi-3",
    "qwen2.5",
    "qwen3",
    "deepseek"
  })
  public String template;

  private final Example[] rows = new Example[ROWS];
  private ChatTemplate chat;
  private RowRenderer renderer;
  private int next;

  @Setup
  public void rows() {
    chat = ChatTemplates.named(template);
    Map<String, ?> render = Map.of("format", "text", "template", template);
    renderer =
        RowRenderer.create(Settings.read("render", RowRenderer.PARAMETERS, render), List.of());
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < ROWS; i++) {
      String system = "You are a helpful assistant. " + words(random, 0, 6);
      String asked = words(random, 4, 12);
      String answer = words(random, 8, 24) + (i % 16 == 0 ? " 東京" : "");
      Example row = row(system, asked, answer, i);
      rows[i] = chat.refusal(row).isEmpty() ? row : row("", asked, answer, i);
    }
  }

  private static Example row(String system, String asked, String answer, int line) {
    Provenance origin = Provenance.read("rows.jsonl", "", line + 1);
    return new Example(system, List.of(), asked, "", answer, origin, new TreeMap<>());
  }

  private static String words(SplittableRandom random, int least, int most) {
    return random
        .ints(random.nextInt(least, most + 1), 0, WORDS.size())
        .mapToObj(WORDS::get)
        .collect(Collectors.joining(" "));
  }

  private Example row() {
    return rows[next++ & ROWS - 1];
  }

  @Benchmark
  public String text() {
    return chat.render(row());
  }

  /** More code than text, so longer until all of it is compiled. */
  @Benchmark
  @Warmup(iterations = 4, time = 1)
  public byte[] json() {
    return ((Rendered.Line) renderer.render(row())).json();
  }
}

package dev.winnow.pipelines.transforms.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.generators.Generated;
import dev.winnow.generators.Generator;
import dev.winnow.generators.Lane;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.transforms.CollectedRows;
import dev.winnow.pipelines.transforms.Lines;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes, novelty and quotas; the same rows whoever asks and in whatever order answers come. */
class MakeRowsTest {
  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private final List<List<Integer>> passes = new ArrayList<>();
  private final List<List<String>> keptBefore = new ArrayList<>();

  /** What a piece's instructions are. */
  private interface Script {
    List<String> of(int piece);
  }

  private record Scripted(List<Lane> lanes, List<String> known, Script script)
      implements Generator {
    @Override
    public Generated generate(int index, Workbench bench) {
      List<Example> rows = new ArrayList<>();
      String category = lanes.get(index % lanes.size()).category();
      for (String instruction : script.of(index)) {
        long position = Generated.position(index, rows.size());
        Provenance from =
            Provenance.generated("generate[0]", position, "m", List.of(), "t", "v", "")
                .of(category);
        rows.add(Example.of(instruction, "", "piece " + index, from));
      }
      return new Generated(rows, List.of());
    }

    @Override
    public boolean usesKept() {
      return true;
    }

    @Override
    public List<Failure> sourceFailures() {
      return List.of();
    }
  }

  /** Answers in a random order. */
  private Asker shuffling(Generator generator, long seed) {
    return new Asker() {
      @Override
      public <E extends Exception> void ask(List<Integer> pieces, List<String> kept, Sink<E> sink)
          throws E, InterruptedException {
        passes.add(pieces);
        keptBefore.add(kept);
        List<Integer> order = new ArrayList<>(pieces);
        Collections.shuffle(order, new Random(seed));
        for (int piece : order) {
          try {
            sink.take(piece, generator.generate(piece, Workbench.of(NOBODY)));
          } catch (TeacherException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    };
  }

  private static final Teacher NOBODY =
      new Teacher() {
        @Override
        public ChatAnswer ask(ChatRequest request) {
          throw new IllegalStateException("nobody is asked");
        }

        @Override
        public boolean supportsSchema() {
          return false;
        }
      };

  private record Made(List<String> instructions, List<JsonNode> rejected) {}

  private Made make(Scripted generator, Double novelty, long seed) throws Exception {
    GenerationStep step =
        new GenerationStep("generate[0]", generator, () -> NOBODY, Map.of(), 1, novelty);
    Pipeline pipeline = Pipelines.direct();
    CollectedRows rows =
        CollectedRows.of(
            pipeline.apply(
                MakeRows.of(step, shuffling(generator, seed), folder, 2, said::add, missed::add)),
            folder);
    pipeline.run().waitUntilFinish();
    return new Made(
        rows.examples().stream().map(Example::instruction).sorted().toList(),
        rows.lines().stream().map(Lines::json).toList());
  }

  @Test
  void givenFixedLane_makesItOnce() throws Exception {
    Made made =
        make(new Scripted(List.of(Lane.of(5)), List.of(), i -> List.of("do " + i)), null, 1);

    assertThat(passes).containsExactly(List.of(0, 1, 2, 3, 4));
    assertThat(made.instructions()).containsExactly("do 0", "do 1", "do 2", "do 3", "do 4");
    assertThat(said).isEmpty();
  }

  @Test
  void givenTarget_asksUntilItIsReached() throws Exception {
    Lane lane = new Lane("", 4, 8, 3);
    Scripted half =
        new Scripted(List.of(lane), List.of(), i -> i % 2 == 0 ? List.of("do " + i) : List.of());

    assertThat(make(half, null, 1).instructions()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(passes.get(0)).containsExactly(0, 1, 2, 3);
    assertThat(passes.get(1)).containsExactly(4, 5, 6, 7);
    assertThat(passes.stream().mapToInt(List::size).sum()).isEqualTo(16);
    assertThat(keptBefore.get(1)).containsExactly("do 0", "do 2");
    assertThat(said).hasSize(passes.size() - 1).allMatch(line -> line.contains("more request"));
  }

  @Test
  void givenNothingNew_givesUpAndSaysSo() throws Exception {
    Lane lane = new Lane("", 3, 50, 2);
    Made made =
        make(
            new Scripted(List.of(lane), List.of(), i -> List.of("say the same again and again")),
            0.7,
            1);

    assertThat(made.instructions()).hasSize(1);
    assertThat(passes).hasSize(2);
    assertThat(missed.get(0)).startsWith("generate[0]: only 1 of 50 rows after 4 requests");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givenNovelty_decidesInTheOrderOfThePieces(long seed) throws Exception {
    List<String> texts =
        List.of(
            "write a poem about the sea at night",
            "write a poem about the sea at dawn",
            "list three kinds of apple",
            "explain how bread rises",
            "write a poem about the sea at night please");
    Made made =
        make(
            new Scripted(
                List.of(Lane.of(5)),
                List.of("list three kinds of apples", "explain how a bread rises"),
                i -> List.of(texts.get(i))),
            0.7,
            seed);

    assertThat(made.instructions()).containsExactly("write a poem about the sea at night");
    Map<String, String> of =
        made.rejected().stream()
            .collect(
                Collectors.toMap(
                    line -> line.at("/row/instruction").asText(),
                    line -> line.at("/detail/of").asText(),
                    (a, b) -> a,
                    TreeMap::new));
    assertThat(of.get("list three kinds of apple")).isEqualTo("seed 1");
    assertThat(of.get("explain how bread rises")).isEqualTo("seed 2");
    assertThat(of.get("write a poem about the sea at dawn")).startsWith("w1-");
    assertThat(made.rejected())
        .extracting(line -> line.path("reason").asText())
        .containsOnly("not_novel");
    assertThat(made.rejected())
        .extracting(line -> line.path("filter").asText())
        .containsOnly("generate[0]");
  }

  @Test
  void givenInstancesOfOneInstruction_stayOrGoTogether() throws Exception {
    String first = "name the parts of a bicycle that need oil";
    String again = "name all the parts of a bicycle that need oil";
    Made made =
        make(
            new Scripted(
                List.of(new Lane("", 3, 2, 1)),
                List.of(),
                i -> i == 0 ? List.of(first, first) : List.of(again, again, "do " + i)),
            0.7,
            1);

    assertThat(made.instructions()).containsExactly("do 1", "do 2", first, first);
    assertThat(made.rejected()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givenQuotas_eachCategoryGetsItsOwn(long seed) throws Exception {
    List<Lane> lanes = List.of(new Lane("cooking", 2, 3, 3), new Lane("maths", 1, 5, 3));
    Made made = make(new Scripted(lanes, List.of(), i -> List.of("a " + i, "b " + i)), null, seed);

    assertThat(passes.get(0)).containsExactly(0, 1, 2);
    assertThat(made.instructions().stream().filter(text -> even(text)))
        .containsExactly("a 0", "a 2", "b 0");
    assertThat(made.instructions().stream().filter(text -> !even(text))).hasSize(5);
    assertThat(made.rejected())
        .extracting(line -> line.path("reason").asText())
        .containsOnly("over_quota");
    assertThat(made.rejected())
        .extracting(line -> line.at("/row/instruction").asText())
        .contains("b 2");
  }

  private static boolean even(String instruction) {
    return Integer.parseInt(instruction.substring(2)) % 2 == 0;
  }
}

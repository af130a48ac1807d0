package dev.winnow.pipelines.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardPlanTest {
  private static final byte[] JSON = {'{', '}'};

  private static List<OutputLine> lines(int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<OutputLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(new OutputLine(OutputKind.DATA, "", random.nextLong(), JSON));
    }
    return lines;
  }

  private static ShardPlan plan(List<OutputLine> lines, int shardRows) {
    List<SortedRun> runs = new ArrayList<>();
    for (OutputLine line : lines) {
      SortedRun.Cell cell = new SortedRun.Cell(ShardPlan.place(line), 1, 0, JSON.length);
      runs.add(new SortedRun("run", List.of(cell)));
    }
    return ShardPlan.of(runs, shardRows);
  }

  /** The shard whose places hold a line's. */
  private static int shard(ShardPlan plan, OutputLine line) {
    int shard = 0;
    while (plan.firstPlace(line.kind(), shard + 1) <= ShardPlan.place(line)) {
      shard++;
    }
    return shard;
  }

  @ParameterizedTest
  @CsvSource({"1,50,1", "50,50,1", "51,50,2", "1000,50,20", "40000,10000,4", "20,1,20"})
  void givenRows_cutsThemIntoEvenShardsInOrder(int rows, int shardRows, int shards) {
    List<OutputLine> lines = lines(rows);
    ShardPlan plan = plan(lines, shardRows);
    assertThat(plan.count(OutputKind.DATA)).isEqualTo(shards);
    TreeMap<Integer, Integer> sizes = new TreeMap<>();
    lines.sort(null);
    int last = 0;
    for (OutputLine line : lines) {
      int shard = shard(plan, line);
      assertThat(shard).isBetween(last, last + 1);
      last = shard;
      sizes.merge(shard, 1, Integer::sum);
    }
    int allowance = 2 + rows / 500;
    assertThat(sizes).hasSize(shards);
    assertThat(sizes.values())
        .allSatisfy(
            size ->
                assertThat(size).isBetween(rows / shards - allowance, rows / shards + allowance));
  }

  @Test
  void givenAllRowsAtOnePlace_hasOneShardAndNoGap() {
    List<OutputLine> same = java.util.Collections.nCopies(100, lines(1).get(0));
    ShardPlan plan = plan(same, 10);
    assertThat(plan.count(OutputKind.DATA)).isEqualTo(1);
    assertThat(shard(plan, same.get(0))).isZero();
  }

  @Test
  void givenKinds_countsThemApart() {
    List<OutputLine> lines = new ArrayList<>(lines(30));
    lines.add(new OutputLine(OutputKind.FAILED, "bad_json", -1, JSON));
    ShardPlan plan = plan(lines, 10);
    assertThat(plan.count(OutputKind.DATA)).isEqualTo(3);
    assertThat(plan.count(OutputKind.FAILED)).isEqualTo(1);
  }
}

package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class FirstIndependentSetTest {
  private record Edge(int a, int b, double similarity) {}

  @Test
  void givenNoEdges_allStay() {
    FirstIndependentSet set = FirstIndependentSet.of(3, new Edges());
    assertThat(IntStream.range(0, 3).allMatch(set::stays)).isTrue();
    assertThat(set.partner(1)).isEqualTo(-1);
    assertThat(set.similarity(1)).isZero();
    assertThat(FirstIndependentSet.of(0, new Edges())).isNotNull();
  }

  @Test
  void givenChain_everyOtherStays() {
    FirstIndependentSet set =
        of(5, new Edge(0, 1, 0.8), new Edge(1, 2, 0.9), new Edge(2, 3, 0.7), new Edge(3, 4, 0.7));
    assertThat(stayers(set, 5)).containsExactly(0, 2, 4);
    assertThat(set.partner(1)).isZero();
    assertThat(set.similarity(1)).isEqualTo(0.8);
    assertThat(set.partner(3)).isEqualTo(2);
  }

  @Test
  void givenSeveralPartners_takesTheMostSimilarThenTheEarliest() {
    Edge[] edges = {
      new Edge(0, 4, 0.7), new Edge(1, 4, 0.9), new Edge(2, 4, 0.9), new Edge(3, 4, 0.8)
    };
    assertThat(of(5, edges).partner(4)).isEqualTo(1);
    assertThat(of(5, edges[3], edges[2], edges[1], edges[0]).partner(4)).isEqualTo(1);
  }

  @Test
  void givenPartnerThatGoes_takesOneThatStays() {
    FirstIndependentSet set = of(3, new Edge(0, 1, 0.7), new Edge(1, 2, 0.9), new Edge(0, 2, 0.7));
    assertThat(set.partner(2)).isZero();
    assertThat(set.similarity(2)).isEqualTo(0.7);
  }

  @Test
  void givenCopy_goesForItsRepresentative() {
    Edges edges = new Edges();
    edges.addCopy(1, 2);
    FirstIndependentSet set = FirstIndependentSet.of(3, edges);
    assertThat(stayers(set, 3)).containsExactly(0, 1);
    assertThat(set.partner(2)).isEqualTo(1);
    assertThat(set.similarity(2)).isEqualTo(1);
  }

  @Test
  void givenCopyOfOneThatGoes_goesForTheSamePartner() {
    Edges edges = new Edges();
    edges.add(0, 1, 0.75);
    edges.addCopy(1, 2);
    edges.addCopy(2, 3);
    FirstIndependentSet set = FirstIndependentSet.of(4, edges);
    assertThat(stayers(set, 4)).containsExactly(0);
    for (int copy = 2; copy < 4; copy++) {
      assertThat(set.partner(copy)).isZero();
      assertThat(set.similarity(copy)).isEqualTo(0.75);
    }
  }

  @Test
  void givenRandomGraph_isMaximalAndIndependent() {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Edge> edges = randomEdges(random, 200, 50 + 20 * seed);
      FirstIndependentSet set = of(200, edges.toArray(Edge[]::new));
      for (Edge edge : edges) {
        assertThat(set.stays(edge.a) && set.stays(edge.b)).isFalse();
      }
      for (int node = 0; node < 200; node++) {
        if (!set.stays(node)) {
          Edge reason = new Edge(set.partner(node), node, set.similarity(node));
          assertThat(set.partner(node)).isLessThan(node);
          assertThat(set.stays(set.partner(node))).isTrue();
          assertThat(edges).contains(reason);
        }
      }
    }
  }

  @Test
  void givenAnyOrderDirectionAndRepetition_isTheSame() {
    SplittableRandom random = new SplittableRandom(11);
    List<Edge> edges = randomEdges(random, 300, 500);
    FirstIndependentSet expected = of(300, edges.toArray(Edge[]::new));
    List<Edge> more = new ArrayList<>(edges);
    edges.forEach(edge -> more.add(new Edge(edge.b, edge.a, edge.similarity)));
    for (int i = 0; i < 20; i++) {
      FirstIndependentSet set = of(300, Texts.shuffled(random, more).toArray(Edge[]::new));
      for (int node = 0; node < 300; node++) {
        assertThat(set.partner(node)).isEqualTo(expected.partner(node));
        assertThat(set.similarity(node)).isEqualTo(expected.similarity(node));
      }
    }
  }

  @Test
  void givenChainOfAMillion_takesLinearTimeAndNoStack() {
    int nodes = 1_000_000;
    Edges edges = new Edges();
    for (int i = 1; i < nodes; i++) {
      edges.add(i, i - 1, 0.7);
    }
    FirstIndependentSet set =
        Assertions.assertTimeout(
            Duration.ofSeconds(20), () -> FirstIndependentSet.of(nodes, edges));
    assertThat(stayers(set, nodes)).hasSize(nodes / 2);
  }

  @Test
  void givenBadEdges_fails() {
    Edges edges = new Edges();
    assertThatThrownBy(() -> edges.add(3, 3, 1)).hasMessageContaining("3, 3");
    assertThatThrownBy(() -> edges.add(-1, 3, 1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> edges.addCopy(4, 3)).hasMessageContaining("4, 3");
    edges.add(0, 7, 1);
    assertThatThrownBy(() -> FirstIndependentSet.of(7, edges)).hasMessage("node 7 of 7");
  }

  private static List<Edge> randomEdges(SplittableRandom random, int nodes, int count) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int a = random.nextInt(nodes - 1);
      int b = a + 1 + random.nextInt(nodes - a - 1);
      edges.add(new Edge(a, b, 0.7 + random.nextInt(3) / 10.0));
    }
    return edges;
  }

  private static FirstIndependentSet of(int nodes, Edge... edges) {
    Edges all = new Edges();
    for (Edge edge : edges) {
      all.add(edge.a, edge.b, edge.similarity);
    }
    return FirstIndependentSet.of(nodes, all);
  }

  private static List<Integer> stayers(FirstIndependentSet set, int nodes) {
    return IntStream.range(0, nodes).filter(set::stays).boxed().toList();
  }
}

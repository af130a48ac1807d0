package dev.winnow.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which pieces to make next until every lane has its rows. A pass that falls short is followed by
 * one of as many pieces as the rows still missing take at the rate so far, but at most as many as
 * all passes before it together. Pure: the same rows kept give the same passes.
 */
public final class Passes {
  /** A pass that keeps fewer rows than one for so many of its pieces was fruitless. */
  static final int FEW = 20;

  private final List<Progress> lanes;
  private int passes;

  public Passes(List<Lane> lanes) {
    this.lanes = lanes.stream().map(Progress::new).toList();
  }

  /** The pieces of the next pass, ascending; empty when there is nothing more to make. */
  public List<Integer> next() {
    List<Integer> pieces = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      Progress lane = lanes.get(i);
      int more = passes == 0 ? lane.lane.pieces() : lane.more();
      for (int j = 0; j < more; j++) {
        pieces.add(Math.addExact(Math.multiplyExact(lane.asked + j, lanes.size()), i));
      }
      lane.begin(more);
    }
    passes++;
    pieces.sort(null);
    return pieces;
  }

  /** A row of this piece is kept. */
  public void kept(int piece) {
    lanes.get(piece % lanes.size()).kept++;
  }

  /** Whether the lane of this piece has all the rows that are wanted. */
  public boolean full(int piece) {
    Progress lane = lanes.get(piece % lanes.size());
    return lane.lane.target() > 0 && lane.kept >= lane.lane.target();
  }

  /** How many passes were begun. */
  public int passes() {
    return passes;
  }

  /** The lanes that were given up before they had their rows, in words for people. */
  public List<String> shortfalls() {
    return lanes.stream().filter(Progress::givenUp).map(Progress::described).toList();
  }

  private static final class Progress {
    private final Lane lane;
    private int asked;
    private int kept;
    private int keptBefore;
    private int lastPass;
    private int fruitless;

    Progress(Lane lane) {
      this.lane = lane;
    }

    /** Pieces that the rows still missing take. */
    int more() {
      fruitless = (kept - keptBefore) * FEW < Math.max(1, lastPass) ? fruitless + 1 : 0;
      if (kept >= lane.target() || asked == 0 || fruitless >= lane.fruitless()) {
        return 0;
      }
      double wanted = (lane.target() - kept) * (double) asked / Math.max(kept, 1);
      return (int) Math.min(fruitless > 0 ? lastPass : asked, Math.ceil(wanted));
    }

    void begin(int pieces) {
      asked += pieces;
      lastPass = pieces;
      keptBefore = kept;
    }

    boolean givenUp() {
      return kept < lane.target();
    }

    String described() {
      String of = lane.category().isEmpty() ? "" : " of category " + lane.category();
      return String.format(
          Locale.ROOT,
          "%,d of %,d rows%s after %,d requests; the last %s gave next to nothing new",
          kept,
          lane.target(),
          of,
          asked,
          lane.fruitless() == 1 ? "pass" : lane.fruitless() + " passes");
    }
  }
}

package dev.winnow.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which pieces to make next until every lane has its rows. A pass that falls short is followed by
 * one of as many pieces as the rows still missing take at the rate so far, but at most as many as
 * all passes before it together. A pass that keeps less than a twentieth of what was expected of it
 * is fruitless; the one after it has at most a tenth: who gives next to nothing is paid little
 * more. Pure: the same rows kept give the same passes.
 */
public final class Passes {
  /**
   * No pass has more pieces of a lane, so that a huge target is no huge list; a later one goes on.
   */
  static final int MOST = 1_000_000;

  private static final double TENTH = 10;

  /** Of the rows expected, what is next to nothing. */
  private static final double FEW = 0.05;

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
      int room = Integer.MAX_VALUE / lanes.size() - lane.asked;
      int more = Math.min(Math.min(lane.more(), MOST), room);
      for (int j = 0; j < more; j++) {
        pieces.add((lane.asked + j) * lanes.size() + i);
      }
      lane.begin(more);
    }
    passes += pieces.isEmpty() ? 0 : 1;
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

    /** Pieces that are planned, and when those are made, pieces that the missing rows take. */
    int more() {
      if (lane.target() == 0 || lane.fruitless() == 0 || asked == 0) {
        return lane.pieces() - asked;
      }
      double few = Math.max(1, lane.expected() * lastPass * FEW);
      fruitless = kept - keptBefore < few ? fruitless + 1 : 0;
      if (kept >= lane.target() || fruitless >= lane.fruitless()) {
        return 0;
      }
      if (asked < lane.pieces()) {
        return lane.pieces() - asked;
      }
      double wanted = (lane.target() - kept) * (double) asked / Math.max(kept, 1);
      return (int) Math.min(fruitless > 0 ? Math.ceil(lastPass / TENTH) : asked, Math.ceil(wanted));
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
          "%,d of %,d rows%s after %,d requests%s",
          kept,
          lane.target(),
          of,
          asked,
          lane.fruitless() == 0 ? "" : "; the last " + passes() + " gave next to nothing new");
    }

    private String passes() {
      return lane.fruitless() == 1 ? "pass" : lane.fruitless() + " passes";
    }
  }
}

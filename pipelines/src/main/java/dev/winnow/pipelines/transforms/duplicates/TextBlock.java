package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.pipelines.transforms.RankTable;
import dev.winnow.pipelines.transforms.RowRank;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The texts of many rows, each with the row's rank. */
final class TextBlock implements Serializable {
  /** No texts. */
  static final TextBlock NONE = new Builder().build();

  private final RankTable ranks;
  private final String[] texts;

  private TextBlock(Builder from) {
    ranks = new RankTable(from.ranks);
    texts = from.texts.toArray(new String[0]);
  }

  int size() {
    return texts.length;
  }

  RowRank rank(int i) {
    return ranks.get(i);
  }

  String text(int i) {
    return texts[i];
  }

  /** Gathers rows for a block. */
  static final class Builder {
    private static final int FULL = 1 << 21;
    private static final int MOST_TEXTS = 20_000;

    private final List<RowRank> ranks = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private long characters;

    void add(RowRank rank, String text) {
      ranks.add(rank);
      texts.add(text);
      characters += text.length();
    }

    boolean isEmpty() {
      return texts.isEmpty();
    }

    /** At 2 to 4 MiB of texts, or very many of them. */
    boolean isFull() {
      return characters >= FULL || texts.size() >= MOST_TEXTS;
    }

    TextBlock build() {
      return new TextBlock(this);
    }
  }
}

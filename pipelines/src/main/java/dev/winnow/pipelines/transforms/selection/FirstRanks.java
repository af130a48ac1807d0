package dev.winnow.pipelines.transforms.selection;

import dev.winnow.filters.selection.First;
import dev.winnow.pipelines.transforms.RankTable;
import dev.winnow.pipelines.transforms.RowRank;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first ranks of each group, of some of the rows: about 44 bytes each.
 *
 * @param groups tables in order
 */
record FirstRanks(TreeMap<String, RankTable> groups) implements Serializable {
  /** Gathers them. */
  static final class Builder {
    private final int most;
    private final SortedMap<String, First<RowRank>> groups = new TreeMap<>();

    /**
     * @param most how many of a group
     */
    Builder(int most) {
      this.most = most;
    }

    void add(String group, RowRank rank) {
      groups.computeIfAbsent(group, name -> new First<>(most)).add(rank);
    }

    void addAll(FirstRanks others) {
      others.groups.forEach(
          (group, table) -> {
            for (int i = 0; i < table.size(); i++) {
              add(group, table.get(i));
            }
          });
    }

    SortedMap<String, List<RowRank>> inOrder() {
      SortedMap<String, List<RowRank>> ranks = new TreeMap<>();
      groups.forEach((group, first) -> ranks.put(group, first.inOrder()));
      return ranks;
    }

    FirstRanks build() {
      TreeMap<String, RankTable> tables = new TreeMap<>();
      inOrder().forEach((group, ranks) -> tables.put(group, new RankTable(ranks)));
      return new FirstRanks(tables);
    }
  }
}

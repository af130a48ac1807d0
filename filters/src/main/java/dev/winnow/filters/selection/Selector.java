package dev.winnow.filters.selection;

import dev.winnow.filters.SourcePattern;
import dev.winnow.filters.rules.Excerpt;
import dev.winnow.templates.Example;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Selects rows, in one way for all that a recipe may say: a row has a group and a rank, and of each
 * group and of all together the first are taken. Ranks are up to the caller; what comes first in
 * them is {@link #weight}, greater before smaller.
 */
public final class Selector implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_NAMED = 5;

  private final Selection selection;
  private final long seed;
  private final List<SourcePattern> shared;

  /**
   * @param seed of what is random
   */
  public Selector(Selection selection, long seed) {
    this.selection = selection;
    this.seed = seed;
    this.shared = selection.shares().keySet().stream().map(SourcePattern::of).toList();
  }

  /** The row's group: the name of its share if it has one. */
  public String group(Example row) {
    Grouping per = selection.per();
    String group = per == null ? "" : per.of(row);
    return shared.stream()
        .filter(share -> share.names(group))
        .findFirst()
        .map(SourcePattern::name)
        .orElse(group);
  }

  /** What the row weighs. */
  public long weight(Example row) {
    return selection.by().weight(row, seed, selection.tokenizer());
  }

  /** More rows of a group than this are never taken. */
  public int most() {
    return Math.min(limit(selection.total()), limit(selection.each()));
  }

  private static int limit(int rows) {
    return rows == 0 ? Integer.MAX_VALUE : rows;
  }

  /**
   * Decides about all rows.
   *
   * @param first the ranks of each group in order, the first {@link #most} of them at least
   * @throws InvalidSetting if a group that has a share has no rows, though there are others
   */
  public <R extends Comparable<R>> Cuts<R> cuts(SortedMap<String, List<R>> first) {
    if (first.isEmpty()) {
      return Cuts.none();
    }
    return selection.shares().isEmpty() ? firstOfAll(first) : mixed(first);
  }

  private <R extends Comparable<R>> Cuts<R> firstOfAll(SortedMap<String, List<R>> first) {
    int total = limit(selection.total());
    int each = limit(selection.each());
    SortedMap<String, Cut<R>> groups = new TreeMap<>();
    First<R> all = new First<>(total);
    long rows = 0;
    for (Map.Entry<String, List<R>> group : first.entrySet()) {
      List<R> ranks = group.getValue();
      if (ranks.size() >= each) {
        groups.put(group.getKey(), Cut.behind(each, ranks, "over_quota"));
        ranks = ranks.subList(0, each);
      }
      ranks.forEach(all::add);
      rows += ranks.size();
    }
    String reason = selection.by() == Measure.RANDOM ? "not_in_sample" : "not_in_top";
    boolean more = rows >= total;
    return more
        ? new Cuts<>(groups, Cut.behind(total, all.inOrder(), reason), "")
        : new Cuts<>(groups, null, fewer(rows));
  }

  private String fewer(long rows) {
    return selection.total() == 0 || rows == selection.total()
        ? ""
        : String.format(
            Locale.ROOT,
            "%s: %,d rows instead of %,d: there are no more%s",
            Selection.PATH,
            rows,
            selection.total(),
            selection.each() == 0 ? "" : " within " + selection.each() + " of each group");
  }

  private <R extends Comparable<R>> Cuts<R> mixed(SortedMap<String, List<R>> first) {
    SortedMap<String, Integer> rows = new TreeMap<>();
    first.forEach((group, ranks) -> rows.put(group, ranks.size()));
    for (String name : selection.shares().keySet()) {
      if (!rows.containsKey(name)) {
        throw noRows(name, rows.keySet());
      }
    }
    Shares.Division division =
        Shares.divide(selection.total(), selection.shares(), name -> rows.getOrDefault(name, 0));
    SortedMap<String, Cut<R>> groups = new TreeMap<>();
    first.forEach(
        (group, ranks) -> {
          Integer count = division.counts().get(group);
          groups.put(
              group,
              count == null
                  ? new Cut<>("no_share", 0, null)
                  : Cut.behind(count, ranks, "over_share"));
        });
    return new Cuts<>(groups, null, note(division, rows));
  }

  private InvalidSetting noRows(String name, Collection<String> groups) {
    List<String> others = groups.stream().map(other -> '"' + Excerpt.of(other) + '"').toList();
    int named = Math.min(MOST_NAMED, others.size());
    String more = named < others.size() ? " and others" : "";
    return new InvalidSetting(
        SelectionKeys.share(name),
        "no row that got here is of \"%s\"; there are %s%s; name one of these, or take its share out"
            .formatted(name, String.join(", ", others.subList(0, named)), more));
  }

  private String note(Shares.Division division, Map<String, Integer> rows) {
    return division.scarce().isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "%s: %,d rows instead of %,d, because \"%s\" has but %,d and the shares hold",
            Selection.PATH,
            division.total(),
            selection.total(),
            division.scarce(),
            rows.get(division.scarce()));
  }

  /**
   * What a row's reject says: its group, how many places there were, what it weighs, and what the
   * last row weighs that was taken.
   *
   * @param cut the one that the row is behind
   * @param weight a rank's
   */
  public <R extends Comparable<R>> SortedMap<String, Object> detail(
      String group, R rank, Cut<R> cut, ToLongFunction<R> weight) {
    SortedMap<String, Object> detail = new TreeMap<>();
    detail.put("places", cut.places());
    if (selection.per() != null) {
      detail.put("group", group);
    }
    put(detail, "weight", weight.applyAsLong(rank));
    if (cut.last() != null) {
      put(detail, "least", weight.applyAsLong(cut.last()));
    }
    return detail;
  }

  private void put(Map<String, Object> detail, String key, long weight) {
    Number shown = selection.by().shown(weight);
    if (shown != null) {
      detail.put(key, shown);
    }
  }
}

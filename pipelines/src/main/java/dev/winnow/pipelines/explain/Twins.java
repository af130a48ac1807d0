package dev.winnow.pipelines.explain;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows that stayed in the place of dropped ones, wherever they ended. */
final class Twins {
  private final Set<String> wanted;
  private final Map<String, KeptRow> kept = new TreeMap<>();
  private final Map<String, DroppedRow> dropped = new TreeMap<>();

  private Twins(Set<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * @param wanted content ids
   * @param readBack whether data has other ids than content ids
   */
  static Twins in(OutputRows rows, Set<String> wanted, boolean readBack) throws IOException {
    Twins twins = new Twins(wanted);
    if (!wanted.isEmpty()) {
      rows.kept(readBack, twins::look);
      rows.dropped(twins::look);
    }
    return twins;
  }

  private void look(KeptRow row) {
    for (String id : row.ids()) {
      if (wanted.contains(id)) {
        kept.putIfAbsent(id, row);
      }
    }
  }

  /** A copy that went because the twin stays is not the twin. */
  private void look(DroppedRow row) {
    if (wanted.contains(row.id()) && !row.twin().equals(row.id())) {
      dropped.putIfAbsent(row.id(), row);
    }
  }

  /** The row in data; null if it did not stay to the end, or cannot be told from the others. */
  @Nullable KeptRow kept(String id) {
    return kept.get(id);
  }

  /** The row in rejects, where a later filter put it; null if none did. */
  @Nullable DroppedRow dropped(String id) {
    return dropped.get(id);
  }
}

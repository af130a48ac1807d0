package dev.winnow.pipelines.explain;

import dev.winnow.templates.ExampleId;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;

/** The lines that an id names: a row may stand in its files, and be dropped, more than once. */
final class Found {
  /** The shortest beginning of a content id that is looked for. */
  static final int SHORTEST = 6;

  private final String wanted;
  private final boolean beginning;
  private final SortedSet<String> ids = new TreeSet<>();
  private final Few<KeptRow> kept = new Few<>();
  private final Few<DroppedRow> dropped = new Few<>();
  private final Few<FailedRow> failed = new Few<>();

  private Found(String wanted) {
    this.wanted = wanted;
    beginning = wanted.startsWith(ExampleId.PREFIX) && wanted.length() >= SHORTEST;
  }

  /**
   * Looks through a whole folder.
   *
   * @param wanted a content id or its beginning, a row's own id, or a failure's source; not empty
   * @param readBack whether data has other ids than content ids
   */
  static Found in(OutputRows rows, String wanted, boolean readBack) throws IOException {
    Found found = new Found(wanted);
    rows.kept(readBack, found::look);
    rows.dropped(found::look);
    rows.failed(found::look);
    return found;
  }

  private void look(KeptRow row) {
    boolean named = row.id().equals(wanted) || row.sourceId().equals(wanted);
    for (String id : row.ids()) {
      named |= isContentId(id);
    }
    if (named) {
      kept.add(row);
    }
  }

  private void look(DroppedRow row) {
    if (isContentId(row.id()) || row.sourceId().equals(wanted)) {
      dropped.add(row);
    }
  }

  private void look(FailedRow row) {
    if (row.source().equals(wanted)) {
      failed.add(row);
    }
  }

  private boolean isContentId(String id) {
    if (beginning && id.startsWith(wanted)) {
      ids.add(id);
      return true;
    }
    return false;
  }

  /** The content ids that begin as wanted; more than one, and it is not clear which is meant. */
  SortedSet<String> ids() {
    return ids;
  }

  Few<KeptRow> kept() {
    return kept;
  }

  Few<DroppedRow> dropped() {
    return dropped;
  }

  Few<FailedRow> failed() {
    return failed;
  }
}

package dev.winnow.pipelines.preview;

import dev.winnow.pipelines.input.RowCounts;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows as a recipe would write them, in the files' order. All are kept: give it few. */
public final class Preview implements RowCounts<Preview> {
  private final RowPreviewer previewer;
  private final List<PreviewedRow> shown = new ArrayList<>();
  private long rows;

  public Preview(RowPreviewer previewer) {
    this.previewer = previewer;
  }

  @Override
  public void row(Example row) {
    shown.add(previewer.preview(row));
    rows++;
  }

  @Override
  public void failure(String file, Failure failure) {
    shown.add(new PreviewedRow.Unreadable(failure));
  }

  @Override
  public void add(Preview later) {
    shown.addAll(later.shown);
    rows += later.rows;
  }

  /** How many rows could be read. */
  public long rows() {
    return rows;
  }

  /** Every row, also what could not be read. */
  List<PreviewedRow> shown() {
    return Collections.unmodifiableList(shown);
  }

  RowPreviewer previewer() {
    return previewer;
  }
}

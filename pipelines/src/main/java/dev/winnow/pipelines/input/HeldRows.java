package dev.winnow.pipelines.input;

import java.util.List;

/**
 * Rows with their bytes.
 *
 * @param positions where each row stands: line number or number of the record, from 1
 * @param rows a JSON text each
 */
record HeldRows(InputFile file, List<Long> positions, List<byte[]> rows) implements RowBlock {
  @Override
  public int count() {
    return rows.size();
  }

  @Override
  public void read(RowSource.Sink sink) {
    for (int i = 0; i < rows.size(); i++) {
      sink.row(positions.get(i), rows.get(i));
    }
  }
}

package dev.winnow.pipelines.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;

/** A sorted run: its file, then place, rows, start and bytes of each cell. */
final class SortedRunCoder extends AtomicCoder<SortedRun> {
  private static final SortedRunCoder INSTANCE = new SortedRunCoder();

  private SortedRunCoder() {}

  static SortedRunCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(SortedRun run, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(run.file(), out);
    VarInt.encode(run.cells().size(), out);
    for (SortedRun.Cell cell : run.cells()) {
      VarInt.encode(cell.place(), out);
      VarInt.encode(cell.rows(), out);
      VarInt.encode(cell.start(), out);
      VarInt.encode(cell.bytes(), out);
    }
  }

  @Override
  public SortedRun decode(InputStream in) throws IOException {
    String file = StringUtf8Coder.of().decode(in);
    List<SortedRun.Cell> cells = new ArrayList<>();
    for (int left = VarInt.decodeInt(in); left > 0; left--) {
      cells.add(
          new SortedRun.Cell(
              VarInt.decodeInt(in),
              VarInt.decodeLong(in),
              VarInt.decodeLong(in),
              VarInt.decodeLong(in)));
    }
    return new SortedRun(file, cells);
  }
}

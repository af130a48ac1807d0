package dev.winnow.pipelines.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers rows of a file until they are a block. */
final class BlockGatherer {
  private final InputFile file;
  private final Consumer<RowBlock> blocks;
  private List<Long> positions = new ArrayList<>();
  private List<byte[]> rows = new ArrayList<>();
  private int bytes;

  BlockGatherer(InputFile file, Consumer<RowBlock> blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  void add(long position, byte[] json) {
    positions.add(position);
    rows.add(json);
    bytes += json.length;
    if (RowBlock.isFull(bytes, rows.size())) {
      flush();
    }
  }

  /** Gives what is not a whole block yet, if there is any. */
  void flush() {
    if (!rows.isEmpty()) {
      blocks.accept(new HeldRows(file, positions, rows));
    }
    positions = new ArrayList<>();
    rows = new ArrayList<>();
    bytes = 0;
  }
}

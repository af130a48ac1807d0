package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.neardup.Sketches;
import dev.winnow.pipelines.transforms.RowId;
import dev.winnow.pipelines.transforms.RowRank;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The sketches of all rows, where they lie in their files: rows are numbered by rank, references
 * first. The files are mapped, so what is held of a row is 16 bytes.
 */
final class SpooledSketches implements Sketches {
  private final List<SpooledRows> files;
  private final LongBuffer[] maps;

  /** File and place of each row, by number. */
  private final int[] fileOf;

  private final int[] placeOf;
  private final int[] shingleCounts;

  /** Which row of its file each is. */
  private final int[] indexOf;

  private final int references;
  private final int mostKeys;

  private SpooledSketches(List<SpooledRows> files, LongBuffer[] maps, Row[] rows) {
    this.files = files;
    this.maps = maps;
    fileOf = new int[rows.length];
    placeOf = new int[rows.length];
    shingleCounts = new int[rows.length];
    indexOf = new int[rows.length];
    int first = 0;
    int keys = 0;
    for (int i = 0; i < rows.length; i++) {
      Row row = rows[i];
      fileOf[i] = row.file;
      placeOf[i] = row.place;
      indexOf[i] = row.index;
      shingleCounts[i] = SketchRecord.shingleCount(maps[row.file], row.place);
      first += row.reference ? 1 : 0;
      keys = Math.max(keys, SketchRecord.keyCount(maps[row.file], row.place));
    }
    references = first;
    mostKeys = keys;
  }

  private record Row(RowRank rank, boolean reference, int file, int place, int index) {
    static final Comparator<Row> ORDER =
        Comparator.comparing((Row row) -> !row.reference).thenComparing(Row::rank);
  }

  static SpooledSketches open(List<SpooledRows> files) throws IOException {
    LongBuffer[] maps = new LongBuffer[files.size()];
    Row[] rows = new Row[files.stream().mapToInt(SpooledRows::size).reduce(0, Math::addExact)];
    int next = 0;
    for (int file = 0; file < maps.length; file++) {
      maps[file] = map(files.get(file));
      int place = 0;
      for (int i = 0; i < files.get(file).size(); i++) {
        RowRank rank = SketchRecord.rank(maps[file], place);
        rows[next++] = new Row(rank, files.get(file).reference(), file, place, i);
        place = SketchRecord.end(maps[file], place);
      }
    }
    Arrays.parallelSort(rows, Row.ORDER);
    return new SpooledSketches(files, maps, rows);
  }

  private static LongBuffer map(SpooledRows file) throws IOException {
    try (FileChannel channel = FileChannel.open(file.sketches(), StandardOpenOption.READ)) {
      return channel
          .map(MapMode.READ_ONLY, 0, channel.size())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asLongBuffer();
    }
  }

  @Override
  public int size() {
    return fileOf.length;
  }

  /** The first so many rows are references. */
  int references() {
    return references;
  }

  @Override
  public int shingleCount(int row) {
    return shingleCounts[row];
  }

  @Override
  public void copyShingles(int row, long[] into) {
    LongBuffer map = maps[fileOf[row]];
    map.get(SketchRecord.shingles(map, placeOf[row]), into, 0, shingleCounts[row]);
  }

  @Override
  public int mostKeys() {
    return mostKeys;
  }

  @Override
  public long[] keys(int row) {
    LongBuffer map = maps[fileOf[row]];
    long[] keys = new long[SketchRecord.keyCount(map, placeOf[row])];
    map.get(SketchRecord.keys(placeOf[row]), keys);
    return keys;
  }

  RowRank rank(int row) {
    return SketchRecord.rank(maps[fileOf[row]], placeOf[row]);
  }

  /** The id of what the row belongs to; its own if it is nothing else. */
  RowId family(int row) {
    return SketchRecord.family(maps[fileOf[row]], placeOf[row]);
  }

  List<SpooledRows> files() {
    return files;
  }

  int file(int row) {
    return fileOf[row];
  }

  int index(int row) {
    return indexOf[row];
  }
}

package dev.winnow.pipelines.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;

/** Ranges of a file's lines, and what reading them gives. */
final class Ranges {
  /** Bytes of a row, at most. */
  static final int LONGEST = 40;

  private Ranges() {}

  static List<LineRange> of(InputFile file, LineRanges.Full full) throws IOException {
    List<LineRange> ranges = new ArrayList<>();
    long start = RowFiles.plainLines(file).orElseThrow();
    new LineRanges(file, start, full, LONGEST, ranges::add).scan();
    return ranges;
  }

  /** What reading gave, in its order: {@code position json} or the whole failure. */
  static List<String> read(List<LineRange> ranges) throws IOException {
    List<String> found = new ArrayList<>();
    for (LineRange range : ranges) {
      int before = found.size();
      SerializableUtils.clone(range).read(into(found), LONGEST);
      assertThat(found.size() - before).isEqualTo(range.count()).isPositive();
    }
    return found;
  }

  private static RowSource.Sink into(List<String> found) {
    return new RowSource.Sink() {
      @Override
      public void row(long position, byte[] json) {
        found.add(position + " " + new String(json, StandardCharsets.ISO_8859_1));
      }

      @Override
      public void failure(Failure failure) {
        found.add(failure.toString());
      }
    };
  }
}

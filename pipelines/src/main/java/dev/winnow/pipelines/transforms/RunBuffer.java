package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.output.OutputLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Holds lines until they are enough for a run. */
final class RunBuffer {
  /** What a line takes in memory beside its JSON. */
  private static final int LINE_BYTES = 64;

  private final String staging;
  private final long runBytes;
  private final Consumer<SortedRun> written;
  private List<OutputLine> lines = new ArrayList<>();
  private long bytes;

  /**
   * @param staging the folder to write below
   * @param runBytes about how many bytes of lines are held at most
   * @param written is given each run
   */
  RunBuffer(String staging, long runBytes, Consumer<SortedRun> written) {
    this.staging = staging;
    this.runBytes = runBytes;
    this.written = written;
  }

  /** Takes a line, and writes a run if it is the last that fits. */
  void add(OutputLine line) throws IOException {
    lines.add(line);
    bytes += LINE_BYTES + line.json().length;
    if (bytes >= runBytes) {
      flush();
    }
  }

  /** Writes what is held, if anything is. */
  void flush() throws IOException {
    if (!lines.isEmpty()) {
      written.accept(RunFile.write(staging, lines));
      take();
    }
  }

  /** What is held takes so many bytes. */
  long bytes() {
    return bytes;
  }

  /** Gives away what is held, which may be nothing. */
  List<OutputLine> take() {
    List<OutputLine> all = lines;
    lines = new ArrayList<>();
    bytes = 0;
    return all;
  }
}

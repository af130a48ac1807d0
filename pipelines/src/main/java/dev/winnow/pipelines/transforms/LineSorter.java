package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.output.OutputLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Sorts the lines of a bundle where they are made, as many at a time as fit into memory, into run
 * files: no line travels. What is left and too little for a file of its own is passed on as a rest;
 * some runners make a bundle of a single line.
 */
final class LineSorter {
  static final TupleTag<SortedRun> RUNS = new TupleTag<>("runs") {};
  static final TupleTag<KV<Integer, List<OutputLine>>> RESTS = new TupleTag<>("rests") {};
  static final KvCoder<Integer, List<OutputLine>> REST_CODER =
      KvCoder.of(VarIntCoder.of(), ListCoder.of(OutputLineCoder.of()));

  /** Over how many keys rests are spread. */
  private static final int KEYS = 8;

  /** A rest is smaller than this part of a run. */
  private static final int REST = 64;

  private final long runBytes;
  private final RowEnd.Output output;
  private final RunBuffer buffer;

  LineSorter(String staging, long runBytes, RowEnd.Output output) {
    this.runBytes = runBytes;
    this.output = output;
    this.buffer = new RunBuffer(staging, runBytes, run -> output.emit(RUNS, run));
  }

  void add(OutputLine line) throws IOException {
    buffer.add(line);
  }

  /** Passes on what is left. */
  void finish() throws IOException {
    if (buffer.bytes() >= runBytes / REST) {
      buffer.flush();
    }
    List<OutputLine> rest = new ArrayList<>(buffer.take());
    if (!rest.isEmpty()) {
      int key = (int) Long.remainderUnsigned(rest.get(0).order(), KEYS);
      output.emit(RESTS, KV.of(key, rest));
    }
  }
}

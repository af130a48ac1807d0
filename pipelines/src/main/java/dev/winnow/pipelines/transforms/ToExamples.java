package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.templates.Example;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Hands rows to the runner, one by one. */
record ToExamples() implements RowEnd {
  static final TupleTag<Example> EXAMPLES = new TupleTag<>("examples") {};
  static final Coder<Example> CODER = ExampleCoder.of();

  @Override
  public TupleTagList outputs() {
    return TupleTagList.of(EXAMPLES);
  }

  @Override
  public Taker open(Output output) {
    return new Taker() {
      @Override
      public void take(Example row) {
        output.emit(EXAMPLES, row);
      }

      @Override
      public void finish() {}
    };
  }
}

package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What a step gives that lets nothing new in: the rows that go on, the lines of those that do not.
 */
public final class Rows implements POutput {
  private static final TupleTag<Object> EXAMPLES = new TupleTag<>("examples");

  private final PCollection<Example> examples;
  private final PCollectionList<OutputLine> rejects;

  private Rows(PCollection<Example> examples, PCollectionList<OutputLine> rejects) {
    this.examples = examples;
    this.rejects = rejects;
  }

  public static Rows of(PCollection<Example> examples, PCollectionList<OutputLine> rejects) {
    return new Rows(examples, rejects);
  }

  public PCollection<Example> examples() {
    return examples;
  }

  public PCollectionList<OutputLine> rejects() {
    return rejects;
  }

  @Override
  public Pipeline getPipeline() {
    return examples.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    Map<TupleTag<?>, PValue> all = new java.util.LinkedHashMap<>();
    all.put(EXAMPLES, examples);
    all.putAll(rejects.expand());
    return all;
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}

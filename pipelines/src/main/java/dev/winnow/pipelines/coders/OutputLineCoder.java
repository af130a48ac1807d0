package dev.winnow.pipelines.coders;

import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** A line of output: kind, label, order, bytes. */
public final class OutputLineCoder extends AtomicCoder<OutputLine> {
  private static final OutputLineCoder INSTANCE = new OutputLineCoder();
  private static final OutputKind[] KINDS = OutputKind.values();

  private OutputLineCoder() {}

  public static OutputLineCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(OutputLine line, OutputStream out) throws IOException {
    out.write(line.kind().ordinal());
    StringUtf8Coder.of().encode(line.label(), out);
    BigEndianLongCoder.of().encode(line.order(), out);
    ByteArrayCoder.of().encode(line.json(), out);
  }

  @Override
  public OutputLine decode(InputStream in) throws IOException {
    return new OutputLine(
        KINDS[in.read()],
        StringUtf8Coder.of().decode(in),
        BigEndianLongCoder.of().decode(in),
        ByteArrayCoder.of().decode(in));
  }
}

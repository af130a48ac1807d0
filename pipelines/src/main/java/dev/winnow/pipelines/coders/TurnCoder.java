package dev.winnow.pipelines.coders;

import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.Turn;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;

/**
 * A message: a byte for its role and for whether it is more than a content, the label of a role
 * that is not among the known ones, the content, and what more there is.
 */
final class TurnCoder extends AtomicCoder<Turn> {
  private static final TurnCoder INSTANCE = new TurnCoder();
  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final int CUSTOM = Role.KNOWN.size();

  /** Added to the byte of a message with reasoning, calls or the name of one. */
  private static final int MORE = 0x10;

  private TurnCoder() {}

  static TurnCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Turn turn, OutputStream out) throws IOException {
    int known = Role.KNOWN.indexOf(turn.role());
    int role = known < 0 ? CUSTOM : known;
    out.write(turn.isPlain() ? role : role + MORE);
    if (role == CUSTOM) {
      TEXT.encode(turn.role().label(), out);
    }
    TEXT.encode(turn.content(), out);
    if (!turn.isPlain()) {
      TEXT.encode(turn.reasoning(), out);
      encodeCalls(turn.calls(), out);
      TEXT.encode(turn.callId(), out);
      TEXT.encode(turn.toolName(), out);
    }
  }

  @Override
  public Turn decode(InputStream in) throws IOException {
    int head = readByte(in);
    int known = head % MORE;
    Role role = known == CUSTOM ? Role.of(TEXT.decode(in)) : Role.KNOWN.get(known);
    String content = TEXT.decode(in);
    return head < MORE
        ? new Turn(role, content)
        : new Turn(
            role, content, TEXT.decode(in), decodeCalls(in), TEXT.decode(in), TEXT.decode(in));
  }

  static void encodeCalls(List<ToolCall> calls, OutputStream out) throws IOException {
    VarInt.encode(calls.size(), out);
    for (ToolCall call : calls) {
      TEXT.encode(call.id(), out);
      TEXT.encode(call.name(), out);
      TEXT.encode(call.arguments(), out);
    }
  }

  static List<ToolCall> decodeCalls(InputStream in) throws IOException {
    List<ToolCall> calls = new ArrayList<>();
    for (int left = VarInt.decodeInt(in); left > 0; left--) {
      calls.add(new ToolCall(TEXT.decode(in), TEXT.decode(in), TEXT.decode(in)));
    }
    return calls;
  }

  /** The next byte, 0 to 255. */
  static int readByte(InputStream in) throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new EOFException("the row ends early");
    }
    return read;
  }
}

package dev.winnow.pipelines.cli;

import dev.winnow.generators.store.StoredResponse;
import dev.winnow.generators.store.StoredResponseJson;
import dev.winnow.pipelines.input.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads files that {@code winnow store export} wrote: an answer a line, blank lines aside. */
final class AnswerLines {
  /** Of a line, in bytes. */
  private static final int MOST_BYTES = 64 << 20;

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private AnswerLines() {}

  /** Is given answers. */
  interface Sink<E extends Exception> {
    void answer(StoredResponse response) throws E;
  }

  /**
   * @throws InputException if there is no such file, or a line is malformed: which, and why
   */
  static <E extends Exception> void read(Path file, Sink<E> sink) throws IOException, E {
    if (!Files.exists(file)) {
      throw new InputException(file + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new InputException(file + ": is a folder, not a file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 1;
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          end(file, number++, line, sink);
        } else if (line.size() == MOST_BYTES) {
          throw malformed(file, number, "longer than " + (MOST_BYTES >> 20) + " MiB");
        } else {
          line.write(b);
        }
      }
      end(file, number, line, sink);
    }
  }

  private static <E extends Exception> void end(
      Path file, long number, ByteArrayOutputStream bytes, Sink<E> sink) throws E {
    StoredResponse response;
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
      String line = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      bytes.reset();
      if (line.isBlank()) {
        return;
      }
      response = StoredResponseJson.read(line);
      if (!FINGERPRINT.matcher(response.fingerprint()).matches()) {
        throw new IllegalArgumentException(
            "\"fingerprint\": expected 64 hexadecimal digits in lower case");
      }
    } catch (CharacterCodingException e) {
      throw malformed(file, number, "not UTF-8");
    } catch (IllegalArgumentException e) {
      throw malformed(file, number, String.valueOf(e.getMessage()));
    }
    sink.answer(response);
  }

  private static InputException malformed(Path file, long line, String problem) {
    return new InputException(file + ":" + line + ": " + problem);
  }
}

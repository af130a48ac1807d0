package dev.winnow.templates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The id of a row: a hash of what it says, not of where it is from, so that the same row has the
 * same id in every run, file and machine.
 *
 * <p>Version 1 is {@code w1-} and the first 128 bits, in hexadecimal, of the SHA-256 of: system,
 * each turn of the history (role label, content), instruction, input, output; each text as UTF-8
 * after its length in bytes (big-endian int), the history after its number of turns. A row that has
 * more than these ({@link Example#isPlain} is false) goes on: for each step {@code steps[i].role}
 * and its role's label, then for each of {@link Texts} that is not empty, in that order, its name
 * and itself; JSON as it stands. A change of any of this needs a new version.
 */
public final class ExampleId {
  /** What every id of this version starts with. */
  public static final String PREFIX = "w1-";

  private static final int HASH_BYTES = 16;

  private ExampleId() {}

  /** The id of a row, 35 characters. */
  public static String of(Example example) {
    MessageDigest digest = Sha256.digest();
    update(digest, example.system());
    update(digest, example.history().size());
    for (Turn turn : example.history()) {
      update(digest, turn.role().label());
      update(digest, turn.content());
    }
    update(digest, example.instruction());
    update(digest, example.input());
    update(digest, example.output());
    if (!example.isPlain()) {
      updateMore(digest, example);
    }
    return PREFIX + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
  }

  /** Names before texts tell which part a text is, and end what was hashed before. */
  private static void updateMore(MessageDigest digest, Example example) {
    List<Turn> steps = example.toolUse().steps();
    for (int i = 0; i < steps.size(); i++) {
      update(digest, "steps[" + i + "].role");
      update(digest, steps.get(i).role().label());
    }
    for (Texts.Named named : Texts.of(example)) {
      if (!named.text().isEmpty()) {
        update(digest, named.name());
        update(digest, named.text());
      }
    }
  }

  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    update(digest, bytes.length);
    digest.update(bytes);
  }

  private static void update(MessageDigest digest, int number) {
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      digest.update((byte) (number >>> shift));
    }
  }
}

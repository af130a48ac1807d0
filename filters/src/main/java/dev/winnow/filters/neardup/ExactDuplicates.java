package dev.winnow.filters.neardup;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.Precedence;
import dev.winnow.filters.Reference;
import dev.winnow.templates.Field;
import dev.winnow.templates.Sha256;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that say exactly the same, character by character. */
public final class ExactDuplicates implements DuplicateFilter {
  /** The filter as recipes name it. */
  public static final Part<ExactDuplicates> PART =
      new Part<>(
          "exact-duplicates",
          "Of rows with equal texts keeps one.",
          List.of(
              Parameter.text("field", "the text that is compared")
                  .oneOf(Field.LABELS)
                  .orElse(Field.ROW.label()),
              Precedence.ORDER,
              Precedence.PRIORITY,
              Reference.PARAMETER),
          ExactDuplicates::new);

  private final Field field;

  private final Precedence precedence;
  private final @Nullable Reference against;

  private ExactDuplicates(Settings settings) {
    field = Field.of(settings.text("field"));
    precedence = Precedence.of(settings, field);
    against = Reference.of(settings);
  }

  @Override
  public Field field() {
    return field;
  }

  /**
   * The first 128 bits of the SHA-256 of the text's UTF-16 as two shingles, so that nobody can
   * write two texts that pass for one; the first 64 are the one bucket key.
   */
  @Override
  public Sketch sketch(String text) {
    ByteBuffer hash = ByteBuffer.wrap(Sha256.digest().digest(utf16(text)));
    long first = hash.getLong();
    long second = hash.getLong();
    return new Sketch(Shingles.distinct(new long[] {first, second}), new long[] {first});
  }

  /** Big-endian, as the text stands: an encoder would make all lone surrogates equal. */
  private static byte[] utf16(String text) {
    byte[] bytes = new byte[Math.multiplyExact(Character.BYTES, text.length())];
    ByteBuffer.wrap(bytes).asCharBuffer().put(text);
    return bytes;
  }

  /** Only equal texts have all shingles in common. */
  @Override
  public double threshold() {
    return 1;
  }

  /** Equal texts have equal keys. */
  @Override
  public boolean exact() {
    return false;
  }

  @Override
  public Precedence precedence() {
    return precedence;
  }

  @Override
  public @Nullable Reference against() {
    return against;
  }

  @Override
  public String reason() {
    return "exact_duplicate";
  }
}

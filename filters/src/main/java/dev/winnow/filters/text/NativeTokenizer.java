package dev.winnow.filters.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A tokenizer in native memory: one for each content in a JVM, freed when nobody holds it any more.
 * Counting changes nothing in it but a cache behind a lock, so threads share it.
 *
 * <p>The file is trusted as code is: a regular expression of its own that backtracks without end
 * ends the process. Those in use do so over ten million spaces in a row, so texts come in parts.
 */
final class NativeTokenizer {
  /** UTF-16 code units: a longer text is counted in parts, a token or two more at each cut. */
  static final int PART = 1 << 20;

  /** Letters that no vocabulary has, so that one without a token for the unknown shows it. */
  private static final String UNKNOWN = "\ud800\udc00 \ud808\udc00\ua66e";

  private static final Cleaner CLEANER = Cleaner.create();
  private static final Map<String, WeakReference<NativeTokenizer>> OPEN = new HashMap<>();

  private final long handle;

  private NativeTokenizer(long handle) {
    this.handle = handle;
  }

  /**
   * The tokenizer of a file.
   *
   * @param sha256 of the content
   * @throws IOException if it is none, or counts otherwise each time, or not every text, or there
   *     is no native code for this machine
   */
  static synchronized NativeTokenizer of(String sha256, byte[] content) throws IOException {
    WeakReference<NativeTokenizer> known = OPEN.get(sha256);
    NativeTokenizer open = known == null ? null : known.get();
    if (open == null) {
      open = created(content);
      OPEN.put(sha256, new WeakReference<>(open));
    }
    return open;
  }

  private static NativeTokenizer created(byte[] content) throws IOException {
    checkFixed(content);
    TokenizersLibrary library = NativeLibrary.load();
    try {
      long handle = library.createTokenizerFromString(new String(content, StandardCharsets.UTF_8));
      NativeTokenizer tokenizer = new NativeTokenizer(handle);
      CLEANER.register(tokenizer, () -> library.deleteTokenizer(handle));
      library.disableTruncation(handle);
      library.disablePadding(handle);
      tokenizer.count(UNKNOWN);
      return tokenizer;
    } catch (RuntimeException e) { // all that the native code throws
      throw new IOException("it is no tokenizer.json that works: " + e.getMessage(), e);
    }
  }

  /** Merges that are left out at random would count otherwise in each run. */
  private static void checkFixed(byte[] content) throws IOException {
    try {
      if (Json.MAPPER.readTree(content).path("model").path("dropout").asDouble() > 0) {
        throw new IOException("its model has a dropout, so that counts are random: set it to null");
      }
    } catch (JsonProcessingException e) {
      throw new IOException("it is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * How many tokens a text has.
   *
   * @param text without lone surrogates, which have no UTF-8
   */
  int count(String text) {
    int count = 0;
    int from = 0;
    do {
      int to = Math.min(text.length(), from + PART);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      count += countPart(text.substring(from, to));
      from = to;
    } while (from < text.length());
    return count;
  }

  private int countPart(String text) {
    TokenizersLibrary library = TokenizersLibrary.LIB;
    try {
      long encoding = library.encode(handle, text, false);
      try {
        return library.getTokenIds(encoding).length;
      } finally {
        library.deleteEncoding(encoding);
      }
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}

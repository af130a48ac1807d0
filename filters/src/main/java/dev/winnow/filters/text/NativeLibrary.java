package dev.winnow.filters.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The native code of Hugging Face's tokenizers, out of DJL's jar; DJL's own loader is passed by, as
 * it asks the network. It is unpacked (14 MB) anew for each class loader, as one library cannot be
 * loaded by two: so runs do not hinder each other on a Flink cluster.
 */
final class NativeLibrary {
  private static final String INSTEAD =
      "; count by one of " + String.join(", ", OpenAiTokenizer.NAMES) + " instead";

  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * The library, loaded.
   *
   * @throws IOException if it cannot be on this machine
   */
  static synchronized TokenizersLibrary load() throws IOException {
    if (!loaded) {
      load(platform(System.getProperty("os.name", ""), System.getProperty("os.arch", "")));
      loaded = true;
    }
    return TokenizersLibrary.LIB;
  }

  /**
   * @param platform such as {@code linux-x86_64}
   */
  static void load(String platform) throws IOException {
    String name = System.mapLibraryName("tokenizers");
    try (InputStream code =
        TokenizersLibrary.class.getResourceAsStream("/native/lib/" + platform + "/cpu/" + name)) {
      if (code == null) {
        throw new IOException(
            "there is no native code of the tokenizers for " + platform + INSTEAD);
      }
      load(platform, code, name);
    }
  }

  private static void load(String platform, InputStream code, String name) throws IOException {
    Path file = Files.createTempFile("winnow-", name);
    try {
      Files.copy(code, file, StandardCopyOption.REPLACE_EXISTING);
      System.load(file.toString());
    } catch (UnsatisfiedLinkError e) {
      throw new IOException(
          "the native code of the tokenizers for %s does not load here: %s%s"
              .formatted(platform, e.getMessage(), INSTEAD),
          e);
    } finally {
      if (!file.toFile().delete()) {
        file.toFile().deleteOnExit(); // Windows keeps what is in use
      }
    }
  }

  /** The machine as DJL names it. */
  static String platform(String os, String arch) {
    String system = os.toLowerCase(Locale.ROOT);
    String family =
        system.startsWith("mac") ? "osx" : system.startsWith("windows") ? "win" : system;
    return family
        + "-"
        + switch (arch) {
          case "amd64" -> "x86_64";
          case "arm64" -> "aarch64";
          default -> arch;
        };
  }
}

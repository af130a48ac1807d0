package dev.winnow.pipelines.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command line as a person uses it: arguments in, two streams and an exit code out. */
public record Cli(int code, String out, String err) {
  public static Cli run(Object... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      int code = Main.run(words);
      return new Cli(
          code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  public static Path write(Path file, String... lines) {
    try {
      return Files.writeString(file, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many rows that have nothing in common but their keys. */
  static String[] rows(int count) {
    String[] rows = new String[count];
    for (int i = 0; i < count; i++) {
      rows[i] =
          "{\"id\":\"r%d\",\"instruction\":\"Name fruit %d\",\"output\":\"Fruit number %d\"}"
              .formatted(i, i, i);
    }
    return rows;
  }
}

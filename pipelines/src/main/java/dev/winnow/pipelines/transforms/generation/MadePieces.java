package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Generated;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;

/**
 * What a worker made, in a file for the program that started the run. A file has its name only when
 * it is whole, and one of its own: a worker that does the work of a lost one again leaves another,
 * with the same pieces in it.
 */
final class MadePieces implements AutoCloseable {
  private static final String WHOLE = ".made";
  private static final ListCoder<Example> EXAMPLES = ListCoder.of(ExampleCoder.of());
  private static final ListCoder<Failure> FAILURES =
      ListCoder.of(SerializableCoder.of(Failure.class));
  private static final int END = -1;

  private final Path part;
  private final Path whole;
  private final DataOutputStream out;

  private MadePieces(Path folder, String name) throws IOException {
    part = folder.resolve(name + ".part");
    whole = folder.resolve(name + WHOLE);
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)));
  }

  static MadePieces create(Path folder) throws IOException {
    return new MadePieces(folder, UUID.randomUUID().toString());
  }

  void write(int piece, Generated generated) throws IOException {
    out.writeInt(piece);
    EXAMPLES.encode(generated.examples(), out);
    FAILURES.encode(generated.failures(), out);
  }

  /** The file is whole. */
  void finish() throws IOException {
    out.writeInt(END);
    out.close();
    Files.move(part, whole);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }

  /** Gives every piece of the whole files of a folder once. */
  static <E extends Exception> Set<Integer> read(Path folder, Asker.Sink<E> sink)
      throws E, IOException {
    Set<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + WHOLE)) {
      found.forEach(files::add);
    }
    Set<Integer> seen = new HashSet<>();
    for (Path file : files) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        for (int piece = in.readInt(); piece != END; piece = in.readInt()) {
          Generated generated = new Generated(EXAMPLES.decode(in), FAILURES.decode(in));
          if (seen.add(piece)) {
            sink.take(piece, generated);
          }
        }
      }
    }
    return seen;
  }
}

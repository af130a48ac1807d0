package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Generated;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;

/**
 * What a worker made, in a file for the program that started the run. A file has its name only when
 * it is whole, and one of its own: a worker that does the work of a lost one again leaves another,
 * with the same pieces in it.
 *
 * <p>A piece is four ints (its number, failures, rows, bytes) and its rows and failures as bytes.
 */
final class MadePieces implements AutoCloseable {
  private static final String WHOLE = ".made";
  private static final ListCoder<Example> EXAMPLES = ListCoder.of(ExampleCoder.of());
  private static final ListCoder<Failure> FAILURES =
      ListCoder.of(SerializableCoder.of(Failure.class));

  /**
   * Where a piece lies. Of copies that differ, because a call failed for one worker and not for
   * another, the one that lost least is first.
   */
  private record Place(Path file, long from, int bytes, int failures, int rows) {
    static final Comparator<Place> BEST =
        Comparator.comparingInt(Place::failures)
            .thenComparing(Comparator.comparingInt(Place::rows).reversed())
            .thenComparing(Place::file);

    Place best(Place other) {
      return BEST.compare(this, other) <= 0 ? this : other;
    }
  }

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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EXAMPLES.encode(generated.examples(), bytes);
    FAILURES.encode(generated.failures(), bytes);
    out.writeInt(piece);
    out.writeInt(generated.failures().size());
    out.writeInt(generated.examples().size());
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  /** The file is whole. */
  void finish() throws IOException {
    out.close();
    Files.move(part, whole);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }

  /**
   * Gives every piece of the whole files of a folder once, in the order of the pieces; no more than
   * one of them is held at a time.
   *
   * @return how many there were
   */
  static <E extends Exception> int read(Path folder, Asker.Sink<E> sink) throws E, IOException {
    NavigableMap<Integer, Place> places = new TreeMap<>();
    TreeMap<Path, RandomAccessFile> files = new TreeMap<>();
    try {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + WHOLE)) {
        for (Path file : found) {
          RandomAccessFile open = new RandomAccessFile(file.toFile(), "r");
          files.put(file, open);
          index(file, open, places);
        }
      }
      for (Map.Entry<Integer, Place> entry : places.entrySet()) {
        Place place = entry.getValue();
        RandomAccessFile file = Objects.requireNonNull(files.get(place.file()), "opened above");
        sink.take(entry.getKey(), read(file, place));
      }
    } finally {
      for (RandomAccessFile file : files.values()) {
        file.close();
      }
    }
    return places.size();
  }

  private static void index(Path name, RandomAccessFile file, NavigableMap<Integer, Place> places)
      throws IOException {
    long end = file.length();
    while (file.getFilePointer() < end) {
      int piece = file.readInt();
      int failures = file.readInt();
      int rows = file.readInt();
      int bytes = file.readInt();
      long from = file.getFilePointer();
      places.merge(piece, new Place(name, from, bytes, failures, rows), Place::best);
      file.seek(from + bytes);
    }
  }

  private static Generated read(RandomAccessFile file, Place place) throws IOException {
    byte[] bytes = new byte[place.bytes()];
    file.seek(place.from());
    file.readFully(bytes);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    return new Generated(EXAMPLES.decode(in), FAILURES.decode(in));
  }
}

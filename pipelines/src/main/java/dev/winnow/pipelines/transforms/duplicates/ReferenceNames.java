package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.neardup.FirstIndependentSet;
import dev.winnow.filters.rules.Excerpt;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.templates.Provenance;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people call the rows of a dataset that must not be repeated: by their own id, where they
 * have none by file and line. Only of those that something repeats.
 */
final class ReferenceNames {
  private final Map<Integer, String> names = new HashMap<>();

  private ReferenceNames() {}

  /**
   * Reads the rows back that are repeated.
   *
   * @param set which rows stay
   */
  static ReferenceNames of(SpooledSketches rows, FirstIndependentSet set) throws IOException {
    SortedMap<Integer, SortedMap<Integer, Integer>> wanted = new TreeMap<>();
    for (int row = rows.references(); row < rows.size(); row++) {
      if (!set.stays(row) && set.partner(row) < rows.references()) {
        int partner = set.partner(row);
        wanted
            .computeIfAbsent(rows.file(partner), file -> new TreeMap<>())
            .put(rows.index(partner), partner);
      }
    }
    ReferenceNames names = new ReferenceNames();
    List<SpooledRows> files = rows.files();
    for (Map.Entry<Integer, SortedMap<Integer, Integer>> file : wanted.entrySet()) {
      names.read(files.get(file.getKey()), file.getValue());
    }
    return names;
  }

  /**
   * @param wanted the numbers of rows among all, by their place in the file
   */
  private void read(SpooledRows file, SortedMap<Integer, Integer> wanted) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.rows()))) {
      for (int i = 0; i <= wanted.lastKey(); i++) {
        Provenance from = ExampleCoder.of().decode(in).provenance();
        Integer row = wanted.get(i);
        if (row != null) {
          names.put(row, name(from));
        }
      }
    }
  }

  private static String name(Provenance from) {
    return from.sourceId().isEmpty()
        ? from.source() + ":" + from.position()
        : Excerpt.of(from.sourceId());
  }

  /** The name of a row that is repeated; empty if it is none of that dataset. */
  String of(int row) {
    return names.getOrDefault(row, "");
  }
}

package dev.winnow.pipelines.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;

/** Parts ids so that equal ones meet, many at a time. */
final class IdLists {
  private static final int MOST = 4096;

  private final Consumer<KV<Integer, List<String>>> full;
  private final List<List<String>> parts = new ArrayList<>();

  /**
   * @param partitions 0 to forget all ids
   */
  IdLists(int partitions, Consumer<KV<Integer, List<String>>> full) {
    this.full = full;
    for (int i = 0; i < partitions; i++) {
      parts.add(new ArrayList<>());
    }
  }

  void add(String id) {
    if (!id.isEmpty() && !parts.isEmpty()) {
      int part = Math.floorMod(id.hashCode(), parts.size());
      parts.get(part).add(id);
      if (parts.get(part).size() == MOST) {
        flush(part);
      }
    }
  }

  void finish() {
    for (int part = 0; part < parts.size(); part++) {
      flush(part);
    }
  }

  private void flush(int part) {
    if (!parts.get(part).isEmpty()) {
      full.accept(KV.of(part, parts.set(part, new ArrayList<>())));
    }
  }
}

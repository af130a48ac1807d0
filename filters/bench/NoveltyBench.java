import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.filters.novelty.NoveltyIndex;
import dev.winnow.templates.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Seconds to offer so many instructions to an empty index with max 0.7, in the order of the file.
 * Arguments: a JSONL file, a number of its rows. An instruction is a row's {@code instruction}, or
 * of a {@code text} the first 8 to 24 words, as beside the loop of Alpaca's script.
 */
class NoveltyBench {
  public static void main(String[] args) throws IOException {
    List<String> instructions = instructions(Path.of(args[0]), Integer.parseInt(args[1]));
    long before = usedMegabytes();
    NoveltyIndex index = new NoveltyIndex(0.7);
    int kept = 0;
    long start = System.nanoTime();
    for (int i = 0; i < instructions.size(); i++) {
      kept += index.offer("w1-" + "0".repeat(24) + (10_000_000 + i), instructions.get(i)) == null ? 1 : 0;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak = peakMegabytes();
    long after = usedMegabytes();
    System.out.printf(
        Locale.ROOT,
        "%d instructions, %d kept: %.2f s, peak heap %d MB, index %d MB%n",
        instructions.size(), kept, seconds, peak, after - before);
    index.similarTo(instructions.get(0)); // still reachable while it was measured
  }

  private static List<String> instructions(Path file, int count) throws IOException {
    List<String> instructions = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine();
          line != null && instructions.size() < count;
          line = reader.readLine()) {
        JsonNode row = Json.MAPPER.readTree(line);
        instructions.add(
            row.has("instruction")
                ? row.get("instruction").asText()
                : start(row.get("text").asText(), 8 + instructions.size() % 17));
      }
    }
    return instructions;
  }

  private static String start(String text, int words) {
    String[] all = text.strip().split("\\s+", words + 1);
    return String.join(" ", Arrays.copyOf(all, Math.min(words, all.length)));
  }

  private static long usedMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static long peakMegabytes() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      bytes += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    return bytes >> 20;
  }
}

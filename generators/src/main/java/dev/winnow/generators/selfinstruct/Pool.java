package dev.winnow.generators.selfinstruct;

import dev.winnow.generators.Lots;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The instructions that there are when a pass begins.
 *
 * @param kept the list that this was made of
 * @param machine its different instructions, to draw from
 * @param words the words of every instruction there is, of seed tasks too
 */
record Pool(List<String> kept, Lots<String> machine, Set<String> words) {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");

  static Pool of(List<String> seeds, List<String> kept) {
    Set<String> words = new HashSet<>();
    seeds.forEach(instruction -> words.add(words(instruction)));
    kept.forEach(instruction -> words.add(words(instruction)));
    return new Pool(kept, Lots.of(kept.stream().distinct().toList(), Function.identity()), words);
  }

  /** The words in lower case; the text itself where it has none. */
  static String words(String instruction) {
    String words = BETWEEN.matcher(instruction.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return words.isEmpty() ? instruction : words;
  }
}

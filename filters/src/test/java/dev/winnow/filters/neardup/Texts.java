package dev.winnow.filters.neardup;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random texts in clusters: some equal, some with a few words changed, some short, some alone. */
final class Texts {
  private static final int VOCABULARY = 400;

  private Texts() {}

  static List<String> clustered(SplittableRandom random, int count) {
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      String[] words = words(random, 1 + random.nextInt(60));
      int variants = 1 + random.nextInt(6);
      for (int i = 0; i < variants && texts.size() < count; i++) {
        texts.add(String.join(" ", words));
        for (int edits = random.nextInt(3); edits > 0; edits--) {
          words[random.nextInt(words.length)] = word(random);
        }
      }
    }
    return shuffled(random, texts);
  }

  static <T> List<T> shuffled(SplittableRandom random, List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      T last = shuffled.get(i);
      int j = random.nextInt(i + 1);
      shuffled.set(i, shuffled.get(j));
      shuffled.set(j, last);
    }
    return shuffled;
  }

  private static String[] words(SplittableRandom random, int count) {
    String[] words = new String[count];
    for (int i = 0; i < count; i++) {
      words[i] = word(random);
    }
    return words;
  }

  private static String word(SplittableRandom random) {
    return "w" + random.nextInt(VOCABULARY);
  }
}

package dev.winnow.filters.novelty;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up instructions: new ones, and earlier ones with some of their words changed. */
final class Instructions {
  private final SplittableRandom random;
  private final int vocabulary;
  private final int shortest;
  private final int longest;
  private final List<List<String>> made = new ArrayList<>();

  /**
   * @param vocabulary how many words there are; a word is the rarer the higher its number
   */
  Instructions(long seed, int vocabulary, int shortest, int longest) {
    random = new SplittableRandom(seed);
    this.vocabulary = vocabulary;
    this.shortest = shortest;
    this.longest = longest;
  }

  /** One more. */
  String next() {
    List<String> words =
        made.isEmpty() || random.nextInt(3) == 0
            ? fresh()
            : new ArrayList<>(made.get(random.nextInt(made.size())));
    for (int edits = random.nextInt(words.size() / 2 + 2); edits > 0; edits--) {
      edit(words);
    }
    made.add(words);
    return String.join(" ", words);
  }

  private List<String> fresh() {
    List<String> words = new ArrayList<>();
    for (int left = random.nextInt(shortest, longest + 1); left > 0; left--) {
      words.add(word());
    }
    return words;
  }

  private String word() {
    double uniform = random.nextDouble();
    return "w" + (int) (vocabulary * uniform * uniform * uniform);
  }

  private void edit(List<String> words) {
    int place = random.nextInt(words.size());
    switch (random.nextInt(4)) {
      case 0 -> words.add(place, word());
      case 1 -> words.add(words.remove(place));
      case 2 -> {
        if (words.size() > shortest) {
          words.remove(place);
        }
      }
      default -> words.set(place, word());
    }
  }
}

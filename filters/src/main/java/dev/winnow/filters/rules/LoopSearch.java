package dev.winnow.filters.rules;

/** How often n-grams of one length stand in direct succession, and how often one stands at all. */
final class LoopSearch {
  private final NGrams nGrams;
  private final int[] succession;
  private final int[] times;
  private final int[] end;

  /** One that stands so often; 0 times where none stands more than once. */
  record Found(int place, int times) {}

  private Found longest = new Found(0, 0);
  private Found mostFrequent = new Found(0, 0);

  LoopSearch(NGrams nGrams, int tokens) {
    this.nGrams = nGrams;
    succession = new int[tokens];
    times = new int[tokens];
    end = new int[tokens];
  }

  /** Looks at all that there are now. */
  void look() {
    longest = new Found(0, 0);
    mostFrequent = new Found(0, 0);
    for (int k = 0; k < nGrams.repeated(); k++) {
      int place = nGrams.place(k);
      follow(place);
      count(place, nGrams.first(place));
    }
  }

  private void follow(int place) {
    int before = place - nGrams.n();
    succession[place] = nGrams.isSame(place, before) ? succession[before] + 1 : 1;
    if (succession[place] > longest.times) {
      longest = new Found(place, succession[place]);
    }
  }

  private void count(int place, int first) {
    if (place == first) {
      times[first] = 0;
      end[first] = 0;
    }
    if (place >= end[first]) {
      times[first]++;
      end[first] = place + nGrams.n();
    }
    if (times[first] > mostFrequent.times) {
      mostFrequent = new Found(first, times[first]);
    }
  }

  /** That which follows upon itself most often. */
  Found longest() {
    return longest;
  }

  /** That which stands most often, occurrences that overlap counted once. */
  Found mostFrequent() {
    return mostFrequent;
  }
}

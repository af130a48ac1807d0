package dev.winnow.filters.rules.pii;

import java.util.Locale;
import java.util.Set;

/**
 * IPv4 addresses that a machine can have, public or private: four numbers to 255 without leading
 * zeros. Not this host, loopback, multicast or masks (0, 127, 224 and above), not a network ({@code
 * 10.1.2.0/24}), and not what may as well be a version or section: all numbers under 10, or behind
 * "version", "section" and the like, or a product's {@code name/}.
 */
final class Ipv4 implements Finder {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;
  private static final Set<String> NUMBERED =
      Set.of(
          "article",
          "build",
          "chapter",
          "clause",
          "driver",
          "figure",
          "firmware",
          "oid",
          "release",
          "rev",
          "revision",
          "sec",
          "section",
          "table",
          "v",
          "ver",
          "version",
          "versions");

  @Override
  public void find(String text, Sink sink) {
    int i = 0;
    while (i < text.length()) {
      if (!Edges.isDigit(text, i)) {
        i++;
        continue;
      }
      int end = i;
      while (Edges.isDigit(text, end)
          || (Edges.isOneOf(".", text, end) && Edges.isDigit(text, end + 1))) {
        end++;
      }
      if (end - i >= SHORTEST
          && end - i <= LONGEST
          && isAddress(text.substring(i, end))
          && standsAlone(text, i, end)) {
        sink.found(i, end);
      }
      i = end;
    }
  }

  private static boolean isAddress(String written) {
    String[] parts = written.split("\\.");
    if (parts.length != 4) {
      return false;
    }
    int greatest = 0;
    for (String part : parts) {
      if (part.length() > 3 || (part.length() > 1 && part.charAt(0) == '0')) {
        return false;
      }
      greatest = Math.max(greatest, Integer.parseInt(part));
    }
    int network = Integer.parseInt(parts[0]);
    return greatest > 9 && greatest <= 255 && network > 0 && network != 127 && network < 224;
  }

  private static boolean standsAlone(String text, int start, int end) {
    boolean product = Edges.isOneOf("/", text, start - 1) && Edges.isWordBefore(text, start - 1);
    boolean fileName = Edges.isOneOf(".", text, end) && Edges.isWordAt(text, end + 1);
    boolean network = text.startsWith(".0/", end - 2) && Edges.isDigit(text, end + 1);
    return Edges.standsAlone(text, start, end)
        && !network
        && !product
        && !fileName
        && !NUMBERED.contains(wordBefore(text, start));
  }

  /** The word before, with a space, colon or equals sign between at most. */
  private static String wordBefore(String text, int start) {
    int end = start;
    while (start - end < 3 && Edges.isOneOf(" :=", text, end - 1)) {
      end--;
    }
    int begin = end;
    while (end - begin < LONGEST && begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return text.substring(begin, end).toLowerCase(Locale.ROOT);
  }
}

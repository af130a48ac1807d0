package dev.winnow.filters.rules.pii;

import java.util.Set;

/**
 * Numbers of payment cards: the beginning and length of an issuer that gives them out (ISO/IEC
 * 7812: American Express, Diners Club, Discover, JCB, Mastercard, UnionPay, Visa), a valid check
 * digit (Luhn), and digits in one piece or in groups as on the card.
 */
final class Cards implements Finder {
  private static final int FEWEST = 14;
  private static final int MOST = 19;
  private static final int LONGEST = MOST + 4;

  /** Digits and separators; what is longer is a table of numbers. */
  private static final int LONGEST_RUN = 40;

  /** Sizes of the groups. */
  private static final Set<String> GROUPINGS = Set.of("4444", "465", "464", "44443");

  @Override
  public void find(String text, Sink sink) {
    int i = 0;
    while (i < text.length()) {
      if (!Edges.isDigit(text, i)) {
        i++;
        continue;
      }
      int end = runEnd(text, i);
      if (end - i >= FEWEST && end - i <= LONGEST_RUN && Edges.standsAlone(text, i, end)) {
        search(text, i, end, sink);
      }
      i = end;
    }
  }

  /** Where digits end that single spaces or hyphens may part. */
  private static int runEnd(String text, int start) {
    int end = start + 1;
    while (Edges.isDigit(text, end)
        || (Edges.isOneOf(" -", text, end) && Edges.isDigit(text, end + 1))) {
      end++;
    }
    return end;
  }

  /** Looks for a card among the groups of a run: other numbers may stand beside it. */
  private static void search(String text, int start, int end, Sink sink) {
    int from = start;
    while (from < end) {
      int to = groupEnd(text, from);
      while (to < end && !isCard(text.substring(from, to))) {
        to = groupEnd(text, to + 1);
      }
      if (isCard(text.substring(from, to))) {
        sink.found(from, to);
        from = to + 1;
      } else {
        from = groupEnd(text, from) + 1;
      }
    }
  }

  private static int groupEnd(String text, int start) {
    int end = start;
    while (Edges.isDigit(text, end)) {
      end++;
    }
    return end;
  }

  private static boolean isCard(String written) {
    if (written.length() < FEWEST || written.length() > LONGEST) {
      return false;
    }
    boolean mixed = written.indexOf(' ') >= 0 && written.indexOf('-') >= 0;
    String[] groups = written.split("[ -]");
    StringBuilder sizes = new StringBuilder();
    for (String group : groups) {
      sizes.append(group.length());
    }
    String digits = String.join("", groups);
    return !mixed
        && (groups.length == 1 || GROUPINGS.contains(sizes.toString()))
        && digits.length() >= FEWEST
        && digits.length() <= MOST
        && isIssued(digits)
        && checks(digits);
  }

  private static boolean isIssued(String digits) {
    int four = Integer.parseInt(digits.substring(0, 4));
    int three = four / 10;
    int two = four / 100;
    boolean visa = four / 1000 == 4;
    boolean unionPay = two == 62;
    return switch (digits.length()) {
      case 14 -> (three >= 300 && three <= 305) || two == 36 || two == 38 || two == 39;
      case 15 -> two == 34 || two == 37;
      case 16 ->
          visa
              || unionPay
              || (two >= 51 && two <= 55)
              || (four >= 2221 && four <= 2720)
              || (four >= 3528 && four <= 3589)
              || (three >= 644 && three <= 659)
              || four == 6011;
      case 19 -> visa || unionPay;
      default -> false;
    };
  }

  /** The algorithm of Luhn (ISO/IEC 7812-1, annex B): every second digit from the right doubled. */
  private static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed / 10 + weighed % 10;
    }
    return sum % 10 == 0;
  }
}

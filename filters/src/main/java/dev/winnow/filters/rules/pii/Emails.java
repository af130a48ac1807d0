package dev.winnow.filters.rules.pii;

import java.util.Locale;
import java.util.Set;

/**
 * E-mail addresses as people write them: a local part without quotes (RFC 5321, 64 characters at
 * most), and a domain with a point whose last label is of letters. What only looks like one is not:
 * {@code git@host:path}, {@code logo@2x.png}, {@code a@b.mean(}.
 */
final class Emails implements Finder {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 255;
  private static final Set<String> NO_DOMAINS =
      Set.of("css", "gif", "html", "jpeg", "jpg", "js", "json", "png", "svg", "webp");

  @Override
  public void find(String text, Sink sink) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = localStart(text, at);
      int end = start < at ? domainEnd(text, at + 1) : -1;
      if (end > 0 && !isPathOrCall(text, end)) {
        sink.found(start, end);
      }
    }
  }

  /** Where the local part begins; at the @ if there is none. */
  private static int localStart(String text, int at) {
    int start = at;
    while (start > 0 && at - start <= LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
      start--;
    }
    if (at - start > LONGEST_LOCAL || Edges.isOneOf(".", text, at - 1)) {
      return at;
    }
    while (start < at && ".-+%".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start;
  }

  /** Where the domain ends, or -1 if there is none. */
  private static int domainEnd(String text, int start) {
    int end = start;
    while (end < text.length() && end - start <= LONGEST_DOMAIN && isDomain(text, end)) {
      end++;
    }
    while (end > start && ".-".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int label = end; // not lastIndexOf: it would look through the text before, again and again
    while (label > start && text.charAt(label - 1) != '.') {
      label--;
    }
    if (label - 1 <= start || end - start > LONGEST_DOMAIN || text.charAt(start) == '-') {
      return -1;
    }
    return topLevelEnd(text, label, end);
  }

  /** Where the last label ends: before a hyphen, as in "example.com-based". */
  private static int topLevelEnd(String text, int start, int end) {
    if (text.regionMatches(true, start, "xn--", 0, 4)) {
      return end;
    }
    int letters = start;
    while (letters < end && Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    boolean label = letters == end || text.charAt(letters) == '-';
    String name = text.substring(start, letters).toLowerCase(Locale.ROOT);
    return label && name.length() > 1 && !NO_DOMAINS.contains(name) ? letters : -1;
  }

  /** A path behind a colon follows a host of git or scp; a parenthesis, the name of a function. */
  private static boolean isPathOrCall(String text, int end) {
    return Edges.isOneOf("(", text, end)
        || (Edges.isOneOf(":", text, end)
            && (Edges.isWordAt(text, end + 1) || Edges.isOneOf("/~", text, end + 1)));
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
  }

  /** A letter, digit or hyphen, or a point that another point does not follow. */
  private static boolean isDomain(String text, int index) {
    char c = text.charAt(index);
    return Character.isLetterOrDigit(c)
        || c == '-'
        || (c == '.' && !Edges.isOneOf(".", text, index + 1));
  }
}

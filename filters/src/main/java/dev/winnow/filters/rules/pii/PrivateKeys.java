package dev.winnow.filters.rules.pii;

/**
 * Private keys as PEM or OpenPGP blocks (RFC 7468, RFC 4880), from the line that begins one to the
 * line that ends it, or to the text's end where it was cut off. A block has a line of base64; a
 * mention of the first line alone, or with dots for the key, is none.
 */
final class PrivateKeys implements Finder {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LONGEST_LABEL = 40;

  /** So many characters of base64 stand in a line of a key; lines have 64 or more. */
  private static final int LINE = 40;

  @Override
  public void find(String text, Sink sink) {
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int body = bodyStart(text, begin);
      if (body < 0) {
        begin = text.indexOf(BEGIN, begin + 1);
        continue;
      }
      int last = text.indexOf(END, body);
      int bodyEnd = last < 0 ? text.length() : last;
      if (hasLine(text, body, bodyEnd)) {
        sink.found(begin, last < 0 ? bodyEnd : blockEnd(text, last));
      }
      begin = text.indexOf(BEGIN, bodyEnd);
    }
  }

  /** Behind the line that begins a private key, or -1 if what begins here is something else. */
  private static int bodyStart(String text, int begin) {
    int label = begin + BEGIN.length();
    String near = text.substring(label, Math.min(text.length(), label + LONGEST_LABEL));
    int end = near.indexOf(DASHES);
    boolean key = end >= 0 && near.substring(0, end).contains("PRIVATE KEY");
    return key ? label + end + DASHES.length() : -1;
  }

  private static int blockEnd(String text, int last) {
    int label = last + END.length();
    String near = text.substring(label, Math.min(text.length(), label + LONGEST_LABEL));
    int end = near.indexOf(DASHES);
    return end < 0 ? label : label + end + DASHES.length();
  }

  private static boolean hasLine(String text, int start, int end) {
    int run = 0;
    for (int i = start; i < end && run < LINE; i++) {
      char c = text.charAt(i);
      run = Edges.isAlphanumeric(c) || c == '+' || c == '/' || c == '=' ? run + 1 : 0;
    }
    return run >= LINE;
  }
}

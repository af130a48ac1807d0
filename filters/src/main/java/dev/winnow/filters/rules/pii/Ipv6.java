package dev.winnow.filters.rules.pii;

import java.util.List;

/**
 * IPv6 addresses that a machine can have (RFC 4291): global unicast (2000::/3), unique local
 * (fc00::/7) and link-local (fe80::/10). So times, hardware addresses and names such as {@code
 * std::vector} are none. A global address has three groups at least: {@code list[2000::2]} is code.
 */
final class Ipv6 implements Finder {
  private static final int LONGEST = 39;

  @Override
  public void find(String text, Sink sink) {
    int i = 0;
    while (i < text.length()) {
      if (!isPart(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      int colons = 0;
      while (i < text.length() && isPart(text.charAt(i))) {
        colons += text.charAt(i) == ':' ? 1 : 0;
        i++;
      }
      int end = i;
      if (text.charAt(end - 1) == ':' && !Edges.isOneOf(":", text, end - 2)) {
        end--; // punctuation
      }
      if (colons > 1
          && end - start <= LONGEST
          && isAddress(text.substring(start, end))
          && !Edges.isWordBefore(text, start)
          && !Edges.isWordAt(text, end)) {
        sink.found(start, end);
      }
    }
  }

  private static boolean isAddress(String written) {
    int gap = written.indexOf("::");
    List<String> groups =
        List.of(written.replaceFirst("::$", "").replace("::", ":").split(":", -1));
    boolean complete =
        gap < 0 ? groups.size() == 8 : groups.size() < 8 && written.indexOf("::", gap + 1) < 0;
    return complete
        && groups.stream().allMatch(group -> !group.isEmpty() && group.length() <= 4)
        && isHost(Integer.parseInt(groups.get(0), 16), groups.size());
  }

  private static boolean isHost(int network, int groups) {
    boolean global = network >> 13 == 1;
    boolean uniqueLocal = network >> 9 == 0xFC00 >> 9;
    boolean linkLocal = network >> 6 == 0xFE80 >> 6;
    return (global && groups >= 3) || ((uniqueLocal || linkLocal) && groups >= 2);
  }

  private static boolean isPart(char c) {
    return c == ':' || (c < 128 && Character.digit(c, 16) >= 0);
  }
}

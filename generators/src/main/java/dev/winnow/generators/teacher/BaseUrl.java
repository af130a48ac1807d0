package dev.winnow.generators.teacher;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses of servers, written one way. */
final class BaseUrl {
  static final String OPENAI = "https://api.openai.com/v1";

  private BaseUrl() {}

  /**
   * Scheme and host in lower case, no default port, no slash at the end.
   *
   * @throws IllegalArgumentException if it is no http or https address, or holds a user, a query or
   *     a fragment; the message says what was expected
   */
  static String normalized(String url) {
    try {
      URI uri = new URI(url.strip());
      String scheme = lower(uri.getScheme());
      boolean plain =
          uri.getUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (!plain || uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
        throw new URISyntaxException("", "no plain http address");
      }
      int standard = scheme.equals("http") ? 80 : 443;
      String port = uri.getPort() == -1 || uri.getPort() == standard ? "" : ":" + uri.getPort();
      return scheme + "://" + lower(uri.getHost()) + port + withoutSlashes(uri.getRawPath());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "expected an address such as http://localhost:8000/v1, without user, query or fragment",
          e);
    }
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}

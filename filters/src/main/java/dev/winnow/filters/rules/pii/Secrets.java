package dev.winnow.filters.rules.pii;

import java.util.List;

/**
 * API keys and tokens that their issuers made to be recognised: a well-known beginning and then
 * letters and digits that look random. Placeholders ({@code sk-your-key-goes-here}, {@code
 * hf_xxxxxxxx}) are none.
 */
final class Secrets implements Finder {
  /** So many different characters are in what is random. */
  private static final int DIFFERENT = 8;

  /** A name of several words has no run of letters and digits of this length. */
  private static final int UNBROKEN = 16;

  /**
   * A kind of token.
   *
   * @param start what it begins with
   * @param joints what it may have besides letters and digits behind that
   * @param min the least length of what follows
   * @param max the greatest
   */
  private record Shape(String start, String joints, int min, int max) {}

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("sk-", "-_", 20, 400), // OpenAI, Anthropic and others
          new Shape("sk_live_", "", 16, 250), // Stripe
          new Shape("sk_test_", "", 16, 250),
          new Shape("rk_live_", "", 16, 250),
          new Shape("hf_", "", 30, 60), // Hugging Face
          new Shape("ghp_", "", 36, 255), // GitHub
          new Shape("gho_", "", 36, 255),
          new Shape("ghu_", "", 36, 255),
          new Shape("ghs_", "", 36, 255),
          new Shape("ghr_", "", 36, 255),
          new Shape("github_pat_", "_", 22, 255),
          new Shape("glpat-", "-_.", 20, 60), // GitLab
          new Shape("AKIA", "", 16, 16), // AWS
          new Shape("ASIA", "", 16, 16),
          new Shape("AIza", "-_", 35, 35), // Google
          new Shape("xoxa-", "-", 20, 250), // Slack
          new Shape("xoxb-", "-", 20, 250),
          new Shape("xoxp-", "-", 20, 250),
          new Shape("xoxr-", "-", 20, 250),
          new Shape("xoxs-", "-", 20, 250),
          new Shape("npm_", "", 36, 36),
          new Shape("pypi-", "-_", 50, 250),
          new Shape("SG.", "-_.", 60, 80), // SendGrid
          new Shape("eyJhbGciOi", "-_.", 40, 4000), // a JSON Web Token's header
          new Shape("eyJ0eXAiOi", "-_.", 40, 4000));

  @Override
  public void find(String text, Sink sink) {
    for (Shape shape : SHAPES) {
      int at = text.indexOf(shape.start());
      while (at >= 0) {
        int body = at + shape.start().length();
        int end = bodyEnd(text, body, shape.joints());
        if (!Edges.isWordBefore(text, at) && fits(shape, text.substring(body, end))) {
          sink.found(at, end);
        }
        at = text.indexOf(shape.start(), end); // behind it, so that no text is looked at twice
      }
    }
  }

  private static int bodyEnd(String text, int start, String joints) {
    int end = start;
    while (end < text.length() && isPart(text.charAt(end), joints)) {
      end++;
    }
    while (end > start && joints.indexOf(text.charAt(end - 1)) >= 0) {
      end--; // a full stop, or a dash
    }
    return end;
  }

  private static boolean isPart(char c, String joints) {
    return Edges.isAlphanumeric(c) || joints.indexOf(c) >= 0;
  }

  private static boolean fits(Shape shape, String body) {
    return body.length() >= shape.min()
        && body.length() <= shape.max()
        && body.chars().distinct().count() >= DIFFERENT
        && (longestRun(body) >= UNBROKEN || isMixed(body));
  }

  private static boolean isMixed(String body) {
    return body.chars().anyMatch(Character::isDigit)
        && body.chars().anyMatch(Character::isUpperCase)
        && body.chars().anyMatch(Character::isLowerCase);
  }

  private static int longestRun(String body) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < body.length(); i++) {
      run = Edges.isAlphanumeric(body.charAt(i)) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}

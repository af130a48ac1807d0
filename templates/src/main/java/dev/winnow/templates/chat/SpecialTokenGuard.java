package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Texts;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a template's control tokens out of the content of rows: a tokenizer reads {@code
 * <|im_end|>} in a message as the end of that message.
 *
 * <p>Two checks. First every text of the row by itself. Then the rendered text, which must hold
 * each token exactly as often as the template writes it by itself, since two harmless contents side
 * by side, or a content beside what the template writes, can make a token.
 */
public final class SpecialTokenGuard implements Serializable {
  /** The name of a find in the rendered text rather than in one text of the row. */
  public static final String RENDERED = "rendered";

  /** What happens to a row that holds a control token. */
  public enum Policy {
    /** The row is refused. */
    REJECT,
    /**
     * The tokens are removed until none is left. A row with a turn of its history of nothing else
     * is refused: a conversation does not hold a message that says nothing.
     */
    STRIP;

    /** The names as recipes write them. */
    public static final List<String> LABELS =
        Arrays.stream(values()).map(policy -> policy.name().toLowerCase(Locale.ROOT)).toList();

    /**
     * The policy that a recipe names.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Policy of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }

  /** What the guard says. */
  public sealed interface Checked {
    /**
     * A row without control tokens.
     *
     * @param stripped how many were removed from it
     */
    record Clean(Example example, int stripped) implements Checked {}

    /**
     * A row that must not be written.
     *
     * @param field the text that holds the token: {@code output}, {@code history[2]}, or {@link
     *     #RENDERED}
     */
    record Found(String field, String token) implements Checked {}
  }

  private final ChatTemplate template;
  private final ControlTokens tokens;
  private final Policy policy;

  public SpecialTokenGuard(ChatTemplate template, Policy policy) {
    this.template = template;
    this.tokens = new ControlTokens(template.controlTokens());
    this.policy = policy;
  }

  /** Looks at every text of the row, then at the rendered text. */
  public Checked check(Example example) {
    Checked checked = policy == Policy.STRIP ? strip(example) : find(example);
    if (checked instanceof Checked.Clean clean) {
      String token = unexpected(clean.example());
      return token == null ? clean : new Checked.Found(RENDERED, token);
    }
    return checked;
  }

  private Checked find(Example example) {
    for (Texts.Named named : Texts.of(example)) {
      String token = tokens.in(named.text());
      if (token != null) {
        return new Checked.Found(named.name(), token);
      }
    }
    return new Checked.Clean(example, 0);
  }

  private Checked strip(Example example) {
    for (int i = 0; i < example.history().size(); i++) {
      String token = onlyTokens(example.history().get(i).content());
      if (token != null) {
        return new Checked.Found("history[" + i + "]", token);
      }
    }
    return stripped(example);
  }

  /** A token of a text that says nothing without its tokens, or null if it does say something. */
  private @Nullable String onlyTokens(String text) {
    String token = tokens.in(text);
    return token != null && tokens.strip(text).text().isBlank() ? token : null;
  }

  private Checked stripped(Example example) {
    int[] removed = {0};
    Example clean =
        Texts.map(
            example,
            text -> {
              ControlTokens.Stripped stripped = tokens.strip(text);
              removed[0] += stripped.removed();
              return stripped.text();
            });
    return new Checked.Clean(removed[0] == 0 ? example : clean, removed[0]);
  }

  /** The token that the rendered text holds more or less often than it should, or null. */
  private @Nullable String unexpected(Example example) {
    // The same row with a letter for each text shows how often the template itself writes a token.
    Example letters = Texts.map(example, text -> text.isEmpty() ? "" : "x");
    return tokens.difference(template.render(example), template.render(letters));
  }
}

package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Texts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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

  /** What the guard says. */
  public sealed interface Checked {
    /**
     * A row without control tokens.
     *
     * @param defused how many were removed from it or broken in it
     */
    record Clean(Example example, int defused) implements Checked {}

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
  private final String letter;
  private final TokenPolicies policies;

  public SpecialTokenGuard(ChatTemplate template, TokenPolicies policies) {
    this.template = template;
    this.tokens = new ControlTokens(template.controlTokens());
    this.letter = tokens.foreignLetter();
    this.policies = policies;
  }

  /** Looks at every text of the row, then at the rendered text. */
  public Checked check(Example example) {
    Checked checked = texts(example);
    if (checked instanceof Checked.Clean clean) {
      String token = unexpected(clean.example());
      return token == null ? clean : new Checked.Found(RENDERED, token);
    }
    return checked;
  }

  private Checked texts(Example example) {
    List<String> texts = new ArrayList<>();
    int count = 0;
    for (Texts.Named named : Texts.of(example)) {
      String token = tokens.in(named.text());
      if (token == null) {
        texts.add(named.text());
        continue;
      }
      ControlTokens.Defused defused = defused(named);
      if (defused == null) {
        return new Checked.Found(named.name(), token);
      }
      texts.add(defused.text());
      count += defused.tokens();
    }
    return new Checked.Clean(count == 0 ? example : Texts.with(example, texts), count);
  }

  /** A text that holds a token, without it; null if the row must go. */
  private ControlTokens.@Nullable Defused defused(Texts.Named named) {
    return switch (policies.of(named)) {
      case REJECT -> null;
      case STRIP -> stripped(named);
      case BREAK -> tokens.broken(named.text());
    };
  }

  private ControlTokens.@Nullable Defused stripped(Texts.Named named) {
    ControlTokens.Defused stripped = tokens.strip(named.text());
    return named.isTurn() && stripped.text().isBlank() ? null : stripped;
  }

  /** The token that the rendered text holds more or less often than it should, or null. */
  private @Nullable String unexpected(Example example) {
    // The same row with a letter for each text shows how often the template itself writes a token.
    Example letters = Texts.map(example, text -> text.isEmpty() ? "" : letter);
    return tokens.difference(template.render(example), template.render(letters));
  }
}

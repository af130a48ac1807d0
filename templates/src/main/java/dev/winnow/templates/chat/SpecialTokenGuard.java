package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.JsonStrings;
import dev.winnow.templates.Texts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a template's control tokens out of the content of rows: a tokenizer reads {@code
 * <|im_end|>} in a message as the end of that message.
 *
 * <p>Two checks. First every text of the row by itself. Then the rendered text, which must hold
 * each token exactly as often as the template writes it by itself, since two harmless contents side
 * by side, or a content beside what the template writes, can make a token.
 *
 * <p>Of tools and arguments, which are JSON, each text in them is looked at, and changed by itself.
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
      String token = held(named);
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

  /** The first token that the text holds, or a text in it, or null. */
  private @Nullable String held(Texts.Named named) {
    if (named.kind() != Texts.Kind.JSON) {
      return tokens.in(named.text());
    }
    return named.strings().stream()
        .map(tokens::in)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** A text that holds a token, without it; null if the row must go. */
  private ControlTokens.@Nullable Defused defused(Texts.Named named) {
    TokenPolicies.Policy policy = policies.of(named);
    if (policy == TokenPolicies.Policy.REJECT || named.kind() == Texts.Kind.LABEL) {
      // A call and its result, or a tool and its definition, would no longer find each other.
      return null;
    }
    Curing curing = new Curing(policy);
    String text = named.map(curing::apply);
    if (curing.failed || (named.isTurn() && text.isBlank())) {
      return null;
    }
    return new ControlTokens.Defused(text, curing.cured);
  }

  /** Cures texts and counts. */
  private final class Curing {
    private final TokenPolicies.Policy policy;
    private int cured;
    private boolean failed;

    Curing(TokenPolicies.Policy policy) {
      this.policy = policy;
    }

    String apply(String text) {
      ControlTokens.Defused defused =
          policy == TokenPolicies.Policy.STRIP ? tokens.strip(text) : tokens.broken(text);
      if (defused == null) {
        failed = true;
        return text;
      }
      cured += defused.tokens();
      return defused.text();
    }
  }

  /** The token that the rendered text holds more or less often than it should, or null. */
  private @Nullable String unexpected(Example example) {
    // The same row with a letter for each text shows how often the template itself writes a token.
    List<String> letters = Texts.of(example).stream().map(this::letters).toList();
    return tokens.difference(
        template.render(example), template.render(Texts.with(example, letters)));
  }

  /** Names of keys stay: templates look for them. */
  private String letters(Texts.Named named) {
    if (named.kind() == Texts.Kind.JSON) {
      return JsonStrings.map(named.text(), key -> key, text -> text.isEmpty() ? "" : letter);
    }
    return named.text().isEmpty() ? "" : letter;
  }
}

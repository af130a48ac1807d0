package dev.winnow.templates.chat;

import dev.winnow.templates.Texts;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happens to a row that holds a control token: one policy for all texts, and another for some.
 *
 * @param otherwise of the texts that are not named
 * @param byField of {@link #FIELDS}, those with a policy of their own
 */
public record TokenPolicies(Policy otherwise, SortedMap<String, Policy> byField)
    implements Serializable {
  /**
   * The parts of a row that may have a policy of their own, each with all texts in it: history is
   * every turn of it, and steps are what happens between the question and the answer.
   */
  public static final List<String> FIELDS =
      List.of(
          "system",
          "tools",
          "history",
          "instruction",
          "input",
          "steps",
          "reasoning",
          "output",
          "calls",
          "rejected");

  /** What happens to a row that holds a control token. */
  public enum Policy {
    /** The row is refused. */
    REJECT,
    /**
     * The tokens are removed until none is left. A row with a turn of its history of nothing else
     * is refused: a conversation does not hold a message that says nothing. So is one with a token
     * in the id or name of a call, here and below.
     */
    STRIP,
    /**
     * The tokens are broken by a zero-width joiner: the text looks the same, and a tokenizer reads
     * no token. A row with a token that a joiner does not break is refused.
     */
    BREAK;

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

  /** The recipe's key {@code special_tokens}. */
  public static final Parameter PARAMETER =
      Parameter.text(
              "special_tokens",
              "what happens to a row that holds a control token of the template: reject refuses"
                  + " it, strip removes the token, break puts a zero-width joiner into it")
          .oneOf(Policy.LABELS)
          .orElse("reject");

  /** The recipe's key {@code special_tokens_by_field}. */
  public static final Parameter BY_FIELD =
      Parameter.section(
          "special_tokens_by_field",
          "fields for which it is not what special_tokens says",
          FIELDS.stream().map(field -> Parameter.text(field, "").oneOf(Policy.LABELS)).toList());

  public TokenPolicies {
    byField = Collections.unmodifiableSortedMap(new TreeMap<>(byField));
  }

  /** The same policy for every text. */
  public TokenPolicies(Policy policy) {
    this(policy, new TreeMap<>());
  }

  /** What a recipe's {@code render} says. */
  public static TokenPolicies of(Settings render) {
    Settings named = render.section(BY_FIELD.name());
    SortedMap<String, Policy> byField = new TreeMap<>();
    FIELDS.stream()
        .filter(named::has)
        .forEach(field -> byField.put(field, Policy.of(named.text(field))));
    return new TokenPolicies(Policy.of(render.text(PARAMETER.name())), byField);
  }

  /** The policy of a text. */
  Policy of(Texts.Named text) {
    return byField.getOrDefault(text.part(), otherwise);
  }
}

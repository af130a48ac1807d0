package dev.winnow.pipelines.stats;

import dev.winnow.filters.text.TokenCounter;
import dev.winnow.filters.text.Words;

/**
 * How long the texts of one field are, those that are not empty.
 *
 * @param chars Unicode code points
 */
record FieldLengths(Lengths chars, Lengths words, Lengths tokens) {
  FieldLengths() {
    this(new Lengths(), new Lengths(), new Lengths());
  }

  void add(String text, TokenCounter tokenizer) {
    if (!text.isEmpty()) {
      chars.add(text.codePointCount(0, text.length()));
      words.add(Words.count(text));
      tokens.add(tokenizer.count(text));
    }
  }

  void add(FieldLengths later) {
    chars.add(later.chars);
    words.add(later.words);
    tokens.add(later.tokens);
  }
}

package dev.winnow.filters.rules;

import dev.winnow.filters.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What assistants say when they refuse, and when they speak of themselves. Each phrase is its words
 * in lower case with a space before, between and behind them, so that a text of words holds it only
 * as whole words; an apostrophe parts words: {@code " i can t help with "}.
 */
final class RefusalPhrases {
  /** Somebody may well be unable to come; only these are what an assistant is asked to do. */
  private static final List<String> UNABLE =
      list(
          """
          I can't | I cannot | I can not | I cant | I'm unable to | I am unable to
          I'm not able to | I am not able to | I won't be able to | I will not be able to
          I'm not allowed to | I am not allowed to | I'm not permitted to
          I am not permitted to | I'm not programmed to | I am not programmed to
          I must decline to | I have to decline to
          """);

  private static final List<String> ASKED_FOR =
      list(
          """
          answer that | answer this | answer your question | assist | complete that
          complete this | complete your request | comply | create content | discuss that
          discuss this topic | do that for you | engage in | facilitate | fulfil | fulfill
          generate | give advice on | give instructions | help with | help you do
          help you with | offer advice | participate in | process that request
          process this request | produce content | provide | respond to that | respond to this
          satisfy your request | share information | write content | write that | write this
          """);

  private static final List<String> OTHER_OPENINGS =
      list(
          """
          I apologize but as an | I'm sorry but as an | I'm afraid I can't do that
          I'm afraid I can't help | I'm afraid I cannot help | sorry I can't do that
          sorry I can't help | sorry I cannot help | sorry but I can't do that
          sorry but I can't help | sorry but I cannot help | sorry but I'm unable to help
          against my guidelines | against my programming | against my ethical
          comfortable creating | comfortable discussing | comfortable generating
          comfortable providing | not appropriate for me to | not ethical for me to
          I must refuse to | your request is inappropriate | this request is inappropriate
          violates my guidelines | violates OpenAI
          """);

  private static final List<String> OPENINGS = phrases(OTHER_OPENINGS);
  private static final Map<String, List<String>> REFUSALS = refusals();

  /** Phrases that only an AI says of itself. */
  static final List<String> ANYWHERE =
      phrases(
          list(
              """
          as an AI language model | as an AI model I | as an AI model my
          as an AI assistant I | as an AI assistant my | as an AI chatbot I | as an AI system I
          as an AI developed by | as an AI trained by | as an AI I | as an AI my
          as an artificial intelligence I | as an artificial intelligence language model
          as a language model I | as a large language model I | as a machine learning model I
          as a text based AI | as a text based language model | being an AI language model
          I am an AI language model | I'm an AI language model | I am an AI assistant
          I'm an AI assistant | I am an AI model | I'm an AI model | I am an AI chatbot
          I'm an AI chatbot | I am an AI and | I'm an AI and | I am an AI so | I'm an AI so
          I am an AI developed | I'm an AI developed | I am an AI created | I'm an AI created
          I am an AI I | I'm an AI I | I am just an AI | I'm just an AI | I am only an AI
          I'm only an AI | I am a language model | I'm a language model
          I am a large language model | I'm a large language model | I was trained by OpenAI
          I am trained by OpenAI | language model trained by OpenAI
          language model developed by OpenAI | I do not have personal beliefs
          I do not have personal opinions | I do not have personal preferences
          I don't have personal beliefs | I don't have personal opinions
          I don't have personal preferences | I do not have access to real time
          I don't have access to real time | I cannot browse the internet
          I can't browse the internet | my knowledge cutoff | my last knowledge update
          in my training data | my programming does not allow | my programming doesn't allow
          """));

  private RefusalPhrases() {}

  /** A text as a phrase; {@code " "} if it has no word. */
  static String phrase(String text) {
    return " " + String.join(" ", Words.of(text)) + " ";
  }

  /** The phrase of a refusal that these words hold. */
  static Optional<String> refusal(String words) {
    for (Map.Entry<String, List<String>> refusal : REFUSALS.entrySet()) {
      if (words.contains(refusal.getKey())) {
        Optional<String> found = first(refusal.getValue(), words);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return first(OPENINGS, words);
  }

  /** The first of these phrases that the words hold. */
  static Optional<String> first(List<String> phrases, String words) {
    return phrases.stream().filter(words::contains).findFirst();
  }

  /** What stands between bars and line ends. */
  private static List<String> list(String text) {
    return List.of(text.strip().split("\\s*[|\n]\\s*"));
  }

  private static List<String> phrases(List<String> texts) {
    return texts.stream().map(RefusalPhrases::phrase).toList();
  }

  private static Map<String, List<String>> refusals() {
    Map<String, List<String>> refusals = new LinkedHashMap<>();
    for (String no : UNABLE) {
      refusals.put(phrase(no), ASKED_FOR.stream().map(asked -> phrase(no + " " + asked)).toList());
    }
    return refusals;
  }
}

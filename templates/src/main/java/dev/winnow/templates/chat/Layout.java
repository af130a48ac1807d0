package dev.winnow.templates.chat;

import dev.winnow.templates.Role;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The strings around the messages of a model family, and where its system message stands.
 * Immutable; the methods that change something return a new one.
 *
 * @param begin the begin-of-sequence token that the model's own template writes first, or empty
 * @param place where the system message stands
 * @param system what stands around it there; trimmed in a user's turn means together with what the
 *     user says
 * @param standard what is written as the system message of a row without one; null for nothing
 * @param systemTurn what stands around a system message in the history
 * @param alternating whether user and assistant must speak in turn, the user first
 * @param header what stands around a message of any other role; null if there is no place for one
 */
record Layout(
    String begin,
    Place place,
    Frame system,
    @Nullable String standard,
    Frame systemTurn,
    Frame user,
    Answer assistant,
    boolean alternating,
    @Nullable Header header,
    List<String> tokens)
    implements Serializable {
  /** Why a layout in turn refuses a conversation that is not. */
  static final Unfit NOT_PAIRS =
      new Unfit("history_not_pairs", "the model's template wants user and assistant in turn");

  /** Where a system message stands. */
  enum Place {
    /** In a message of its own, before all others. */
    OWN,
    /** At the start of the first user's turn. */
    FIRST_USER,
    /** At the start of the last user's turn. */
    LAST_USER,
    /** There is no place: a row with a system message is refused. */
    NOWHERE
  }

  /**
   * What stands before and after a content.
   *
   * @param trimmed whether the content loses the space at its ends
   */
  record Frame(String head, String tail, boolean trimmed) implements Serializable {
    static Frame of(String head, String tail) {
      return new Frame(head, tail, false);
    }

    static Frame trimmed(String head, String tail) {
      return new Frame(head, tail, true);
    }
  }

  /** What stands around a message whose head names its role. */
  record Header(String before, String after, String tail, boolean trimmed) implements Serializable {
    Frame of(Role role) {
      return new Frame(before + role.label() + after, tail, trimmed);
    }
  }

  /**
   * What stands around an answer.
   *
   * @param prompt the generation prompt
   * @param opening what the assistant's turn begins with after the prompt
   * @param end the token that ends the turn
   * @param between what follows an answer of the history
   * @param last what follows the last answer
   */
  record Answer(
      String prompt, String opening, String end, String between, String last, boolean trimmed)
      implements Serializable {
    static Answer of(String prompt, String end, String after) {
      return new Answer(prompt, "", end, after, after, false);
    }

    Answer opening(String start) {
      return new Answer(prompt, start, end, between, last, trimmed);
    }

    Answer between(String after) {
      return new Answer(prompt, opening, end, after, last, trimmed);
    }

    Answer last(String after) {
      return new Answer(prompt, opening, end, between, after, trimmed);
    }

    Answer withoutSpace() {
      return new Answer(prompt, opening, end, between, last, true);
    }
  }

  /** A layout with system messages of their own, turns in any order. */
  static Layout messages(Frame system, Frame user, Answer assistant, String... tokens) {
    return new Layout(
        "", Place.OWN, system, null, system, user, assistant, false, null, List.of(tokens));
  }

  /** A layout of a user and an assistant in turn, the system message inside a user's turn. */
  static Layout pairs(Place place, Frame system, Frame user, Answer assistant, String... tokens) {
    return new Layout("", place, system, null, user, user, assistant, true, null, List.of(tokens));
  }

  /** What stands around a message of the history that is neither user's nor assistant's. */
  Frame frame(Role role) {
    return header == null || role.equals(Role.SYSTEM) ? systemTurn : header.of(role);
  }

  Layout begin(String token) {
    return new Layout(
        token, place, system, standard, systemTurn, user, assistant, alternating, header, tokens);
  }

  /** Writes the first system message so, and this one where a row has none. */
  Layout standard(Frame frame, String message) {
    return new Layout(
        begin, place, frame, message, systemTurn, user, assistant, alternating, header, tokens);
  }

  Layout inTurn() {
    return new Layout(
        begin, place, system, standard, systemTurn, user, assistant, true, header, tokens);
  }

  /** Writes messages of any role so. */
  Layout header(Header any) {
    return new Layout(
        begin, place, system, standard, systemTurn, user, assistant, alternating, any, tokens);
  }
}

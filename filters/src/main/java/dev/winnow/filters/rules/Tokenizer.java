package dev.winnow.filters.rules;

import dev.winnow.templates.Whitespace;

/**
 * Cuts a text into words and marks, as Gopher's rules count them: what stands between white space
 * is a word, less the marks at both its ends, each a token of its own. So "don't (see p. 3.14)!" is
 * do, n't, (, see, p., 3.14, ), !. These are nearly the tokens of spaCy's English rules, without
 * its lists of exceptions; {@link dev.winnow.filters.text.Words} knows no marks, and would take a
 * web address for many words.
 *
 * <p>In detail: a run of dots or apostrophes is one mark; a single dot belongs to the letter before
 * it where that stands alone or after a dot (U.S.), and to what it begins (.5); joiners ({@code - /
 * \ | @ ^ ~ +}) are no marks at a word's ends; n't, 's, 're and their like at its end are tokens.
 * Inside, ellipses and symbols such as emoji are tokens, and so are a dot between sentences, a
 * comma between letters, dashes and {@code : < > = /} before a letter, and signs of calculation
 * between digits. Linear in the text.
 */
final class Tokenizer {
  private static final String RUNS = ".'";
  private static final String DASHES = "-–—~";

  private final String text;
  private final Tokens tokens;

  Tokenizer(String text, Tokens tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  void run() {
    for (int start = 0; start < text.length(); ) {
      int parts = partsEnd(start, text.length());
      int end = chunkEnd(parts);
      if (parts < end) {
        addChunk(start, end);
      } else if (start < end) {
        tokens.add(start, end);
      }
      start = end + 1;
    }
  }

  private int partsEnd(int at, int to) {
    int end = at;
    while (end < to && Marks.isPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private int chunkEnd(int at) {
    int end = at;
    while (end < text.length() && !Whitespace.isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** What stands between white space and is not all parts of a word. */
  private void addChunk(int from, int to) {
    if (Clitic.isWhole(text, from, to)) {
      tokens.add(from, to);
      return;
    }
    int start = from;
    while (start < to && isOpening(start, to)) {
      start = addMark(start, to);
    }
    int end = wordEnd(start, to);
    addInside(start, end);
    while (end < to) {
      end = Marks.isMark(text.codePointAt(end)) ? addMarkOrClitic(end, to) : addLetters(end, to);
    }
  }

  private boolean isOpening(int at, int to) {
    int first = text.codePointAt(at);
    return first == '.' ? runEnd(at, to) > at + 1 : Marks.isMark(first);
  }

  private int add(int start, int end) {
    tokens.add(start, end);
    return end;
  }

  private int addMark(int at, int to) {
    int first = text.codePointAt(at);
    return add(at, RUNS.indexOf(first) >= 0 ? runEnd(at, to) : at + Character.charCount(first));
  }

  private int addMarkOrClitic(int at, int to) {
    int end = lettersEnd(at + 1, to);
    boolean clitic = Clitic.isApostrophe(text.charAt(at)) && end > at + 1;
    return clitic ? add(at, end) : addMark(at, to);
  }

  /** Of what comes behind a word only clitics have letters. */
  private int addLetters(int at, int to) {
    int not = Math.min(at + 3, to);
    return add(at, Clitic.isWhole(text, at, not) ? not : lettersEnd(at, to));
  }

  private int lettersEnd(int at, int to) {
    int end = at;
    while (end < to && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where the word ends that begins at start: before closing marks, before n't and its like. */
  private int wordEnd(int start, int to) {
    int end = to;
    while (end > start) {
      int last = text.codePointBefore(end);
      int clitic = Clitic.length(text, start, end);
      if (clitic == 0 && (!Marks.isMark(last) || isAbbreviation(start, end))) {
        return end;
      }
      end -= clitic == 0 ? Character.charCount(last) : clitic;
    }
    return end;
  }

  /** Whether this is a dot that belongs to the letter before it. */
  private boolean isAbbreviation(int start, int end) {
    int letter = end - 2;
    return letter >= start
        && text.charAt(end - 1) == '.'
        && Character.isLetter(text.charAt(letter))
        && (letter == start || text.charAt(letter - 1) == '.');
  }

  private void addInside(int start, int end) {
    int from = start;
    for (int i = partsEnd(start, end); i < end; ) {
      int next = runEnd(i, end);
      if (separates(start, i, next, end)) {
        if (from < i) {
          tokens.add(from, i);
        }
        from = add(i, next);
      }
      i = partsEnd(next, end);
    }
    if (from < end) {
      tokens.add(from, end);
    }
  }

  /** The end of a run of dots, apostrophes or equal dashes; of another character, its own. */
  private int runEnd(int at, int to) {
    int first = text.codePointAt(at);
    int end = at + Character.charCount(first);
    if (RUNS.indexOf(first) >= 0 || DASHES.indexOf(first) >= 0) {
      while (end < to && text.charAt(end) == first) {
        end++;
      }
    }
    return end;
  }

  /** Whether what stands from at up to next, inside a word from start to end, is a token. */
  private boolean separates(int start, int at, int next, int end) {
    int mark = text.codePointAt(at);
    if (mark == '…' || (mark == '.' && next > at + 1) || Marks.isSymbol(mark)) {
      return true;
    }
    if (at == start || next == end) {
      return false;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(next);
    return switch (mark) {
      case '.' ->
          (Character.isLowerCase(before) || before == '"')
              && (Character.isUpperCase(after) || after == '"');
      case ',' -> Character.isLetter(before) && Character.isLetter(after);
      case '–', '—', '~', ':', '<', '>', '=', '/' -> isJoined(before, after);
      case '-' -> isJoined(before, after) || isCalculated(before, after);
      case '+', '*', '^' -> isCalculated(before, after);
      default -> false;
    };
  }

  private static boolean isJoined(int before, int after) {
    return Character.isLetterOrDigit(before) && Character.isLetter(after);
  }

  private static boolean isCalculated(int before, int after) {
    return Character.isDigit(before) && (Character.isDigit(after) || after == '-');
  }
}

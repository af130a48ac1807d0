package dev.winnow.pipelines.input;

/** Data that the command line or the recipe names and that is not there. */
public final class InputException extends RuntimeException {
  public InputException(String message) {
    super(message);
  }
}

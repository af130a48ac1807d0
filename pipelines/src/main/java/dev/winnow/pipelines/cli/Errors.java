package dev.winnow.pipelines.cli;

import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.pipelines.input.InputException;
import dev.winnow.pipelines.output.OutputFolderException;
import dev.winnow.pipelines.recipe.RecipeError;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an error means for a person and for the exit code: what is wrong and the mend, and no stack
 * trace.
 */
final class Errors {
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int UNBALANCED = 3;
  static final int STOPPED = 4;

  private Errors() {}

  /** Says what is wrong and gives the exit code. */
  static int report(Throwable error, boolean debug, PrintWriter err) {
    if (debug) {
      error.printStackTrace(err);
    }
    List<Throwable> chain = chain(error);
    for (Throwable cause : chain) {
      if (cause instanceof RecipeError || cause instanceof InputException) {
        return say(err, String.valueOf(cause.getMessage()), USAGE);
      }
      if (cause instanceof OutputFolderException) {
        boolean broken = cause.getCause() != null;
        return say(err, String.valueOf(cause.getMessage()), broken ? FAILED : USAGE);
      }
      if (cause instanceof TeacherException stop && stop.fatal()) {
        String resume = "What was answered is kept; the same command goes on from here.";
        return say(err, "stopped: " + stop.getMessage() + "\n" + resume, STOPPED);
      }
    }
    return say(err, "failed: " + reason(chain) + (debug ? "" : " (--debug shows where)"), FAILED);
  }

  private static int say(PrintWriter err, String message, int code) {
    err.println(message);
    err.flush();
    return code;
  }

  /**
   * The most telling of several wrapped errors: what could not be read or written, else the
   * innermost.
   */
  private static String reason(List<Throwable> chain) {
    for (Throwable cause : chain) {
      if (cause instanceof IOException && cause.getMessage() != null) {
        return cause.getMessage();
      }
      if (cause instanceof OutOfMemoryError) {
        return "out of memory; give the JVM more with WINNOW_JAVA_OPTS=-Xmx8g, or cut the work with --parallelism 1";
      }
    }
    Throwable innermost = chain.get(chain.size() - 1);
    String message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : message;
  }

  private static List<Throwable> chain(Throwable error) {
    List<Throwable> chain = new ArrayList<>();
    @Nullable Throwable next = error;
    while (next != null && !chain.contains(next)) {
      chain.add(next);
      next = next.getCause();
    }
    return chain;
  }
}

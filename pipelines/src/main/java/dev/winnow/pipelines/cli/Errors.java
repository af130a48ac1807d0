package dev.winnow.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.pipelines.RunnerException;
import dev.winnow.pipelines.input.InputException;
import dev.winnow.pipelines.output.OutputFolderException;
import dev.winnow.pipelines.recipe.RecipeError;
import dev.winnow.templates.settings.InvalidSetting;
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
  static int report(Throwable error, boolean debug, boolean json, PrintWriter err) {
    if (debug) {
      error.printStackTrace(err);
    }
    if (Interrupted.stopping()) {
      return STOPPED;
    }
    Said said = said(chain(error), debug);
    err.println(json ? said.json() : said.message());
    err.flush();
    return said.code();
  }

  private static Said said(List<Throwable> chain, boolean debug) {
    for (Throwable cause : chain) {
      if (cause instanceof RecipeError
          || cause instanceof InputException
          || cause instanceof InvalidSetting) {
        return new Said(String.valueOf(cause.getMessage()), USAGE);
      }
      if (cause instanceof RunnerException runner) {
        return new Said(String.valueOf(runner.getMessage()), runner.usage() ? USAGE : FAILED);
      }
      if (cause instanceof OutputFolderException) {
        boolean broken = cause.getCause() != null;
        return new Said(String.valueOf(cause.getMessage()), broken ? FAILED : USAGE);
      }
      if (cause instanceof StoreException store) {
        String message = String.valueOf(store.getMessage());
        return store.missing() ? new Said(message, USAGE) : new Said("failed: " + message, FAILED);
      }
      if (cause instanceof TeacherException stop && stop.fatal()) {
        String resume = "What was answered is kept; the same command goes on from here.";
        return new Said("stopped: " + stop.getMessage() + "\n" + resume, STOPPED);
      }
    }
    return new Said("failed: " + reason(chain) + (debug ? "" : " (--debug shows where)"), FAILED);
  }

  private record Said(String message, int code) {
    ObjectNode json() {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      return line.put("event", "error").put("message", message).put("exit", code);
    }
  }

  /**
   * The most telling of several wrapped errors: what could not be read or written, else the
   * innermost.
   */
  private static String reason(List<Throwable> chain) {
    for (Throwable cause : chain) {
      if (cause instanceof IOException && cause.getMessage() != null) {
        return cause.getMessage() + mend(cause.getMessage());
      }
      if (cause instanceof OutOfMemoryError) {
        return "out of memory; give the JVM more with WINNOW_JAVA_OPTS=-Xmx8g, or cut the work with --parallelism 1";
      }
    }
    Throwable innermost = chain.get(chain.size() - 1);
    String message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : message;
  }

  private static String mend(String problem) {
    return problem.contains("No space left on device")
        ? "; free some space there and run the same command again"
        : "";
  }

  /** The error, its cause, and so on. */
  static List<Throwable> chain(Throwable error) {
    List<Throwable> chain = new ArrayList<>();
    @Nullable Throwable next = error;
    while (next != null && !chain.contains(next)) {
      chain.add(next);
      next = next.getCause();
    }
    return chain;
  }
}

package dev.winnow.pipelines.output;

import org.jspecify.annotations.Nullable;

/** The output folder cannot be used; the message names it and the mend. */
public final class OutputFolderException extends RuntimeException {
  OutputFolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

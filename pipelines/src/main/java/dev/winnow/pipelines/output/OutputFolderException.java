package dev.winnow.pipelines.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The output folder cannot be used; the message names it and the mend. */
public final class OutputFolderException extends RuntimeException {
  OutputFolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What an error while writing to the folder means. */
  static OutputFolderException of(Path folder, IOException e) {
    String file = e instanceof FileSystemException known ? String.valueOf(known.getFile()) : "";
    String what =
        switch (e.getClass().getSimpleName()) {
          case "AccessDeniedException" -> "no write permission for " + file;
          case "FileAlreadyExistsException" -> "a file is in the way: " + file;
          case "NoSuchFileException" -> "cannot make " + file;
          default -> String.valueOf(e.getMessage());
        };
    return new OutputFolderException(
        folder + ": cannot write here: " + what + "; mend that, or name another folder with --out",
        e);
  }
}

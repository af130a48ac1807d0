package dev.winnow.generators.teacher;

import dev.winnow.generators.store.StoredResponse;
import dev.winnow.generators.store.StoredResponseJson;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads a file of recorded answers, see {@link StoredResponseJson}. */
final class RecordedAnswers {
  private RecordedAnswers() {}

  /**
   * The answers by fingerprint; of several to one request the first. Blank lines are skipped.
   *
   * @param at the setting that names the file, for messages
   * @throws InvalidSetting if the file cannot be read or a line is malformed
   */
  static Map<String, StoredResponse> read(String at, Path file) {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidSetting(at, "cannot read " + file + ": " + e);
    }
    Map<String, StoredResponse> answers = new HashMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        StoredResponse response = StoredResponseJson.read(line);
        answers.putIfAbsent(response.fingerprint(), response);
      } catch (IllegalArgumentException e) {
        throw new InvalidSetting(at, file + ":" + number + ": " + e.getMessage());
      }
    }
    return answers;
  }
}

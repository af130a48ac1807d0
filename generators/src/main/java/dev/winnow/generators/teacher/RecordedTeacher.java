package dev.winnow.generators.teacher;

import dev.winnow.generators.store.StoredResponse;
import java.nio.file.Path;
import java.util.Map;

/**
 * Answers from a file of recorded answers, without key and network. They are found by the
 * fingerprint at OpenAI's endpoint.
 */
final class RecordedTeacher implements Teacher {
  private static final int SHOWN = 120;

  private final TeacherSettings settings;
  private final Path file;
  private final Map<String, StoredResponse> answers;

  RecordedTeacher(TeacherSettings settings, Path file) {
    this.settings = settings;
    this.file = file;
    answers = RecordedAnswers.read(settings.path() + ".recorded", file);
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException {
    String fingerprint = RequestBody.recordedFingerprint(settings, request);
    StoredResponse answer = answers.get(fingerprint);
    if (answer == null) {
      throw TeacherException.fatal(
          Fault.NOT_RECORDED,
          "no recorded answer in " + file + " for " + shown(request, fingerprint),
          TeacherHelp.live(settings));
    }
    return ChatAnswer.of(answer);
  }

  private String shown(ChatRequest request, String fingerprint) {
    String message =
        request.messages().get(request.messages().size() - 1).content().replaceAll("\\s+", " ");
    String beginning = message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "…";
    return "request "
        + fingerprint
        + " to "
        + settings.model()
        + (request.reask() > 0 ? ", asked again (" + request.reask() + ")" : "")
        + ": \""
        + beginning
        + "\"";
  }

  @Override
  public boolean supportsSchema() {
    return settings.profile().schemaMode() != Profile.SchemaMode.NONE;
  }
}

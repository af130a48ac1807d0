package dev.winnow.generators.tasks;

import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.ResponseSchema;
import dev.winnow.generators.teacher.Teacher;

/** The two forms in which tasks are shown and answered. */
public enum AnswerForm {
  /** JSON, held to a schema where the server supports one. */
  STRUCTURED,
  /** Labelled text, its lists numbered, for servers without schemas. */
  PLAIN;

  /** What the teacher supports. */
  public static AnswerForm of(Teacher teacher) {
    return teacher.supportsSchema() ? STRUCTURED : PLAIN;
  }

  /** The question, its answer held to a schema if it is to be JSON. */
  public ChatRequest request(ChatRequest question, ResponseSchema schema) {
    return this == STRUCTURED ? question.withSchema(schema) : question;
  }
}

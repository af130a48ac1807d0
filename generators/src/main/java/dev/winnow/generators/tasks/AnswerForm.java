package dev.winnow.generators.tasks;

/** The two forms in which tasks are shown and answered. */
public enum AnswerForm {
  /** JSON, held to a schema where the server supports one. */
  STRUCTURED,
  /** Numbered text, for servers without schemas. */
  NUMBERED
}

package dev.winnow.generators.teacher;

/** The model that answers. Blocking; safe for many threads. */
public interface Teacher {
  /**
   * One answer.
   *
   * @throws TeacherException if there is none: {@link TeacherException#fatal} says whether this
   *     ends the run or only this request
   * @throws InterruptedException if the run is being stopped
   */
  ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException;

  /** Whether the server holds an answer to {@link ChatRequest#schema}. */
  boolean supportsSchema();
}

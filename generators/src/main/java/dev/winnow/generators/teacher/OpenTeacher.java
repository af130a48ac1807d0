package dev.winnow.generators.teacher;

import java.util.concurrent.atomic.AtomicBoolean;

/** A teacher in use; must be closed by whoever opened it. */
public final class OpenTeacher implements Teacher, AutoCloseable {
  private final Teacher inner;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  OpenTeacher(Teacher inner, Runnable release) {
    this.inner = inner;
    this.release = release;
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
    return inner.ask(request);
  }

  @Override
  public boolean supportsSchema() {
    return inner.supportsSchema();
  }

  /** Gives it back; again does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}

package dev.winnow.generators.teacher;

/** Asks nothing more once a fatal fault was met: every later question meets the same fault. */
final class FirstFatal implements Teacher {
  private final Teacher inner;
  private final FatalFault fatal;

  FirstFatal(Teacher inner, FatalFault fatal) {
    this.inner = inner;
    this.fatal = fatal;
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
    fatal.check();
    try {
      return inner.ask(request);
    } catch (TeacherException e) {
      fatal.note(e);
      throw e;
    }
  }

  @Override
  public boolean supportsSchema() {
    return inner.supportsSchema();
  }
}

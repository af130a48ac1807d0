package dev.winnow.generators.teacher;

import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.StoreException;

/** Commits an answer to the store before anyone sees it. A fault is never stored. */
final class KeptAnswers implements Caller {
  private final Caller inner;
  private final ResponseStore store;

  KeptAnswers(Caller inner, ResponseStore store) {
    this.inner = inner;
    this.store = store;
  }

  @Override
  public ChatAnswer call(PreparedRequest request) throws TeacherException, InterruptedException {
    ChatAnswer answer = inner.call(request);
    try {
      return ChatAnswer.of(store.put(answer.stored(request.json())));
    } catch (StoreException e) {
      throw StoredTeacher.failed(e);
    }
  }
}

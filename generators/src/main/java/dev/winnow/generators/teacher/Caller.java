package dev.winnow.generators.teacher;

/** One step on a request's way to the server, each around the next. Safe for many threads. */
interface Caller {
  ChatAnswer call(PreparedRequest request) throws TeacherException, InterruptedException;
}

package dev.winnow.generators.teacher;

import dev.winnow.generators.quota.Traffic;
import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.ResponseStores;
import dev.winnow.generators.store.StoreException;
import dev.winnow.templates.settings.InvalidSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Opens teachers. Where there is a key or a base URL, live with the store; else from recorded
 * answers. All that ask for the same teacher in one JVM share one client and store; teachers of the
 * same model share its limits, see {@link Line}.
 */
public final class Teachers {
  private static final Shared<Key, Teacher> OPEN = new Shared<>();

  /** Those of {@link #OPEN} that are live; read without its lock, which waits for stores. */
  private static final List<LiveTeacher> LIVE = new CopyOnWriteArrayList<>();

  private Teachers() {}

  /**
   * Whether {@link #open} will be live, not recorded.
   *
   * @param env the environment's variables
   * @throws InvalidSetting if neither is possible, or a variable is malformed
   */
  public static boolean live(TeacherSettings settings, Map<String, String> env) {
    boolean live = Endpoint.of(settings, env).isPresent();
    if (!live && settings.recorded() == null) {
      throw new InvalidSetting(
          settings.path(),
          "there is no API key, no base URL and no file of recorded answers. "
              + TeacherHelp.live(settings));
    }
    return live;
  }

  /**
   * Reads what {@link #open} would read, and asks nobody. That there is neither key, base URL nor
   * recorded answers is no error here, see {@link #live}.
   *
   * @param env the environment's variables
   * @throws InvalidSetting if a variable is malformed, or the recorded answers are needed and
   *     cannot be read; it names file and line
   */
  public static void check(TeacherSettings settings, Map<String, String> env) {
    String recorded = settings.recorded();
    if (Endpoint.of(settings, env).isEmpty() && recorded != null) {
      RecordedAnswers.read(settings.path() + ".recorded", Path.of(recorded));
    }
  }

  /**
   * The teacher; close it after use.
   *
   * @param store what keeps the answers, a file or a URL, see {@link
   *     dev.winnow.generators.store.ResponseStores}; made only if the teacher is live
   * @param workers how many JVMs share the server's limits
   * @param env the environment's variables
   * @throws InvalidSetting if there is neither key, base URL nor recorded answers, or the recorded
   *     answers cannot be read
   * @throws StoreException if the store cannot be opened
   */
  public static OpenTeacher open(
      TeacherSettings settings, String store, int workers, Map<String, String> env)
      throws StoreException {
    live(settings, env);
    Key key = new Key(settings, Endpoint.of(settings, env), store, workers);
    Teacher teacher = OPEN.hold(key, () -> teacher(key, env));
    return new OpenTeacher(teacher, () -> OPEN.release(key, Teachers::close));
  }

  /** How the calls of this JVM stand. */
  public static Traffic traffic() {
    return LIVE.stream()
        .map(LiveTeacher::line)
        .distinct()
        .map(Line::traffic)
        .reduce(Traffic.NONE, Traffic::plus);
  }

  /**
   * Calls nothing more in this JVM and waits until what is in flight is answered and kept, but not
   * for longer than this.
   */
  public static void stop(Duration longest) throws InterruptedException {
    LIVE.forEach(LiveTeacher::stop);
    long end = System.nanoTime() + longest.toNanos();
    for (LiveTeacher teacher : LIVE) {
      teacher.awaitCalls(Duration.ofNanos(end - System.nanoTime()));
    }
  }

  private static Teacher teacher(Key key, Map<String, String> env) throws StoreException {
    if (key.endpoint().isEmpty()) {
      return new RecordedTeacher(
          key.settings(), Path.of(String.valueOf(key.settings().recorded())));
    }
    ResponseStore store = ResponseStores.open(key.store(), env);
    Endpoint endpoint = key.endpoint().get();
    Line line = Line.hold(key.settings(), endpoint, key.workers());
    LiveTeacher live = new LiveTeacher(key.settings(), endpoint, line, store);
    LIVE.add(live);
    return live;
  }

  private static void close(Teacher teacher) {
    if (teacher instanceof LiveTeacher live) {
      LIVE.remove(live);
      try {
        live.close();
      } catch (StoreException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private record Key(
      TeacherSettings settings, Optional<Endpoint> endpoint, String store, int workers) {}
}

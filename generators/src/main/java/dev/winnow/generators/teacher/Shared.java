package dev.winnow.generators.teacher;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Values that several users hold at once: made for the first of them, closed after the last. */
final class Shared<K, V> {
  private final Map<K, Held<V>> held = new HashMap<>();

  /** Makes a value; may throw. */
  interface Maker<V, E extends Exception> {
    V make() throws E;
  }

  /** The value of the key, for one user more. */
  synchronized <E extends Exception> V hold(K key, Maker<V, E> maker) throws E {
    Held<V> value = held.get(key);
    if (value == null) {
      value = new Held<>(maker.make());
      held.put(key, value);
    }
    value.users++;
    return value.value;
  }

  /** One user less; nobody can hold it while it is closed after the last. */
  synchronized void release(K key, Consumer<V> close) {
    Held<V> value = held.get(key);
    if (value != null && --value.users == 0) {
      held.remove(key);
      close.accept(value.value);
    }
  }

  private static final class Held<V> {
    final V value;
    int users;

    Held(V value) {
      this.value = value;
    }
  }
}

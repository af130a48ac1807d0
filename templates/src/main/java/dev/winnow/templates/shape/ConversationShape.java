package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Rows that are a list of messages. The last message must be the assistant's and becomes the
 * output, the one before it the user's and becomes the instruction; a system message may come
 * first; the others are the history. A key {@code system} beside the list holds where the list
 * itself has no system message.
 *
 * <p>Further reasons: {@code bad_role}, a role of another name; {@code bad_turn_order}, a system
 * message later on or no question before the answer; {@code empty_message}.
 */
final class ConversationShape extends KeyedShape {
  /** {@code {"messages": [{"role", "content"} …]}}. */
  static final ConversationShape MESSAGES =
      new ConversationShape(
          "messages",
          "role",
          "content",
          Map.of("system", Role.SYSTEM, "user", Role.USER, "assistant", Role.ASSISTANT));

  /** ShareGPT: {@code {"conversations": [{"from", "value"} …]}}. */
  static final ConversationShape SHAREGPT =
      new ConversationShape(
          "conversations",
          "from",
          "value",
          Map.of(
              "system", Role.SYSTEM,
              "human", Role.USER,
              "user", Role.USER,
              "gpt", Role.ASSISTANT,
              "assistant", Role.ASSISTANT,
              "model", Role.ASSISTANT));

  private final String listKey;
  private final String roleKey;
  private final String contentKey;
  private final Map<String, Role> roles;

  private ConversationShape(
      String listKey, String roleKey, String contentKey, Map<String, Role> roles) {
    this.listKey = listKey;
    this.roleKey = roleKey;
    this.contentKey = contentKey;
    this.roles = roles;
  }

  @Override
  Parts parts(JsonNode row) throws Refusal {
    String system = FieldReader.optional(row, "system");
    if (FieldReader.absent(row.path(listKey))) {
      throw Refusal.at("missing_field", listKey);
    }
    List<Turn> turns = turns(FieldReader.list(row.path(listKey), listKey));
    if (!turns.isEmpty() && turns.get(0).is(Role.SYSTEM)) {
      String first = turns.get(0).content();
      system = first.isEmpty() ? system : first;
      turns = turns.subList(1, turns.size());
    }
    if (turns.stream().allMatch(turn -> turn.content().isEmpty())) {
      // A system message alone is no row either.
      throw system.isEmpty()
          ? Refusal.whole("empty_row", "every message in it is empty")
          : Refusal.whole("no_answer", "a system message alone");
    }
    int skipped = row.path(listKey).size() - turns.size();
    checkOrder(turns, skipped);
    checkContents(turns, skipped);
    int last = turns.size() - 1;
    return new Parts(
        system,
        turns.subList(0, last - 1),
        turns.get(last - 1).content(),
        "",
        turns.get(last).content());
  }

  private List<Turn> turns(JsonNode list) throws Refusal {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String field = field(i);
      if (!list.get(i).isObject()) {
        throw Refusal.found("wrong_type", field, FieldReader.type(list.get(i)));
      }
      String name = FieldReader.required(list.get(i), roleKey, field + "." + roleKey);
      Role role = roles.get(name);
      if (role == null) {
        String known = String.join(", ", new TreeSet<>(roles.keySet()));
        throw Refusal.found("bad_role", field + "." + roleKey, name, "one of " + known);
      }
      turns.add(
          new Turn(role, FieldReader.required(list.get(i), contentKey, field + "." + contentKey)));
    }
    return turns;
  }

  private void checkOrder(List<Turn> turns, int skipped) throws Refusal {
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).is(Role.SYSTEM)) {
        throw Refusal.expected("bad_turn_order", field(skipped + i), "the system message first");
      }
    }
    int last = turns.size() - 1;
    if (!turns.get(last).is(Role.ASSISTANT)) {
      throw Refusal.at("no_answer", field(skipped + last));
    }
    if (last == 0 || !turns.get(last - 1).is(Role.USER)) {
      throw Refusal.expected(
          "bad_turn_order", field(skipped + last), "the user's message before the answer");
    }
  }

  private void checkContents(List<Turn> turns, int skipped) throws Refusal {
    for (int i = 0; i < turns.size() - 1; i++) {
      if (turns.get(i).content().isEmpty()) {
        throw Refusal.at("empty_message", field(skipped + i));
      }
    }
  }

  private String field(int index) {
    return listKey + "[" + index + "]";
  }
}

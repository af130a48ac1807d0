package dev.winnow.templates;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who speaks in a conversation: one of the four that chat formats know, or a role of a dataset's
 * own.
 *
 * @param label the name that chat formats write: a letter, then at most 63 letters, digits, dots,
 *     dashes or underscores, all ASCII, so that it can stand in any template's header
 */
public record Role(String label) implements Serializable {
  // First, for the constants below are looked at by it.
  private static final Pattern FIT = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  public static final Role SYSTEM = new Role("system");
  public static final Role USER = new Role("user");
  public static final Role ASSISTANT = new Role("assistant");

  /** Who says what a tool returned. */
  public static final Role TOOL = new Role("tool");

  /** The roles that are not a dataset's own. */
  public static final List<Role> KNOWN = List.of(SYSTEM, USER, ASSISTANT, TOOL);

  /**
   * @throws IllegalArgumentException if the label is not fit
   */
  public Role {
    if (!isFit(label)) {
      throw new IllegalArgumentException("not the name of a role: " + label);
    }
  }

  /** Whether the text can be a role's label. */
  public static boolean isFit(String label) {
    return FIT.matcher(label).matches();
  }

  /**
   * The role of that label.
   *
   * @throws IllegalArgumentException if the label is not fit
   */
  public static Role of(String label) {
    for (Role role : KNOWN) {
      if (role.label.equals(label)) {
        return role;
      }
    }
    return new Role(label);
  }

  /** Whether it is a role of a dataset's own. */
  public boolean isCustom() {
    return !KNOWN.contains(this);
  }
}

package dev.winnow.templates;

import java.io.Serializable;
import java.util.Objects;

/**
 * How a row descends from another, as in Evol-Instruct (arXiv 2304.12244).
 *
 * @param root the id of the row that all of it began with; empty where there is none
 * @param parent the id of the row that it was made from; empty for the root itself
 * @param round how many rounds after the root it was made, from 0
 */
public record Lineage(String root, String parent, int round) implements Serializable {
  /** Of a row that descends from none. */
  public static final Lineage NONE = new Lineage("", "", 0);

  public Lineage {
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(parent, "parent");
  }
}

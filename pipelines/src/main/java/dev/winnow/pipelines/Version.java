package dev.winnow.pipelines;

import java.util.Objects;

/** Winnow's version, from the jar's manifest. */
public final class Version {
  /** {@code dev} where there is no jar. */
  public static final String WINNOW =
      Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "dev");

  private Version() {}
}

package dev.winnow.templates;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which every Java has. */
public final class Sha256 {
  private static final MessageDigest NEW = create();

  private Sha256() {}

  /** A new digest, 32 bytes when finished. */
  public static MessageDigest digest() {
    try {
      // Looking for it among the providers takes longer than a row.
      return (MessageDigest) NEW.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be cloned", e);
    }
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

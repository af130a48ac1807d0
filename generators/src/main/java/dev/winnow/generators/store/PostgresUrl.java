package dev.winnow.generators.store;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a PostgreSQL database: {@code jdbc:postgresql://host[:port]/db[?params]}, several
 * hosts separated by commas. It holds nothing secret; messages about others do not show them.
 *
 * @param url for the driver
 */
record PostgresUrl(String url) {
  static final String PREFIX = "jdbc:postgresql://";

  private static final String HOST = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?";

  private static final Pattern FORM =
      Pattern.compile(PREFIX + HOST + "(," + HOST + ")*/[^/?#&@]+(\\?(?<parameters>[^#@]*))?");

  /** Parameters of the driver that neither hold a secret nor name code to load. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "ApplicationName",
          "channelBinding",
          "connectTimeout",
          "currentSchema",
          "gssEncMode",
          "hostRecheckSeconds",
          "loadBalanceHosts",
          "options",
          "prepareThreshold",
          "preferQueryMode",
          "socketTimeout",
          "sslcert",
          "sslkey",
          "sslmode",
          "sslrootcert",
          "targetServerType",
          "tcpKeepAlive");

  private static final String CREDENTIALS =
      "give them as PGUSER and PGPASSWORD in the environment, or in ~/.pgpass";

  /**
   * @throws IllegalArgumentException if it is another URL; the message does not show it
   */
  static PostgresUrl parse(String url) {
    if (!url.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "expected a file or " + PREFIX + "host[:port]/db, got another kind of JDBC URL");
    }
    String lower = url.toLowerCase(java.util.Locale.ROOT);
    if (url.contains("@") || lower.matches(".*[?&](user|password|sslpassword)=.*")) {
      throw new IllegalArgumentException(
          "expected a JDBC URL without user and password; " + CREDENTIALS);
    }
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "expected " + PREFIX + "host[:port]/db[?parameters], got a JDBC URL of another form");
    }
    String parameters = form.group("parameters");
    if (parameters != null) {
      checkParameters(parameters);
    }
    return new PostgresUrl(url);
  }

  private static void checkParameters(String parameters) {
    for (String parameter : parameters.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals < 0 || !PARAMETERS.contains(parameter.substring(0, equals))) {
        throw new IllegalArgumentException(
            "expected a JDBC URL whose parameters are among "
                + String.join(", ", PARAMETERS.stream().sorted().toList()));
      }
    }
  }

  /** The URL without its parameters, for messages. */
  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}

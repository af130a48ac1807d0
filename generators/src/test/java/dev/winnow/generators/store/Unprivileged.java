package dev.winnow.generators.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How programs are run that refuse to run as root: as they are where the tests are nobody special,
 * else as the user "nobody" by whatever the system has for that.
 *
 * @param prefix what stands before a command
 * @param owner the user's number whom the programs' files must belong to; negative for nobody else
 */
record Unprivileged(List<String> prefix, int owner) {
  private static final int NOBODY = 65534;

  private static final List<Unprivileged> WAYS =
      List.of(
          new Unprivileged(
              List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"), NOBODY),
          new Unprivileged(List.of("runuser", "-u", "nobody", "--"), NOBODY),
          new Unprivileged(List.of("unshare", "-U", "--"), -1));

  static Unprivileged find() throws IOException, InterruptedException {
    // The server also refuses a user without a name, which Java calls "?".
    if (!List.of("root", "?").contains(System.getProperty("user.name"))) {
      return new Unprivileged(List.of(), -1);
    }
    for (Unprivileged way : WAYS) {
      if (way.works()) {
        return way;
      }
    }
    throw new IOException(
        "PostgreSQL's server refuses this user, and none of these works: " + WAYS);
  }

  private boolean works() throws InterruptedException {
    try {
      return new ProcessBuilder(command("id", "-u")).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  List<String> command(String... words) {
    return Stream.concat(prefix.stream(), Stream.of(words)).toList();
  }

  /** A new folder that the user owns and can reach, wherever temporary files are kept. */
  Path folder() throws IOException {
    for (String temp : List.of(System.getProperty("java.io.tmpdir"), "/tmp", "/var/tmp")) {
      if (owner < 0 || reachable(Path.of(temp))) {
        Path folder = Files.createTempDirectory(Path.of(temp), "winnow-postgres");
        give(folder);
        return folder;
      }
    }
    throw new IOException("no folder for temporary files can be reached by others");
  }

  private static boolean reachable(Path folder) throws IOException {
    List<Path> way = new ArrayList<>();
    for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
      way.add(at);
    }
    for (Path at : way) {
      if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  /** Makes the user the owner of a file or folder. */
  void give(Path file) throws IOException {
    if (owner >= 0) {
      Files.setAttribute(file, "unix:uid", owner);
    }
  }
}

package dev.winnow.pipelines.faults;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server and a folder for each test. */
@Timeout(60)
abstract class FaultTest {
  @TempDir Path folder;
  FaultServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FaultServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  FaultyRun.Recipe recipe() {
    return FaultyRun.Recipe.at(server.url());
  }

  /** A run of so many requests. */
  FaultyRun run(int requests) {
    return recipe().requests(requests).run(folder);
  }
}

package dev.parley.server.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test against the real program, which runs in a folder of its own.
abstract class RealServer {

    @TempDir
    Path folder;

    ParleyProcess server;

    @BeforeEach
    void start() {
        server = ParleyProcess.started(ParleyProcess.install(folder), "./parley server --port 0" + options());
    }

    /// Further flags for the server, each after a blank.
    String options() {
        return "";
    }

    @AfterEach
    void stop() {
        server.close();
    }
}

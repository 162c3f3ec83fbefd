package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A start loads the database's native library where the build has put it, beside the jars.
@EnabledOnOs(OS.LINUX) // which shows what a process has loaded
class NativeLibraryIT extends RealServer {

    @Test
    void theLibraryIsNotUnpackedAtAStart() throws IOException {
        String loaded = Files.readString(Path.of("/proc/" + server.pid() + "/maps"));
        assertThat(loaded).contains(folder.resolve("server-core/target/lib/native/libsqlitejdbc.so") + "\n");
    }
}

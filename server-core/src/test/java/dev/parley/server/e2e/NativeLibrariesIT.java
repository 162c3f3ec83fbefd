package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A start loads the native libraries that the build has put beside the jars, and unpacks none.
@EnabledOnOs(OS.LINUX) // which shows what a process has loaded
class NativeLibrariesIT extends RealServer {

    @Test
    void nothingIsUnpackedAtAStart() throws IOException {
        String loaded = Files.readString(Path.of("/proc/" + server.pid() + "/maps"));
        String place = folder.resolve("server-core/target/lib/native") + "/";
        assertThat(loaded).contains(place + "libsqlitejdbc.so", place + "libnetty_transport_native_epoll_");
    }
}

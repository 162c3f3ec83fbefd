package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the build rehearsed is what a start uses.
class AotCacheIT {

    @TempDir
    private Path folder;

    /// Everything that `./parley` prints in the checkout itself: the cache belongs to the very jars that it was made
    /// with.
    private String output(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .directory(ParleyProcess.top().toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    @Test
    void theServersClassesComeFromTheCacheUnlessItIsTurnedOff() throws Exception {
        Map<String, String> log = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load");
        Map<String, String> off = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load", "PARLEY_AOT", "off");
        String ownClass = "dev\\.parley\\.server\\.app\\.ServerCommand source: ";
        assertThat(output(log, "./parley", "server", "--help"))
                .containsPattern(ownClass + "shared objects file")
                .doesNotContain("[warning]");
        assertThat(output(off, "./parley", "server", "--help")).containsPattern(ownClass + "file:");
    }
}

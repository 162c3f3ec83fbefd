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

/// What `./parley` tells the JVM.
class LauncherIT {

    private static final String OWN_CLASS = "dev\\.parley\\.server\\.app\\.ServerCommand source: ";

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
        assertThat(output(log, "./parley", "server", "--help"))
                .containsPattern(OWN_CLASS + "shared objects file")
                .doesNotContain("[warning]");
        assertThat(output(off, "./parley", "server", "--help")).containsPattern(OWN_CLASS + "file:");
    }

    @Test
    void theAdminsOwnFlagsComeBehindTheOthersAndCount() throws Exception {
        Map<String, String> own =
                Map.of("PARLEY_JVM_OPTIONS", "-XX:TieredStopAtLevel=4 -Xmx96m -XX:+PrintFlagsFinal -Xlog:class+load");
        assertThat(output(own, "./parley", "server", "--help"))
                .containsPattern("TieredStopAtLevel += 4 ")
                .containsPattern("MaxHeapSize += 100663296 ")
                .containsPattern(OWN_CLASS + "shared objects file")
                .doesNotContain("[warning]");
    }
}

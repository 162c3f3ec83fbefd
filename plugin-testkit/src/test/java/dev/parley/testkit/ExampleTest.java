package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.plugins.kick.Kick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The example in the documentation of [TestServer].
class ExampleTest {

    private static final int RUNS = 20;

    @Test
    void aKickedPersonIsGoneAndToldWhy() {
        try (TestServer server = TestServer.with(Kick.class)) {
            TestUser admin = server.join("admin", Role.ADMIN);
            TestUser bob = server.join("bob");
            admin.types("/kick bob spam");
            assertThat(bob.saw()).contains("You were removed by an admin! Reason: spam");
            assertThat(bob.isHere()).isFalse();
        }
    }

    @Test
    void theExampleInTheDocumentationIsThisOne() throws IOException {
        String documented = Files.readAllLines(Path.of("src/main/java/dev/parley/testkit/TestServer.java")).stream()
                .dropWhile(line -> !line.equals("/// ```java"))
                .skip(1)
                .takeWhile(line -> !line.equals("/// ```"))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"));
        String here = Files.readString(Path.of("src/test/java/dev/parley/testkit/ExampleTest.java"));
        assertThat(documented.lines()).hasSizeLessThanOrEqualTo(10);
        assertThat(here.replaceAll("\\s+", " ")).contains(documented.replaceAll("\\s+", " "));
    }

    /// Printed and not asserted: the machine may be busy.
    @Test
    void theExampleIsMeasured() {
        long[] micros = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            aKickedPersonIsGoneAndToldWhy();
            micros[i] = (System.nanoTime() - start) / 1_000;
        }
        long first = micros[0];
        Arrays.sort(micros);
        System.out.printf("a test with a server: first %,d µs, median %,d µs%n", first, micros[RUNS / 2]);
    }
}

package dev.parley.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// What is promised to developers in numbers.
class PromisesTest {

    @Test
    void aCommandLikeKickTakesAtMostFifteenLines() throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of("../plugins/kick/src/main/java/dev/parley/plugins/kick/Kick.java")).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty()
                                && !line.startsWith("///")
                                && !line.startsWith("import ")
                                && !line.startsWith("package "))
                        .toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void thePluginApiIsAJarOfLessThanSixtyKilobytes() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar);
                Stream<Path> files = Files.walk(Path.of("../plugin-api/target/classes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(file.toString()));
                Files.copy(file, zip);
            }
        }
        assertThat(jar.size()).isBetween(10_000, 60_000);
    }
}

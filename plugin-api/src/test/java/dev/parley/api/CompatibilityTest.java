package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What plugins that were built against this API depend on: it does not change by accident, and all of it is
/// explained.
class CompatibilityTest {

    private static final Path SIGNATURES = Path.of("signatures.txt");
    private static final Path SOURCES = Path.of("src/main/java/dev/parley/api");

    @TempDir
    private Path folder;

    /// A change of the API is a change of that file, which a reviewer sees. When it is meant, put the content of
    /// `target/signatures.txt` there, and read "Versions of the API" in the plugin guide.
    @Test
    void theSignaturesAreThoseOfTheCommittedList() throws IOException {
        List<String> now =
                types().flatMap(type -> new Signatures(type).lines().stream()).toList();
        Files.write(Path.of("target/signatures.txt"), now);
        assertThat(now).isEqualTo(Files.readAllLines(SIGNATURES));
    }

    @Test
    void everyPublicTypeAndMemberIsDocumentedWithoutAWarning() throws IOException {
        DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javadoc.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(SOURCES)) {
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "-Xdoclint:all",
                    "-Werror",
                    "-quiet",
                    "-encoding",
                    "UTF-8",
                    "-classpath",
                    System.getProperty("java.class.path"));
            boolean fine = javadoc.getTask(
                            messages, files, null, null, options, files.getJavaFileObjectsFromPaths(sources.toList()))
                    .call();
            assertThat(fine).as("%s", messages).isTrue();
        }
        assertThat(folder.resolve("dev/parley/api/Command.html")).exists();
    }

    private static Stream<Class<?>> types() throws IOException {
        try (Stream<Path> sources = Files.list(SOURCES)) {
            List<String> names = sources.map(
                            source -> Objects.toString(source.getFileName()).replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .sorted()
                    .toList();
            return names.stream().map(CompatibilityTest::type);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("dev.parley.api." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("each file of the API holds the type that it is called by", e);
        }
    }
}

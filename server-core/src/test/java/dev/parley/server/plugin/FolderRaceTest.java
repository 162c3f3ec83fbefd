package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jars that change between a look at the folder and what follows from it.
class FolderRaceTest {

    @TempDir
    private Path scratch;

    private PluginHouse house;

    @BeforeEach
    void start() {
        house = PluginHouse.open(scratch);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void aJarThatChangesAfterTheLookIsTakenOnce() {
        put(jar("another", "1.0.0"), "another.jar");
        put(jar("hello", "1.0.0"), "hello.jar");
        Path next = jar("hello", "1.1.0");
        house.onWord = word -> {
            if (word.contains("another")) {
                put(next, "hello.jar"); // after the look that saw both jars, and before this one is read
            }
        };
        house.looks(6);
        assertThat(house.told)
                .filteredOn(word -> word.contains("hello"))
                .singleElement()
                .asString()
                .contains("1.1.0 is loaded");
    }

    @Test
    void aJarThatChangesAfterItWasReadAheadIsReadAnew() throws IOException {
        put(jar("another", "1.0.0"), "another.jar");
        put(jar("hello", "1.0.0"), "hello.jar");
        house.reader.begin();
        put(jar("hello", "1.1.0"), "hello.jar");
        house.looks(2);
        assertThat(house.told).anyMatch(word -> word.contains("another 1.0.0 is loaded"));
        assertThat(house.told)
                .filteredOn(word -> word.contains("hello"))
                .singleElement()
                .asString()
                .contains("1.1.0 is loaded");
        assertThat(copies()).as("a copy of each jar that serves").isEqualTo(2);
    }

    @Test
    void whatWasReadAheadIsNotReadAgain() throws IOException {
        put(jar("another", "1.0.0"), "another.jar");
        put(jar("hello", "1.0.0"), "hello.jar");
        house.reader.begin();
        house.reader.begin();
        house.looks(2);
        assertThat(house.commands()).containsExactlyInAnyOrder("another", "hello");
        assertThat(copies()).isEqualTo(2);
    }

    @Test
    void aFolderThatCannotBeReadAheadIsReportedByTheLook() throws IOException {
        Files.delete(house.folder);
        house.reader.begin();
        house.looks(2);
        assertThat(house.commands()).isEmpty();
        Files.createDirectory(house.folder);
        put(jar("hello", "1.0.0"), "hello.jar");
        house.looks(2);
        assertThat(house.commands()).containsExactly("hello");
    }

    @Test
    void aJarThatIsDeletedWhileItIsHalfWrittenTakesItsCommandsAway() throws IOException {
        Path whole = put(jar("hello", "1.0.0"), "hello.jar");
        house.looks(2);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
        house.looks(3);
        Files.delete(whole);
        house.looks(3);
        assertThat(house.commands()).isEmpty();
    }

    private long copies() throws IOException {
        try (Stream<Path> all = Files.list(house.copies)) {
            return all.count();
        }
    }

    private Path jar(String id, String version) {
        return PluginJars.plugin(scratch, id, version)
                .command("Hello", "name = \"" + id + "\", help = \"Says hello\"", "return Reply.nothing();")
                .jar(scratch.resolve(id + version + ".jar"));
    }

    private Path put(Path jar, String name) {
        try {
            return house.touch(Files.copy(jar, house.folder.resolve(name), StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plugin that nothing is known of: it serves at once, and is written down when the server listens.
class FirstVersionTest {

    @TempDir
    private Path scratch;

    private PluginHouse house;
    private Path jar;

    @BeforeEach
    void open() {
        house = PluginHouse.open(scratch);
        jar = house.jar("greeter", "1.0.0", "hello", "greeter.jar");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void itIsWrittenDownAtTheFirstLookAfterTheStart() throws Exception {
        house.plugins.start();
        assertThat(house.commands()).containsExactly("hello");
        assertThat(record()).doesNotExist();
        house.looks(1);
        assertThat(record()).content().contains("\"version\": \"1.0.0\"");
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void aServerThatStopsAtOnceWritesItDown() throws Exception {
        house.plugins.start();
        house.plugins.stop();
        assertThat(record()).content().contains("\"version\": \"1.0.0\"");
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void oneThatIsReplacedDuringTheStartCanBeGoneBackTo() throws Exception {
        house.jar("greeter", "1.1.0", "hi", "later.jar");
        house.plugins.start();
        assertThat(house.only().version()).isEqualTo("1.1.0");
        house.plugins.deployment().rollBack("greeter");
        assertThat(house.commands()).containsExactly("hello");
    }

    @Test
    void oneWhoseJarGoesAtOnceIsKnownAllTheSame() throws Exception {
        house.plugins.start();
        Files.delete(jar);
        house.looks(1);
        assertThat(house.commands()).isEmpty();
        assertThat(record()).content().contains("\"version\": \"1.0.0\"");
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void oneThatCannotBeWrittenDownGoesOutOfServiceAndIsTriedAgainWhenItsJarChanges() throws Exception {
        Files.createDirectories(scratch.resolve("store"));
        Path inTheWay = Files.createFile(scratch.resolve("store/greeter"));
        house.plugins.start();
        assertThat(house.commands()).containsExactly("hello");
        house.looks(3);
        assertThat(house.commands()).isEmpty();
        assertThat(house.told)
                .singleElement()
                .asString()
                .startsWith("plugin greeter.jar is refused: its files cannot be copied: ");
        Files.delete(inTheWay);
        house.touch(jar);
        house.looks(2);
        assertThat(house.commands()).containsExactly("hello");
        assertThat(record()).exists();
    }

    private Path record() {
        return scratch.resolve("store/greeter/record.json");
    }

    private long kept() throws IOException {
        try (Stream<Path> jars = Files.list(scratch.resolve("store/greeter/jars"))) {
            return jars.count();
        }
    }
}

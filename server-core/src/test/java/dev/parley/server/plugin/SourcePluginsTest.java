package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A source file in the plugin folder is treated like a jar.
class SourcePluginsTest {

    @TempDir
    private Path scratch;

    private PluginHouse house;

    @BeforeEach
    void open() {
        house = PluginHouse.open(scratch);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aFileIsLoadedAndSavingItAgainIsAnUpgrade() {
        save("Hello.java", "Hello", "hello");
        house.looks(2);
        assertThat(house.commands()).containsExactly("hello");
        String first = house.only().version();
        assertThat(house.told).containsExactly("plugin hello " + first + " is loaded: /hello");

        house.pass(Duration.ofSeconds(2));
        save("Hello.java", "Hello", "hi");
        house.looks(2);
        assertThat(house.commands()).containsExactly("hi");
        assertThat(house.told)
                .endsWith("plugin hello " + first + " is upgraded to "
                        + house.only().version());
    }

    @Test
    void whatDoesNotCompileLeavesTheOldVersionServing() {
        save("Hello.java", "Hello", "hello");
        house.looks(2);
        String name = house.only().name();
        house.write("Hello.java", "public class Hello {\n    int x = ;\n}\n");
        house.looks(3);
        assertThat(house.commands()).containsExactly("hello");
        assertThat(house.told)
                .hasSize(2)
                .endsWith("plugin Hello.java is refused: it does not compile: Hello.java:2:13: illegal start of"
                        + " expression; " + name + " goes on serving");
    }

    @Test
    void aBadVersionIsRolledBackAndStaysOutOverARestart() throws Exception {
        save("Hello.java", "Hello", "hello");
        house.looks(2);
        house.pass(Duration.ofSeconds(2));
        save("Hello.java", "Hello", "bad");
        house.looks(2);
        assertThat(house.plugins.deployment().rollBack("hello")).contains("serves again instead of");
        assertThat(house.commands()).containsExactly("hello");
        house.close();
        house = PluginHouse.open(scratch);
        house.plugins.start();
        assertThat(house.commands()).containsExactly("hello");
        assertThat(house.plugins.load("Hello.java")).contains("is upgraded to");
        assertThat(house.commands()).containsExactly("bad");
    }

    @Test
    void whoeverDeletesTheFileRemovesThePluginButAnEditorMayTakeItAwayForAMoment() throws IOException {
        Path file = save("Hello.java", "Hello", "hello");
        house.looks(2);
        Path aside = Files.move(file, scratch.resolve("aside"));
        house.looks(1);
        Files.move(aside, file);
        house.looks(2);
        assertThat(house.told).hasSize(1);
        Files.delete(file);
        house.looks(2);
        assertThat(house.commands()).isEmpty();
    }

    @Test
    void aRenamedFileIsAnotherPluginThatTakesTheNamesOver() throws IOException {
        Path file = save("Hello.java", "Hello", "hello");
        house.looks(2);
        Files.delete(file);
        save("Bonjour.java", "Bonjour", "hello");
        house.looks(3);
        assertThat(house.only().id()).isEqualTo("bonjour");
        assertThat(house.commands()).containsExactly("hello");
    }

    @Test
    void aFileTakesOverFromAnOlderJarOfTheSameId() {
        house.jar("hello", "1.0.0", "hi", "hello.jar");
        house.looks(2);
        save("Hello.java", "Hello", "hello");
        house.looks(2);
        assertThat(house.commands()).containsExactly("hello");
        assertThat(house.told.getLast()).startsWith("plugin hello 1.0.0 is upgraded to 20");
    }

    @Test
    void whatEditorsHideBesideItIsLeftAlone() {
        house.write(".#Hello.java", "somebody@host");
        house.write("Hello.java~", "an older one");
        house.looks(3);
        assertThat(house.told).isEmpty();
    }

    private Path save(String file, String className, String command) {
        house.write(file, """
                import dev.parley.api.*;
                @Slash(name = "%s", help = "Says hello")
                public final class %s implements Command<%s.Args> {
                    public record Args() {}
                    @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                }
                """.formatted(command, className, className));
        return house.folder.resolve(file);
    }
}

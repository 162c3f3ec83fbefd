package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the admin says of plugins: it is done, and still holds after a restart.
class PluginAdminTest {

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
    void aDisabledPluginStaysOutOfServiceOverARestartUntilItIsEnabled() throws Exception {
        house.jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        assertThat(admin().disable("hello")).startsWith("plugin hello is disabled");
        assertThat(house.commands()).isEmpty();
        restart();
        assertThat(house.commands()).isEmpty();
        assertThat(house.plugins.roster().ids()).containsExactly("hello");
        house.jar("hello", "1.1.0", "hi", "hello.jar");
        house.looks(2);
        assertThat(house.commands()).isEmpty();
        assertThat(admin().enable("hello")).isEqualTo("plugin hello 1.1.0 is loaded: /hi");
        restart();
        assertThat(house.commands()).containsExactly("hi");
        refused("hello is not disabled", () -> admin().enable("hello"));
    }

    @Test
    void anUnloadedPluginComesBackWithAnotherJarWhenItIsLoadedOrAtTheNextStart() throws Exception {
        house.jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        admin().unload("hello");
        house.looks(3);
        assertThat(house.commands()).isEmpty();
        refused("hello is not in service", () -> admin().unload("hello"));
        assertThat(house.plugins.load("hello.jar")).isEqualTo("plugin hello 1.0.0 is loaded: /hello");

        admin().unload("hello");
        house.jar("hello", "1.1.0", "hi", "hello.jar");
        house.looks(2);
        assertThat(house.commands()).containsExactly("hi");

        admin().unload("hello");
        restart();
        assertThat(house.commands()).containsExactly("hi");
    }

    @Test
    void aReloadIsANewInstanceOfTheSameJar() throws Exception {
        house.jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        LoadedPlugin before = house.only();
        assertThat(admin().reload("hello")).isEqualTo("plugin hello 1.0.0 is loaded anew");
        assertThat(house.only().classLoader()).isNotSameAs(before.classLoader());
        assertThat(house.only().owner().calls().totals().calls()).isZero();
        refused("no plugin is called nobody", () -> admin().reload("nobody"));
    }

    @Test
    void onlyJarsOfThePluginFolderCanBeLoaded() throws IOException {
        Files.writeString(scratch.resolve("outside.jar"), "");
        for (String name : List.of("missing.jar", "../outside.jar", "..", "", "/etc/passwd")) {
            refused("there is no jar " + name + " in the plugin folder", () -> house.plugins.load(name));
        }
    }

    @Test
    void loadingTakesAnOlderJarToo() throws Exception {
        house.jar("hello", "1.1.0", "hi", "new.jar");
        house.jar("hello", "1.0.0", "hello", "old.jar");
        house.looks(2);
        assertThat(house.commands()).containsExactly("hi");
        assertThat(house.plugins.load("old.jar")).isEqualTo("plugin hello 1.1.0 gives way to 1.0.0");
        assertThat(house.commands()).containsExactly("hello");
    }

    @Test
    void whenTheJarThatServesIsDeletedAnotherOneTakesOverInOneStep() throws IOException {
        house.jar("hello", "1.1.0", "hello", "new.jar");
        house.jar("hello", "1.0.0", "hello", "old.jar");
        house.looks(2);
        Files.delete(house.folder.resolve("new.jar"));
        house.looks(1);
        assertThat(house.only().version()).isEqualTo("1.0.0");
        assertThat(house.told.getLast()).isEqualTo("plugin hello 1.1.0 gives way to 1.0.0");
    }

    @Test
    void aRecordThatCannotBeReadIsSaidAndNeverTakenForAnEmptyOne() throws Exception {
        house.jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        Path record = scratch.resolve("store/hello/record.json");
        Files.writeString(record, "{ broken");
        refused("what is known of it", () -> admin().disable("hello"));
        assertThat(house.commands()).containsExactly("hello");
        house.jar("hello", "1.1.0", "hi", "hello.jar");
        house.looks(2);
        assertThat(house.told.getLast())
                .contains("hello.jar is refused: what is known of it", "restore that file", "goes on serving");
        assertThat(Files.readString(record)).isEqualTo("{ broken");
    }

    @Test
    void aChangeOfItsSettingsLoadsAPluginAnewAndOnlySettingsThatItTakes() {
        house.pack(PluginJars.plugin(scratch, "greeter", "1.0.0").source("Greet", """
                package example;
                import dev.parley.api.*;
                @Slash(name = "greet", help = "Greets")
                public final class Greet implements Command<Greet.Args>, Lifecycle {
                    private final PluginContext plugin;
                    public record Args() {}
                    public Greet(PluginContext plugin) { this.plugin = plugin; }
                    @Override public void check() {
                        if (!plugin.settings().getOrDefault("words", "hello").startsWith("h")) {
                            throw new IllegalArgumentException("words must start with h");
                        }
                    }
                    @Override public Reply run(Args args, Call call) { return Reply.text(plugin.settings().get("words")); }
                }
                """), "greeter.jar");
        house.looks(2);
        LoadedPlugin first = house.only();
        house.looks(3);
        assertThat(house.only()).isSameAs(first);

        house.write("greeter.properties", "words=hi");
        house.looks(2);
        LoadedPlugin second = house.only();
        assertThat(second).isNotSameAs(first);
        assertThat(house.told.getLast())
                .isEqualTo("plugin greeter 1.0.0 is loaded anew, since its settings have changed");

        house.write("greeter.properties", "words=bye");
        house.looks(4);
        assertThat(house.only()).isSameAs(second);
        assertThat(house.told.getLast()).contains("words must start with h", "greeter 1.0.0 goes on serving");
        assertThat(house.told).filteredOn(line -> line.contains("is refused")).hasSize(1);
    }

    private Deployment admin() {
        return house.plugins.deployment();
    }

    private void restart() {
        house.close();
        house = PluginHouse.open(scratch);
        house.pass(Duration.ofHours(1));
        house.plugins.start();
    }

    private interface Action {
        void run() throws PluginRefusedException;
    }

    private static void refused(String reason, Action action) {
        assertThatExceptionOfType(PluginRefusedException.class)
                .isThrownBy(action::run)
                .withMessageContaining(reason);
    }
}

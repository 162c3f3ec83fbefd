package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.server.files.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A version that turned out to be bad after it took over: the one before comes back, with its files.
class RollbackTest {

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
    void thePreviousJarServesAgainOnTheFilesAsTheyWere() throws Exception {
        keeper("1.0.0", "written by 1");
        keeper("2.0.0", "written by 2");
        assertThat(note()).isEqualTo("written by 2");
        assertThat(admin().rollBack("keeper"))
                .isEqualTo("plugin keeper 1.0.0 serves again instead of 2.0.0, with its files as they were");
        assertThat(house.only().version()).isEqualTo("1.0.0");
        assertThat(note()).isEqualTo("written by 1");
    }

    @Test
    void whatWasRolledBackStaysOutOverARestart() throws Exception {
        keeper("1.0.0", "1");
        keeper("2.0.0", "2");
        admin().rollBack("keeper");
        house.looks(3);
        assertThat(house.only().version()).isEqualTo("1.0.0");
        restart();
        assertThat(house.only().version()).isEqualTo("1.0.0");
        assertThat(note()).isEqualTo("1");
        assertThat(admin().reload("keeper")).isEqualTo("plugin keeper 1.0.0 is loaded anew");
        restart();
        assertThat(house.only().version()).isEqualTo("1.0.0");
    }

    @Test
    void aStartWithTheJarsOfTheLastOneWritesNoRecord() throws Exception {
        keeper("1.0.0", "1");
        FileStamp before = FileStamp.of(scratch.resolve("store/keeper/record.json"));
        restart();
        assertThat(house.only().version()).isEqualTo("1.0.0");
        assertThat(FileStamp.of(scratch.resolve("store/keeper/record.json"))).isEqualTo(before);
    }

    @Test
    void anyOtherJarTakesOverAgain() throws Exception {
        keeper("1.0.0", "1");
        keeper("2.0.0", "2");
        admin().rollBack("keeper");
        keeper("2.0.1", "3");
        assertThat(house.only().version()).isEqualTo("2.0.1");
        restart();
        assertThat(house.only().version()).isEqualTo("2.0.1");
    }

    @Test
    void theAdminCanTakeTheRolledBackJarAllTheSame() throws Exception {
        keeper("1.0.0", "1");
        keeper("2.0.0", "2");
        admin().rollBack("keeper");
        assertThat(house.plugins.load("keeper.jar")).isEqualTo("plugin keeper 1.0.0 is upgraded to 2.0.0");
        restart();
        assertThat(house.only().version()).isEqualTo("2.0.0");
    }

    @Test
    void oneCanGoBackAgainAndAgainForThreeVersions() throws Exception {
        for (int version = 1; version <= 5; version++) {
            keeper(version + ".0.0", "" + version);
        }
        for (int version = 4; version >= 2; version--) {
            admin().rollBack("keeper");
            assertThat(house.only().version()).isEqualTo(version + ".0.0");
            assertThat(note()).isEqualTo("" + version);
        }
        assertThatExceptionOfType(PluginRefusedException.class)
                .isThrownBy(() -> admin().rollBack("keeper"))
                .withMessage("there is no earlier version of keeper to go back to");
        restart();
        assertThat(house.only().version()).isEqualTo("2.0.0");
        assertThat(scratch.resolve("store/keeper/jars")).isDirectoryContaining("glob:**.jar");
        try (var jars = Files.list(scratch.resolve("store/keeper/jars"))) {
            assertThat(jars).hasSize(1);
        }
    }

    @Test
    void anUpgradeWhileTheServerWasDownCanBeRolledBackToo() throws Exception {
        keeper("1.0.0", "1");
        house.close();
        house = PluginHouse.open(scratch);
        keeper("2.0.0", "2");
        admin().rollBack("keeper");
        assertThat(house.only().version()).isEqualTo("1.0.0");
        assertThat(note()).isEqualTo("1");
    }

    /// Which may leave the name of a file on the disk, and not its content.
    @Test
    void aKeptJarThatAPowerFailureHasEmptiedIsKeptAnewAtTheNextStart() throws Exception {
        keeper("1.0.0", "1");
        Files.write(keptJar(), new byte[0]);
        restart();
        keeper("2.0.0", "2");
        admin().rollBack("keeper");
        assertThat(house.only().version()).isEqualTo("1.0.0");
    }

    @Test
    void aVersionThatCannotStartLeavesTheOldOneServingAndNoTrace() throws Exception {
        keeper("1.0.0", "1");
        LoadedPlugin serving = house.only();
        house.pack(jar("2.0.0", "throw new IllegalStateException(\"no database\");"), "keeper.jar");
        house.looks(2);
        assertThat(house.only()).isSameAs(serving);
        assertThat(house.told.getLast())
                .isEqualTo(
                        "plugin keeper.jar is refused: it could not start: java.lang.IllegalStateException: no database;"
                                + " keeper 1.0.0 goes on serving");
        assertThatExceptionOfType(PluginRefusedException.class).isThrownBy(() -> admin().rollBack("keeper"));
        try (var jars = Files.list(scratch.resolve("store/keeper/jars"))) {
            assertThat(jars).hasSize(1);
        }
    }

    @Test
    void aPreviousVersionThatCannotStartAnyMoreLeavesTheBadOneServing() throws Exception {
        Path marker = scratch.resolve("fails");
        house.pack(jar("1.0.0", """
                if (java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) { throw new IllegalStateException("no more"); }
                """.formatted(marker)), "keeper.jar");
        house.looks(2);
        keeper("2.0.0", "2");
        Files.createFile(marker);
        assertThatExceptionOfType(PluginRefusedException.class)
                .isThrownBy(() -> admin().rollBack("keeper"))
                .withMessageContaining("no more");
        assertThat(house.only().version()).isEqualTo("2.0.0");
        assertThat(note()).isEqualTo("2");
    }

    private void keeper(String version, String note) {
        house.pack(
                jar(version, "java.nio.file.Files.writeString(plugin.folder().resolve(\"note\"), \"" + note + "\");"),
                "keeper.jar");
        house.looks(2);
    }

    /// A plugin that does something when it starts.
    private PluginJars jar(String version, String start) {
        return PluginJars.plugin(scratch, "keeper", version).source("Keeper", """
                package example;
                import dev.parley.api.*;
                public final class Keeper implements Lifecycle {
                    private final PluginContext plugin;
                    public Keeper(PluginContext plugin) { this.plugin = plugin; }
                    @Override public void start() throws Exception { %s }
                }
                """.formatted(start));
    }

    /// The only one.
    private Path keptJar() throws IOException {
        try (Stream<Path> jars = Files.list(scratch.resolve("store/keeper/jars"))) {
            return jars.findFirst().orElseThrow();
        }
    }

    /// What the plugin's file holds, in the folder that it uses now.
    private String note() throws IOException, PluginRefusedException {
        PluginRecord record = new PluginStore(scratch.resolve("store")).recordOf("keeper");
        return Files.readString(scratch.resolve("store/keeper/data/" + record.data() + "/note"));
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
}

package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of jars that come, change and go while the server runs; each look at the folder is taken by
/// hand.
class LivePluginsTest {

    @TempDir
    private Path scratch;

    private PluginHouse house;
    private Path folder;

    @BeforeEach
    void start() {
        house = PluginHouse.open(scratch);
        folder = house.folder;
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void aJarThatStandsStillIsLoaded() {
        jar("hello", "1.0.0", "hello", "hello.jar");
        house.plugins.look();
        assertThat(house.commands()).isEmpty();
        house.plugins.look();
        assertThat(house.commands()).containsExactly("hello");
        assertThat(house.told).containsExactly("plugin hello 1.0.0 is loaded: /hello");
    }

    @Test
    void aJarThatIsStillBeingWrittenWaitsWithoutAWord() throws IOException {
        byte[] whole = Files.readAllBytes(jar("hello", "1.0.0", "hello", "../whole.jar"));
        for (int part = 1; part <= 4; part++) {
            Files.write(folder.resolve("hello.jar"), Arrays.copyOf(whole, whole.length * part / 5));
            house.looks(3);
        }
        assertThat(house.told).isEmpty();
        Files.write(folder.resolve("hello.jar"), whole);
        house.looks(2);
        assertThat(house.commands()).containsExactly("hello");
    }

    @Test
    void aJarThatNobodyFinishesIsRefusedInTheEnd() throws IOException {
        Files.writeString(folder.resolve("half.jar"), "half");
        house.looks(3);
        assertThat(house.told).isEmpty();
        house.pass(Duration.ofSeconds(11));
        house.looks(3);
        assertThat(house.told).singleElement().asString().contains("half.jar is refused: it is not a whole jar");
    }

    @Test
    void anOverwrittenJarIsAnUpgrade() {
        jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        jar("hello", "1.1.0", "hi", "hello.jar");
        house.looks(2);
        assertThat(house.commands()).containsExactly("hi");
        assertThat(house.told).endsWith("plugin hello 1.0.0 is upgraded to 1.1.0");
    }

    @Test
    void aRenamedJarIsAnUpgradeToo() throws IOException {
        jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        Path next = jar("hello", "1.1.0", "hi", "../next.jar");
        Files.move(next, folder.resolve("hello.jar"), StandardCopyOption.REPLACE_EXISTING);
        house.looks(2);
        assertThat(house.commands()).containsExactly("hi");
        Files.move(folder.resolve("hello.jar"), folder.resolve("bonjour.jar"));
        house.looks(3);
        assertThat(house.commands()).containsExactly("hi");
    }

    @Test
    void anotherFileWithAHigherVersionTakesOverAndALowerOneDoesNot() throws IOException {
        jar("hello", "1.0.0", "hello", "hello-1.0.0.jar");
        house.looks(2);
        jar("hello", "1.10.0", "hi", "hello-1.10.0.jar");
        house.looks(2);
        assertThat(house.commands()).containsExactly("hi");
        jar("hello", "1.9.0", "old", "hello-1.9.0.jar");
        house.looks(2);
        assertThat(house.commands()).containsExactly("hi");
        assertThat(house.told.getLast()).contains("it is older than hello 1.10.0, which serves from hello-1.10.0.jar");

        Files.delete(folder.resolve("hello-1.10.0.jar"));
        house.looks(3);
        assertThat(house.commands()).containsExactly("old");
    }

    @Test
    void whateverIsWrongWithTheNewVersionTheOldOneGoesOnServing() throws IOException {
        jar("other", "1.0.0", "taken", "other.jar");
        jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        List<Runnable> faults = List.of(
                () -> house.write("hello.jar", "not a jar"),
                () -> jar("hello", "1.1.0", "taken", "hello.jar"),
                () -> jar("hello", "1.1.0", "Not A Name", "hello.jar"),
                () -> house.pack(PluginJars.plugin(scratch, "hello", "1.1.0"), "hello.jar"));
        for (Runnable fault : faults) {
            int before = house.told.size();
            fault.run();
            house.pass(Duration.ofSeconds(60));
            house.looks(2);
            assertThat(house.commands()).containsExactly("hello", "taken");
            assertThat(house.told).hasSize(before + 1);
            assertThat(house.told.getLast()).contains("hello.jar is refused", "hello 1.0.0 goes on serving");
        }
        jar("hello", "1.2.0", "hello", "hello.jar");
        house.looks(2);
        assertThat(house.told).endsWith("plugin hello 1.0.0 is upgraded to 1.2.0");
    }

    @Test
    void aJarThatIsRefusedLeavesNoCopyBehind() throws IOException {
        house.write("text.jar", "not a jar");
        PluginJars.plugin(scratch, "nothing", "1.0.0").jar(folder.resolve("nothing.jar"));
        new PluginJars(scratch)
                .command("Nameless", "name = \"x\", help = \"x\"", "return Reply.nothing();")
                .jar(folder.resolve("nameless.jar"));
        house.looks(4);
        house.pass(Duration.ofSeconds(60));
        house.looks(2);
        assertThat(house.told).hasSize(3);
        assertThat(house.copies).isEmptyDirectory();
    }

    @Test
    void aServerThatStopsLeavesNoCopyBehind() {
        jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        assertThat(house.copies).isNotEmptyDirectory();
        house.plugins.stop();
        assertThat(house.copies).isEmptyDirectory();
    }

    @Test
    void aDeletedJarTakesItsCommandsAway() throws IOException {
        jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        Files.delete(folder.resolve("hello.jar"));
        house.looks(1);
        assertThat(house.commands()).isEmpty();
        assertThat(house.plugins.roster().serving()).isEmpty();
    }

    @Test
    void theClassesOfARetiredPluginAreCollected() throws Exception {
        jar("hello", "1.0.0", "hello", "hello.jar");
        house.looks(2);
        var classes =
                new WeakReference<>(house.plugins.roster().serving().getFirst().classLoader());
        jar("hello", "1.1.0", "hello", "hello.jar");
        house.looks(2);
        Instant deadline = Instant.now().plusSeconds(10);
        while (classes.get() != null && Instant.now().isBefore(deadline)) {
            System.gc();
        }
        assertThat(classes.get()).isNull();
    }

    @Test
    void whatKeepsTheClassesOfARemovedPluginIsShownUntilItLetsGo() throws Exception {
        house.pack(PluginJars.plugin(scratch, "leaky", "1.0.0").source("Leaky", """
                package example;
                import dev.parley.api.*;
                public final class Leaky implements Lifecycle {
                    @Override public void start() { System.getProperties().put("leaky.test", this); }
                }
                """), "leaky.jar");
        house.looks(2);
        Files.delete(folder.resolve("leaky.jar"));
        house.looks(1);
        try {
            await(() -> !house.plugins.leaksOf("leaky").isEmpty());
            assertThat(house.plugins.leaksOf("leaky"))
                    .containsExactly("leaky 1.0.0: the system property \"leaky.test\" has example.Leaky");
            assertThat(house.plugins.ids()).containsExactly("leaky");
        } finally {
            System.getProperties().remove("leaky.test");
        }
        await(() -> {
            System.gc();
            return house.plugins.ids().isEmpty();
        });
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private Path jar(String id, String version, String command, String file) {
        return house.jar(id, version, command, file);
    }
}

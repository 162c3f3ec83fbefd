package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.Guard;
import dev.parley.server.command.RegisteredCommand;
import dev.parley.server.people.Permissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of jars that come, change and go while the server runs; each look at the folder is taken by
/// hand.
class LivePluginsTest {

    @TempDir
    private Path scratch;

    private Path folder;
    private Plugins plugins;
    private Instant now = Instant.now();
    private final Guard guard = new Guard();
    private final CommandRegistry registry = new CommandRegistry(new Permissions());
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(scratch.resolve("plugins"));
        Plugins.Times times = new Plugins.Times(Duration.ofSeconds(10), Duration.ofSeconds(10));
        Path copies = Files.createDirectory(scratch.resolve("copies"));
        InstantSource clock = () -> now;
        plugins = new Plugins(folder, copies, "0.1.0", registry, guard, times, clock, told::add);
    }

    @AfterEach
    void stop() {
        guard.close();
    }

    @Test
    void aJarThatStandsStillIsLoaded() {
        jar("hello", "1.0.0", "hello", "hello.jar");
        plugins.look();
        assertThat(commands()).isEmpty();
        plugins.look();
        assertThat(commands()).containsExactly("hello");
        assertThat(told).containsExactly("plugin hello 1.0.0 is loaded: /hello");
    }

    @Test
    void aJarThatIsStillBeingWrittenWaitsWithoutAWord() throws IOException {
        byte[] whole = Files.readAllBytes(jar("hello", "1.0.0", "hello", "../whole.jar"));
        for (int part = 1; part <= 4; part++) {
            Files.write(folder.resolve("hello.jar"), Arrays.copyOf(whole, whole.length * part / 5));
            looks(3);
        }
        assertThat(told).isEmpty();
        Files.write(folder.resolve("hello.jar"), whole);
        looks(2);
        assertThat(commands()).containsExactly("hello");
    }

    @Test
    void aJarThatNobodyFinishesIsRefusedInTheEnd() throws IOException {
        Files.writeString(folder.resolve("half.jar"), "half");
        looks(3);
        assertThat(told).isEmpty();
        now = now.plusSeconds(11);
        looks(3);
        assertThat(told).singleElement().asString().contains("half.jar is refused: it is not a whole jar");
    }

    @Test
    void anOverwrittenJarIsAnUpgrade() {
        jar("hello", "1.0.0", "hello", "hello.jar");
        looks(2);
        jar("hello", "1.1.0", "hi", "hello.jar");
        looks(2);
        assertThat(commands()).containsExactly("hi");
        assertThat(told).endsWith("plugin hello 1.0.0 is upgraded to 1.1.0");
    }

    @Test
    void aRenamedJarIsAnUpgradeToo() throws IOException {
        jar("hello", "1.0.0", "hello", "hello.jar");
        looks(2);
        Path next = jar("hello", "1.1.0", "hi", "../next.jar");
        Files.move(next, folder.resolve("hello.jar"), StandardCopyOption.REPLACE_EXISTING);
        looks(2);
        assertThat(commands()).containsExactly("hi");
        Files.move(folder.resolve("hello.jar"), folder.resolve("bonjour.jar"));
        looks(3);
        assertThat(commands()).containsExactly("hi");
    }

    @Test
    void anotherFileWithAHigherVersionTakesOverAndALowerOneDoesNot() throws IOException {
        jar("hello", "1.0.0", "hello", "hello-1.0.0.jar");
        looks(2);
        jar("hello", "1.10.0", "hi", "hello-1.10.0.jar");
        looks(2);
        assertThat(commands()).containsExactly("hi");
        jar("hello", "1.9.0", "old", "hello-1.9.0.jar");
        looks(2);
        assertThat(commands()).containsExactly("hi");
        assertThat(told.getLast()).contains("it is older than hello 1.10.0, which serves from hello-1.10.0.jar");

        Files.delete(folder.resolve("hello-1.10.0.jar"));
        looks(3);
        assertThat(commands()).containsExactly("old");
    }

    @Test
    void whateverIsWrongWithTheNewVersionTheOldOneGoesOnServing() throws IOException {
        jar("other", "1.0.0", "taken", "other.jar");
        jar("hello", "1.0.0", "hello", "hello.jar");
        looks(2);
        List<Runnable> faults = List.of(
                () -> write("hello.jar", "not a jar"),
                () -> jar("hello", "1.1.0", "taken", "hello.jar"),
                () -> jar("hello", "1.1.0", "Not A Name", "hello.jar"),
                () -> PluginJars.plugin(scratch, "hello", "1.1.0").jar(folder.resolve("hello.jar")));
        for (Runnable fault : faults) {
            int before = told.size();
            fault.run();
            now = now.plusSeconds(60);
            looks(2);
            assertThat(commands()).containsExactly("hello", "taken");
            assertThat(told).hasSize(before + 1);
            assertThat(told.getLast()).contains("hello.jar is refused", "hello 1.0.0 goes on serving");
        }
        jar("hello", "1.2.0", "hello", "hello.jar");
        looks(2);
        assertThat(told).endsWith("plugin hello 1.0.0 is upgraded to 1.2.0");
    }

    @Test
    void aJarThatIsRefusedLeavesNoCopyBehind() throws IOException {
        write("text.jar", "not a jar");
        PluginJars.plugin(scratch, "nothing", "1.0.0").jar(folder.resolve("nothing.jar"));
        new PluginJars(scratch)
                .command("Nameless", "name = \"x\", help = \"x\"", "return Reply.nothing();")
                .jar(folder.resolve("nameless.jar"));
        looks(4);
        now = now.plusSeconds(60);
        looks(2);
        assertThat(told).hasSize(3);
        assertThat(scratch.resolve("copies")).isEmptyDirectory();
    }

    @Test
    void aDeletedJarTakesItsCommandsAway() throws IOException {
        jar("hello", "1.0.0", "hello", "hello.jar");
        looks(2);
        Files.delete(folder.resolve("hello.jar"));
        looks(1);
        assertThat(commands()).isEmpty();
        assertThat(plugins.loaded()).isEmpty();
    }

    @Test
    void theClassesOfARetiredPluginAreCollected() throws Exception {
        jar("hello", "1.0.0", "hello", "hello.jar");
        looks(2);
        var classes = new WeakReference<>(plugins.loaded().getFirst().classLoader());
        jar("hello", "1.1.0", "hello", "hello.jar");
        looks(2);
        Instant deadline = Instant.now().plusSeconds(10);
        while (classes.get() != null && Instant.now().isBefore(deadline)) {
            System.gc();
        }
        assertThat(classes.get()).isNull();
    }

    private Path jar(String id, String version, String command, String file) {
        Path jar = PluginJars.plugin(scratch, id, version)
                .command("Hello", "name = \"" + command + "\", help = \"Says hello\"", "return Reply.nothing();")
                .jar(folder.resolve(file));
        return touch(jar);
    }

    private void write(String file, String content) {
        try {
            touch(Files.writeString(folder.resolve(file), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives the file the test's time, so that two versions that are written within one tick of the disk's
    /// clock differ.
    private Path touch(Path file) {
        try {
            now = now.plusMillis(10);
            return Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void looks(int count) {
        for (int i = 0; i < count; i++) {
            plugins.look();
        }
    }

    private List<String> commands() {
        return registry.all().stream().map(RegisteredCommand::name).toList();
    }
}

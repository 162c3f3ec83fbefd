package dev.parley.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `parley plugin build` makes a jar that a server takes.
class PluginBuildCommandTest {

    @TempDir
    private Path scratch;

    @Test
    void aFolderOfSourcesBecomesAJarBesideThem() throws IOException {
        Path folder = folder();
        CommandRun build = CommandRun.of("plugin", "build", folder);
        Path jar = folder.resolve("dice-roll-1.2.3.jar");
        assertThat(build).isEqualTo(new CommandRun(0, "dice-roll 1.2.3 is packed into " + jar + "\n", ""));
        byte[] first = Files.readAllBytes(jar);
        assertThat(CommandRun.of("plugin", "check", jar).out()).startsWith("dice-roll 1.2.3 would be loaded.");
        assertThat(CommandRun.of("plugin", "check", folder).out()).startsWith("dice-roll 1.2.3 would be loaded.");
        CommandRun.of("plugin", "build", folder);
        assertThat(jar).as("built again beside the first").hasBinaryContent(first);
    }

    @Test
    void theJarCanGoElsewhere() throws IOException {
        Path jar = scratch.resolve("other.jar");
        assertThat(CommandRun.of("plugin", "build", folder(), "-o", jar).code()).isZero();
        assertThat(jar).isNotEmptyFile();
        assertThat(CommandRun.of("plugin", "build", folder(), "-o", scratch.resolve("no/such/folder.jar")))
                .isEqualTo(new CommandRun(
                        1, "", scratch.resolve("no/such/folder.jar") + " cannot be written: there is no such file\n"));
    }

    @Test
    void aSingleFileCanBeBuiltToo() throws IOException {
        Path file = folder().resolve("example/Roll.java");
        CommandRun build = CommandRun.of("plugin", "build", file);
        assertThat(build.out()).isEqualTo("roll 1.2.3 is packed into " + file.resolveSibling("roll-1.2.3.jar") + "\n");
    }

    @Test
    void whatCannotBeBuiltIsSaidWithEachError() throws IOException {
        Path folder = folder();
        Files.writeString(
                folder.resolve("example/Bad.java"), "package example;\nclass Bad {\n  int x = y;\n  Z z;\n}\n");
        assertThat(CommandRun.of("plugin", "build", folder).err().lines())
                .containsExactly(
                        folder + " cannot be built: example/Bad.java:4:3: cannot find symbol, symbol: class Z,"
                                + " location: class example.Bad",
                        folder + " cannot be built: example/Bad.java:3:11: cannot find symbol, symbol: variable y,"
                                + " location: class example.Bad");
        assertThat(CommandRun.of("plugin", "build", scratch.resolve("missing")))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        scratch.resolve("missing") + " cannot be built: it cannot be read: there is no such file\n"));
        assertThat(CommandRun.of("plugin", "build").code()).isEqualTo(2);
    }

    private Path folder() throws IOException {
        Path folder =
                Files.createDirectories(scratch.resolve("dice-roll/example")).getParent();
        Files.writeString(folder.resolve("example/Roll.java"), """
                package example;
                import dev.parley.api.*;
                @About(version = "1.2.3")
                @Slash(name = "roll", help = "Roll a die")
                public final class Roll implements Command<Roll.Args> {
                    public record Args() {}
                    @Override public Reply run(Args args, Call call) throws java.io.IOException {
                        try (var words = Roll.class.getResourceAsStream("/words.txt")) {
                            return Reply.text(new String(words.readAllBytes()));
                        }
                    }
                }
                """);
        Files.writeString(folder.resolve("words.txt"), "rolled");
        return folder;
    }
}

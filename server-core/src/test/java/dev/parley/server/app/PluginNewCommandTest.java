package dev.parley.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `parley plugin new` writes a project and says how to go on.
class PluginNewCommandTest {

    @TempDir
    private Path scratch;

    @Test
    void aProjectIsWrittenWhole() throws IOException {
        Path folder = scratch.resolve("project");
        Path plugins = scratch.resolve("plugins & more");
        CommandRun run = CommandRun.of("plugin", "new", "dice-roll", "--into", folder, "--plugins", plugins);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("./mvnw -q -DskipTests install", "start with src/main/java/example/diceroll/DiceRoll.java");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(folder::relativize)
                            .map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "pom.xml",
                            "README.md",
                            ".gitignore",
                            "src/main/java/example/diceroll/DiceRoll.java",
                            "src/test/java/example/diceroll/DiceRollTest.java");
        }
        assertThat(folder.resolve("pom.xml"))
                .content()
                .contains(
                        "<artifactId>dice-roll</artifactId>",
                        "<parley.version>" + Version.number() + "</parley.version>",
                        "<parley.plugins>" + scratch + "/plugins &amp; more</parley.plugins>",
                        "<outputDirectory>${parley.plugins}</outputDirectory>");
        for (String file : List.of("pom.xml", "README.md", "src/test/java/example/diceroll/DiceRollTest.java")) {
            assertThat(folder.resolve(file)).content().doesNotContain("{{");
        }
    }

    /// Then whoever has built Parley has all that the project needs, and no download is left.
    @Test
    void theProjectUsesTheVersionsThatParleyIsBuiltWith() throws IOException {
        Path folder = scratch.resolve("project");
        CommandRun.of("plugin", "new", "hello", "--into", folder);
        String parley = Files.readString(Path.of("../pom.xml"));
        Matcher versions = Pattern.compile(
                        "<artifactId>([\\w-]+)</artifactId>\\s*<version>(\\d+\\.\\d+\\.\\d+)</version>")
                .matcher(Files.readString(folder.resolve("pom.xml")).replace("<version>1.0.0</version>", ""));
        assertThat(versions.results().map(found -> found.group(2)))
                .hasSizeGreaterThan(5)
                .allMatch(version -> parley.contains(">" + version + "<"));
    }

    @Test
    void itsCommandCompilesAndWouldBeLoaded() {
        for (String name : List.of("hello", "dice-roll", "2048", "new", "command", "string", "a.b_c", "x".repeat(64))) {
            Path folder = scratch.resolve("project-" + name);
            assertThat(CommandRun.of("plugin", "new", name, "--into", folder).err())
                    .isEmpty();
            CommandRun check = CommandRun.of("plugin", "check", folder.resolve("src/main/java"));
            assertThat(check.out())
                    .as(name)
                    .contains("would be loaded", "\n/" + new PluginProject(name, scratch).command());
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidAndNothingIs() throws IOException {
        Path full = Files.createDirectory(scratch.resolve("full"));
        Files.createFile(full.resolve("file"));
        refused("\"Dice Roll\" cannot be a plugin's id", "Dice Roll", "--into", scratch.resolve("new"));
        refused("\"../up\" cannot be a plugin's id", "../up", "--into", scratch.resolve("new"));
        refused("the server has a command /help itself", "help", "--into", scratch.resolve("new"));
        refused("is there, and not an empty folder", "hello", "--into", full);
        Files.createFile(full.resolve("kick.jar"));
        refused("kick.jar is there, and the project would replace it", "kick", "--plugins", full);
        refused("is there, and not an empty folder", "hello", "--into", full.resolve("file"));
        refused("The project cannot be written", "hello", "--into", full.resolve("file/below"));
        assertThat(scratch.resolve("new")).doesNotExist();
        assertThat(CommandRun.of("plugin", "new").code()).isEqualTo(2);
    }

    private static void refused(String reason, Object... arguments) {
        Object[] all =
                Stream.concat(Stream.of("plugin", "new"), Stream.of(arguments)).toArray();
        CommandRun run = CommandRun.of(all);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(reason);
        assertThat(run.err().lines()).hasSize(1);
    }
}

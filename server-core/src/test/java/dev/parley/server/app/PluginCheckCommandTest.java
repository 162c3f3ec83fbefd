package dev.parley.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.plugin.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `parley plugin check` says what a server would say, and what is in a plugin.
class PluginCheckCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aPluginThatWouldLoadIsDescribed() {
        Path jar = PluginJars.plugin(folder, "colour", "1.2.0")
                .manifest("Plugin-Description", "Plays with colours")
                .source("Colour", """
                        package example;
                        import dev.parley.api.*;
                        @Slash(name = "colour", help = "Show a colour", permission = "colour.use", role = Role.MODERATOR,
                            aliases = "color", deadline = "3s", cooldown = "1m", audited = true, confirm = "It is bright.")
                        public final class Colour implements Command<Colour.Args>, Lifecycle {
                            public enum Tone { LIGHT, DARK }
                            public record Args(@Help("whom") User who, Tone tone, boolean loud,
                                @Rest java.util.Optional<String> why) {}
                            @Override public void start() { throw new IllegalStateException("nobody may start it"); }
                            @Override public Reply run(Args args, Call call) throws Exception {
                                new ProcessBuilder("ls").start();
                                new Thread(() -> {}).start();
                                return Reply.nothing();
                            }
                        }
                        """)
                .source("Quiet", """
                        package example;
                        public final class Quiet implements dev.parley.api.LineFilter {
                            @Override public Verdict judge(dev.parley.api.User u, dev.parley.api.Room r, String t) {
                                return Verdict.pass();
                            }
                        }
                        """)
                .jar(folder.resolve("colour.jar"));
        CommandRun check = CommandRun.of("plugin", "check", jar);
        assertThat(check.out().lines())
                .containsExactly(
                        "colour 1.2.0 would be loaded.",
                        "Plays with colours",
                        "",
                        "/colour <who> <tone> [why…] [--loud]",
                        "    Show a colour",
                        "    who (user): whom",
                        "    tone (choice of light, dark)",
                        "    loud (flag)",
                        "    why (text, the rest of the line, may be left out)",
                        "    aliases: /color",
                        "    permission: colour.use, which moderator and above have",
                        "    deadline: 3s",
                        "    cooldown: 1m",
                        "    each call is in the audit log",
                        "    asks before it runs: It is bright.",
                        "",
                        "filters",
                        "    example.Quiet",
                        "",
                        "life cycle",
                        "    example.Colour",
                        "",
                        "worth asking about",
                        "    has threads that the server does not know (PluginContext lends threads and timers):"
                                + " example.Colour calls new Thread",
                        "    starts other programs: example.Colour calls ProcessBuilder.start",
                        "    starts other programs: example.Colour calls new ProcessBuilder");
        assertThat(check.code()).isZero();
    }

    @Test
    void whatAServerWouldRefuseIsRefusedInTheSameWords() throws IOException {
        refused(Files.writeString(folder.resolve("text.jar"), "text"), "it is not a whole jar file");
        refused(folder.resolve("missing.jar"), "it cannot be read: there is no such file");
        refused(
                Files.writeString(folder.resolve("words.txt"), ""),
                "it is neither a .jar, nor a .java file, nor a folder");
        refused(command("help", "return Reply.nothing();"), "the name /help is taken by core");
        refused(command("Not A Name", "return Reply.nothing();"), "cannot be a command's name");
        refused(command("bye", "System.exit(0); return null;"), "example.Hello calls System.exit");
        refused(
                PluginJars.plugin(folder, "old", "1.0.0")
                        .manifest("Plugin-Requires", ">=9.0.0")
                        .command("Hello", "name = \"hello\", help = \"Says hello\"", "return Reply.nothing();")
                        .jar(folder.resolve("future.jar")),
                "it requires Parley >=9.0.0");
    }

    @Test
    void allErrorsOfASourceAreSaid() throws IOException {
        Path file =
                Files.writeString(folder.resolve("Bad.java"), "public class Bad {\n  int x = y;\n  int z = a;\n}\n");
        assertThat(CommandRun.of("plugin", "check", file).err().lines())
                .containsExactly(
                        file
                                + " would be refused: Bad.java:2:11: cannot find symbol, symbol: variable y, location: class Bad",
                        file
                                + " would be refused: Bad.java:3:11: cannot find symbol, symbol: variable a, location: class Bad");
    }

    @Test
    void aWrongCommandLineIsExplained() {
        assertThat(CommandRun.of("plugin").code()).isEqualTo(2);
        assertThat(CommandRun.of("plugin", "check").err()).contains("Missing required parameter: 'PLUGIN'");
        assertThat(CommandRun.of("plugin", "check", "--help").out()).contains("Usage: parley plugin check");
    }

    private Path command(String name, String body) {
        return PluginJars.plugin(folder, "hello", "1.0.0")
                .command("Hello", "name = \"" + name + "\", help = \"Says hello\"", body)
                .jar(folder.resolve("hello.jar"));
    }

    private static void refused(Path plugin, String reason) {
        CommandRun check = CommandRun.of("plugin", "check", plugin);
        assertThat(check.err()).startsWith(plugin + " would be refused: ").contains(reason);
        assertThat(check.err().lines()).hasSize(1);
        assertThat(check.code()).isEqualTo(1);
    }
}
